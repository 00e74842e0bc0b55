import type { Workbench } from "../workbench.ts";
import { Audits } from "./audits.ts";
import { offerFindingActions } from "./findingActions.ts";
import { showFindingDiagnostics } from "./findingDiagnostics.ts";
import { FindingPlaces } from "./findingPlaces.ts";
import { createFindingsView } from "./findingsView.ts";
import { endPlaceholder } from "./registerAudit.ts";

const opened = new WeakMap<Workbench, Audits>();

/** The audits of a workbench; the first call brings all that shows them: view, diagnostics, quick fixes. */
export function auditsOf(workbench: Workbench): Audits {
  const known = opened.get(workbench);
  if (known !== undefined) return known;
  const audits = new Audits(workbench);
  opened.set(workbench, audits);
  const places = new FindingPlaces(audits);
  endPlaceholder(workbench);
  workbench.context.subscriptions.push(
    audits,
    places,
    createFindingsView(audits, places),
    showFindingDiagnostics(workbench, audits, places),
    offerFindingActions(workbench, audits, places),
    workbench.projects.onDidChange(() => {
      void audits.dropClosed();
      void audits.manual.loadAll();
    }),
  );
  void audits.manual.loadAll();
  return audits;
}
