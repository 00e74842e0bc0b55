import { createButton, element, showWhenChanged } from "./dom.ts";
import type { AuditState } from "../../protocol/deployView.ts";
import type { Part, Send } from "./part.ts";

/** What the last audit says of the Project whose contract is about to be deployed. Information only: it stops nothing. */
export function createAuditPart(send: Send): Part {
  const node = element("section", { "aria-label": "Audit", hidden: true });
  return {
    node,
    show({ project, contract, audit }) {
      showWhenChanged(node, [project === "" || contract === "", audit], () => {
        if (project === "" || contract === "") return [];
        const findings = createButton("Findings", { id: "findings", class: "link", "aria-label": "Show Findings" }, () =>
          send({ kind: "showFindings" }),
        );
        return [element("p", { class: "line" }, `${auditText(audit)} `, findings)];
      });
    },
  };
}

/** One line; that nothing is open is said only of an audit that looked at everything. */
function auditText(audit: AuditState): string {
  if (audit.kind === "none") return "Not audited in this window.";
  if (audit.allOff) return "Not audited: every analyzer is off.";
  const open = [...(audit.high > 0 ? [`${audit.high} high`] : []), ...(audit.medium > 0 ? [`${audit.medium} medium`] : [])];
  const notes = [
    ...(audit.notAnalysed.length > 0 ? [`${audit.notAnalysed.join(" and ")} not analysed`] : []),
    ...(open.length > 0 ? [`${open.join(" and ")} open`] : []),
    ...(audit.stale ? ["stale, a source was changed since"] : []),
  ];
  return notes.length === 0 ? "Audited: nothing high or medium is open." : `Audit: ${notes.join("; ")}.`;
}
