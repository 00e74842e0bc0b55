import * as z from "zod/mini";
import { analyzerTitles } from "../analyzerName.ts";
import type { AnalyzerResult } from "../analyzer.ts";
import type { AnalyzerName } from "../analyzerName.ts";

const range = z.object({ startLine: z.int(), startCharacter: z.int(), endLine: z.int(), endCharacter: z.int() });
const place = { file: z.string(), range, fileHash: z.string() };
const analyzerName = z.custom<AnalyzerName>((value) => typeof value === "string" && Object.hasOwn(analyzerTitles, value));
const finding = z.object({
  ...place,
  id: z.string(),
  category: z.string(),
  severity: z.enum(["high", "medium", "low", "informational", "gas"]),
  confidence: z.enum(["high", "medium", "low"]),
  title: z.string(),
  message: z.string(),
  related: z.array(z.object({ ...place, message: z.string() })),
  reports: z.array(z.object({ analyzer: analyzerName, rule: z.string(), url: z.exactOptional(z.string()) })),
});
const counts = z.discriminatedUnion("unit", [
  z.object({ unit: z.literal("contracts"), contracts: z.int(), detectors: z.int() }),
  z.object({ unit: z.literal("files"), files: z.int(), detectors: z.exactOptional(z.int()) }),
]);
const source = z.object({ hash: z.string(), imports: z.array(z.string()), contracts: z.int(), head: z.string() });

/** What a run or a build read, as it is stored. */
export const readSources = z.object({ compilers: z.array(z.string()), sources: z.record(z.string(), source) });

const storedRun = z.object({
  key: z.string(),
  version: z.string(),
  counts,
  findings: z.array(finding),
  read: readSources,
});

/** What is stored of an analyzer's run. Only runs that analysed everything are. */
export type StoredRun = z.infer<typeof storedRun>;

/** A stored run; undefined when it is none, or of another form. */
export function parseStoredRun(value: unknown): StoredRun | undefined {
  const parsed = z.safeParse(storedRun, value);
  return parsed.success ? parsed.data : undefined;
}

/** What the analyzer came to, in its own words again. */
export function toResult({ version, counts: counted, findings, read }: StoredRun): AnalyzerResult {
  return { version, outcome: { kind: "analysed", counts: counted }, findings, read };
}
