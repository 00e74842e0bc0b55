import * as vscode from "vscode";
import { findingHover } from "../../core/audit/explain/findingHover.ts";
import { escapeMarkdown } from "../../core/lib/inertMarkdown.ts";
import { commandTable } from "../commands/commandTable.ts";
import { toRange } from "./findingDiagnostics.ts";
import { proofSentence } from "./proofText.ts";
import { triageDetails } from "./triageText.ts";
import { underlinedAt } from "./underlinedFindings.ts";
import type { FindingSources, UnderlinedFinding } from "./underlinedFindings.ts";

/** More findings on one line are told by their number. */
const mostShown = 5;

/** Says on a finding's underlined place why it matters, its path, who reports it, and what was decided. */
export function showFindingHovers(sources: FindingSources): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: "solidity", scheme: "file" },
    {
      provideHover(document, position) {
        const found = underlinedAt(sources, document.uri, new vscode.Range(position, position));
        const [first] = found;
        if (first === undefined) return undefined;
        const shown = found.slice(0, mostShown).map((one) => hoverOf(sources, one));
        const more = found.length - shown.length;
        const rest = more === 0 ? [] : [new vscode.MarkdownString(`and ${more} more in the Findings view`)];
        return new vscode.Hover([...shown, ...rest], found.length === 1 ? first.underlined : undefined);
      },
    },
  );
}

/** Only our own explanation can be started from it, whatever the words of the repository and of tools are. */
function hoverOf({ audits }: FindingSources, { audit, finding, state, stale }: UnderlinedFinding): vscode.MarkdownString {
  const { id, title } = commandTable.explainFinding;
  const text = findingHover(finding, {
    decision: triageDetails(state, audits.triages),
    stale,
    addressOf: ({ file, range }) => {
      const { start } = toRange(range);
      return audit
        .toUri(file)
        .with({ fragment: `L${start.line + 1},${start.character + 1}` })
        .toString();
    },
  });
  const proof = proofSentence(finding, audits.proofs.of(audit, finding));
  const proven = proof === undefined ? "" : `\n\n${escapeMarkdown(proof)}`;
  const address = [{ audit: { project: { root: audit.project.root } }, finding: { id: finding.id } }];
  const explain = `[${title}](command:${id}?${encodeURIComponent(JSON.stringify(address))})`;
  const markdown = new vscode.MarkdownString(`${text}${proven}\n\n${explain}`);
  markdown.isTrusted = { enabledCommands: [id] };
  return markdown;
}
