import type { Result } from "sarif";
import { visibleLine, visibleText } from "../../lib/visibleText.ts";
import type { EarlierFinding } from "../baseline/baseline.ts";
import type { BaselineState } from "../baseline/compareWithBaseline.ts";
import type { Finding, Report } from "../finding.ts";
import type { AuditReport } from "./auditReport.ts";
import { decisionSentence, proofOf } from "./describeReport.ts";
import { sarifLimits } from "./sarifLimits.ts";
import { plainMessage, toPlace } from "./sarifPlaces.ts";
import type { SarifFiles } from "./sarifPlaces.ts";
import { levels } from "./sarifRule.ts";

/** The lists of a run that a result points into. */
export interface ResultLists extends SarifFiles {
  /** Ids of the rules. */
  readonly ids: readonly string[];
}

/** Under this key stands the id that a finding has in every run and every audit of the same code. */
export const fingerprintKey = "hyperkitFindingId/v1";

/** SARIF knows no "nobody can say": that one is shown as new, as the editor shows it, and says so in its properties. */
const states: Readonly<Record<BaselineState, Result.baselineState>> = {
  new: "new",
  unchanged: "unchanged",
  updated: "updated",
  unclear: "new",
};

/** What a reporter says of a finding. */
export function toResult(
  { finding, by }: { readonly finding: Finding; readonly by: Report },
  report: AuditReport,
  lists: ResultLists,
): Result {
  const proof = proofOf(finding, report);
  const state = report.comparison?.states.get(finding);
  const suppressions = suppressionsOf(finding, report.decisions);
  const related = finding.related.slice(0, sarifLimits.places);
  return {
    ...statementOf(finding, by.rule, lists),
    ...(state === undefined ? {} : { baselineState: states[state] }),
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place) => ({
            ...toPlace(place, lists),
            message: { text: plainMessage(visibleLine(place.message)) },
          })),
        }),
    ...(suppressions.length === 0 ? {} : { suppressions }),
    properties: {
      ...judgementOf(finding),
      ...(by.analyzer === "manual" ? { author: by.author } : {}),
      ...(finding.stale === true ? { codeEdited: true } : {}),
      ...(state === "unclear" ? { baselineUnclear: true } : {}),
      ...(proof === undefined ? {} : { proof }),
    },
  };
}

/** What a reporter said then and no longer says. */
export function toAbsentResult(finding: EarlierFinding, rule: string, lists: ResultLists): Result {
  return { ...statementOf(finding, rule, lists), baselineState: "absent", properties: judgementOf(finding) };
}

function statementOf(finding: EarlierFinding, rule: string, lists: ResultLists): Result {
  return {
    ruleId: rule,
    ruleIndex: lists.ids.indexOf(rule),
    level: levels[finding.severity],
    message: { text: plainMessage(visibleText(finding.message)) },
    locations: [toPlace(finding, lists)],
    partialFingerprints: { [fingerprintKey]: finding.id },
  };
}

function judgementOf({ severity, confidence, category, title }: EarlierFinding) {
  return { severity, confidence, category, title };
}

/** Every reason why a result is no open one. */
function suppressionsOf(finding: Finding, decisions: AuditReport["decisions"]): NonNullable<Result["suppressions"]> {
  return [...decisionOf(finding, decisions)];
}

/** A high finding that a record from elsewhere decides on is not taken for settled: the record may have come with the very code. */
function decisionOf({ id, severity }: Finding, decisions: AuditReport["decisions"]): NonNullable<Result["suppressions"]> {
  const held = decisions.get(id);
  if (held === undefined) return [];
  const status = held.isByOthers && severity === "high" ? "underReview" : "accepted";
  return [{ kind: "external", status, justification: decisionSentence(held) }];
}
