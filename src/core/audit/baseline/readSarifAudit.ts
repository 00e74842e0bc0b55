import * as z from "zod/mini";
import { reporterTitles } from "../auditWords.ts";
import { fingerprintKey } from "../export/sarifResult.ts";
import { severities } from "../finding.ts";
import type { Reporter } from "../finding.ts";
import type { EarlierFinding } from "./baseline.ts";
import { fromZero } from "./readJsonAudits.ts";
import type { ReportedAudit } from "./reportedAudit.ts";

const line = z.int().check(z.minimum(1));
const result = z.object({
  ruleId: z.string(),
  message: z.object({ text: z.string() }),
  locations: z.tuple([
    z.object({
      physicalLocation: z.object({
        artifactLocation: z.object({ uri: z.string() }),
        region: z.object({ startLine: line, startColumn: line, endLine: line, endColumn: line }),
      }),
    }),
  ]),
  partialFingerprints: z.object({ [fingerprintKey]: z.string() }),
  baselineState: z.optional(z.string()),
  properties: z.object({
    severity: z.enum(severities),
    confidence: z.enum(["high", "medium", "low"]),
    category: z.string(),
    title: z.string(),
  }),
});
const run = z.object({
  tool: z.object({ driver: z.object({ name: z.string() }) }),
  invocations: z.array(z.object({ toolExecutionNotifications: z.array(z.unknown()) })),
  results: z.array(result),
});
const log = z.object({
  version: z.literal("2.1.0"),
  properties: z.object({
    hyperkit: z.string(),
    project: z.string(),
    folder: z.optional(z.string()),
    analyzers: z.array(z.object({ name: z.string(), outcome: z.string() })),
  }),
  runs: z.array(run),
});

/** Reads a SARIF report that HyperKit wrote; undefined for anything else: without our ids nothing can be compared. */
export function readSarifAudit(value: unknown): ReportedAudit | undefined {
  const parsed = z.safeParse(log, value);
  if (!parsed.success) return undefined;
  const { properties, runs } = parsed.data;
  const names = new Map<string, Reporter>(Object.entries(reporterTitles).map(([name, title]) => [title, name as Reporter])); // its keys are the reporters
  const found = new Map<string, EarlierFinding>();
  for (const { tool, results } of runs) {
    const analyzer = names.get(tool.driver.name);
    for (const one of results) {
      if (analyzer === undefined || one.baselineState === "absent") continue;
      const id = one.partialFingerprints[fingerprintKey] ?? "";
      // What several report stands in the run of each.
      const others = found.get(id)?.reports ?? [];
      found.set(id, { ...findingOf(one, id, properties.folder), reports: [...others, { analyzer, rule: one.ruleId }] });
    }
  }
  const unfinished = properties.analyzers.filter(({ outcome }) => outcome !== "analysed").map(({ name }) => name);
  const noted = runs.filter(({ invocations }) => invocations.some((one) => one.toolExecutionNotifications.length > 0));
  const gaps = new Set([...unfinished, ...noted.map(({ tool }) => tool.driver.name)]);
  return { project: properties.project, findings: [...found.values()], gaps: [...gaps].map((title) => names.get(title) ?? title) };
}

function findingOf({ message, locations, properties }: z.infer<typeof result>, id: string, folder = ""): Omit<EarlierFinding, "reports"> {
  const [{ physicalLocation }] = locations;
  const { severity, confidence, category, title } = properties;
  const path = physicalLocation.artifactLocation.uri.split("/").map(decode).join("/");
  const file = folder !== "" && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
  return { id, severity, confidence, category, title, message: message.text, file, range: fromZero(physicalLocation.region) };
}

/** As it is where it is no address: the place is only shown. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
