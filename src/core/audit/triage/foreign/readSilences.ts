import { parse } from "smol-toml";
import * as z from "zod/mini";
import { isTable } from "../../../foundry/foundryToml.ts";
import { visibleText } from "../../../lib/visibleText.ts";
import { isReportedAs, silencedPath, silencedRule } from "./silence.ts";
import type { Silence } from "./silence.ts";

const slitherRecord = z.object({
  check: z.string(),
  elements: z.array(z.object({ source_mapping: z.object({ filename_relative: z.string(), lines: z.array(z.int()) }) })),
});

/** The files that hold such wishes, and how each is read. */
const readers: Readonly<Record<string, (text: string, file: string) => readonly Silence[]>> = {
  "slither.db.json": readSlitherDatabase,
  "slither.config.json": readSlitherConfig,
  "aderyn.toml": readAderynToml,
  "foundry.toml": readFoundryToml,
};

/** The names of the files that are read, root-relative. */
export const silencingFiles: readonly string[] = Object.keys(readers);

/** What a file asks analyzers to be silent about. It is data from strangers: what is not understood asks for nothing. Never throws. */
export function readSilences(file: string, text: string): readonly Silence[] {
  try {
    const found = readers[file]?.(text, file) ?? [];
    return found.map((silence) => ({ ...silence, text: visibleText(silence.text).slice(0, 200) }));
  } catch {
    return [];
  }
}

/** slither's own triage: whole results. One is found again by its rule, its file and the first line of its first place. */
function readSlitherDatabase(text: string, file: string): readonly Silence[] {
  return z.parse(z.array(z.unknown()), JSON.parse(text)).flatMap((entry) => {
    const record = z.safeParse(slitherRecord, entry);
    const place = record.data?.elements[0]?.source_mapping;
    const line = place?.lines[0];
    if (!record.success || place === undefined || line === undefined) return [];
    const { check } = record.data;
    const path = place.filename_relative.replaceAll("\\", "/");
    const silence: Silence = {
      file,
      analyzer: "slither",
      text: `${check} at ${path}:${line}`,
      hides: (finding) =>
        isReportedAs(finding, "slither", check) &&
        [finding, ...finding.related].some((at) => at.file === path && at.range.startLine + 1 === line),
    };
    return [silence];
  });
}

function readSlitherConfig(text: string, file: string): readonly Silence[] {
  const excluded = memberOf(JSON.parse(text), "detectors_to_exclude");
  const rules = typeof excluded === "string" ? excluded.split(",").map((rule) => rule.trim()) : strings(excluded);
  return rules.filter((rule) => rule !== "").map((rule) => silencedRule(file, "slither", rule));
}

function readAderynToml(text: string, file: string): readonly Silence[] {
  const document = parse(text);
  return [
    ...strings(document["exclude"]).map((path) => silencedPath(file, "aderyn", path)),
    ...strings(memberOf(document["detectors"], "exclude")).map((rule) => silencedRule(file, "aderyn", rule)),
  ];
}

function readFoundryToml(text: string, file: string): readonly Silence[] {
  const { lint, profile } = parse(text);
  const profiles = isTable(profile) ? Object.values(profile) : [];
  return [lint, ...profiles.map((each) => memberOf(each, "lint"))].flatMap((each) => [
    ...strings(memberOf(each, "exclude_lints")).map((rule) => silencedRule(file, "forgeLint", rule)),
    ...strings(memberOf(each, "ignore")).map((path) => silencedPath(file, "forgeLint", path)),
  ]);
}

function memberOf(value: unknown, key: string): unknown {
  return isTable(value) ? value[key] : undefined;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
