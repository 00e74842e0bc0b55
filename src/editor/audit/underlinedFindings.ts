import type * as vscode from "vscode";
import type { TriagedFinding } from "../../core/audit/triage/applyTriage.ts";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { Workbench } from "../workbench.ts";
import type { Audits } from "./audits.ts";
import type { AuditedFinding } from "./projectAudit.ts";
import { firstLineOf, shownFrom } from "./findingDiagnostics.ts";
import type { FindingPlaces } from "./findingPlaces.ts";

/** A finding at a place of the editor. */
export interface UnderlinedFinding extends AuditedFinding, TriagedFinding {
  readonly place: SourceRange;
  readonly stale: boolean;
  /** What of the place is underlined. */
  readonly underlined: vscode.Range;
}

/** What findings and their places are read from. */
export interface FindingSources {
  readonly workbench: Workbench;
  readonly audits: Audits;
  readonly places: FindingPlaces;
}

/** The findings that are underlined where a range of a document is, and those that would be if nobody had decided on them. */
export function underlinedAt(
  { workbench, audits, places }: FindingSources,
  uri: vscode.Uri,
  range: vscode.Range,
): readonly UnderlinedFinding[] {
  const wanted = uri.toString();
  const isShown = shownFrom(workbench);
  return audits.all().flatMap((audit) =>
    audits.triages.of(audit).flatMap(({ finding, state }): readonly UnderlinedFinding[] => {
      if (audit.toUri(finding.file).toString() !== wanted || !isShown(finding)) return [];
      const { range: place, stale } = places.of(audit, finding);
      const underlined = place === undefined ? undefined : firstLineOf(place);
      if (place === undefined || underlined === undefined || range.intersection(underlined) === undefined) return [];
      return [{ audit, finding, state, place, stale, underlined }];
    }),
  );
}
