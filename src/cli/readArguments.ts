import { parseArgs } from "node:util";
import { analyzerTitles } from "../core/audit/analyzerName.ts";
import type { AnalyzerName } from "../core/audit/analyzerName.ts";
import { severities } from "../core/audit/finding.ts";
import type { Severity } from "../core/audit/finding.ts";
import type { ReportFormat } from "../core/audit/export/reportFormats.ts";
import { problem } from "../core/errors/problem.ts";
import type { Problem } from "../core/errors/problem.ts";
import type { AuditOptions } from "./auditOptions.ts";

/** What the command line asks for. */
export type Request =
  | { readonly kind: "audit"; readonly options: AuditOptions }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "misuse"; readonly problem: Problem };

const options = {
  format: { type: "string" },
  output: { type: "string", short: "o" },
  "fail-on": { type: "string" },
  json: { type: "boolean" },
  analyzers: { type: "string" },
  baseline: { type: "string" },
  profile: { type: "string" },
  "no-cache": { type: "boolean" },
  "no-color": { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  verbose: { type: "boolean", short: "v" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** The formats by the names of the command line. */
const formats: Readonly<Record<string, ReportFormat>> = { sarif: "sarif", html: "html", markdown: "md", json: "json", csv: "csv" };

/** The lowest severity that fails a call that names none: what is below is advice. */
const usualFailOn: Severity = "low";

/** Reads the words after the program's name. Every mistake is a value: nothing is guessed. */
export function readArguments(words: readonly string[]): Request {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
    return misuse(problem("terminalOption", { reason }));
  }
  const { values, positionals } = parsed;
  const [command, path = ".", ...rest] = positionals;
  if (values.help === true) return { kind: "help" };
  if (values.version === true) return { kind: "version" };
  if (command === undefined) return misuse(problem("terminalOption", { reason: "no command is given." }));
  if (command !== "audit") return misuse(problem("terminalCommand", { command }));
  if (rest.length > 0) return misuse(problem("terminalOption", { reason: "audit takes one path." }));
  if (path === "") return misuse(problem("terminalOption", { reason: "the path is empty." }));
  return readAudit(path, values);
}

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
}

function misuse(why: Problem): Request {
  return { kind: "misuse", problem: why };
}

function readAudit(path: string, values: ReturnType<typeof parse>["values"]): Request {
  const { format, output, analyzers, baseline, profile, quiet = false, verbose = false, json = false } = values;
  const failOn = values["fail-on"] ?? usualFailOn;
  const known = [...severities, "never"] as const;
  const level = known.find((name) => name === failOn);
  if (level === undefined) return misuse(wrongValue("--fail-on", failOn, known));
  const chosen = format !== undefined && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (format !== undefined && chosen === undefined) return misuse(wrongValue("--format", format, Object.keys(formats)));
  const names = analyzers?.split(",").map((name) => name.trim());
  const every = Object.keys(analyzerTitles);
  const unknown = names?.find((name) => !isAnalyzer(name));
  if (unknown !== undefined) return misuse(wrongValue("--analyzers", unknown, every));
  if (output === "") return misuse(problem("terminalOption", { reason: "--output is empty." }));
  if (output !== undefined && chosen === undefined) return misuse(problem("terminalOption", { reason: "--output needs --format." }));
  if (json && chosen !== undefined && output === undefined)
    return misuse(problem("terminalOption", { reason: "--json and a --format without --output want the same stream." }));
  if (profile !== undefined && !/^[A-Za-z0-9_-]+$/.test(profile)) {
    return misuse(wrongValue("--profile", profile, ["a name of letters, digits, _ and -"]));
  }
  return {
    kind: "audit",
    options: {
      path,
      failOn: level,
      json,
      quiet,
      verbose,
      fresh: values["no-cache"] === true,
      color: values["no-color"] !== true,
      ...(chosen === undefined ? {} : { format: chosen }),
      ...(output === undefined ? {} : { output }),
      ...(names === undefined ? {} : { analyzers: names.filter(isAnalyzer) }),
      ...(baseline === undefined ? {} : { baseline }),
      ...(profile === undefined ? {} : { profile }),
    },
  };
}

function isAnalyzer(name: string): name is AnalyzerName {
  return Object.hasOwn(analyzerTitles, name);
}

function wrongValue(option: string, value: string, expected: readonly string[]): Problem {
  return problem("terminalValue", { option, value: JSON.stringify(value), expected: expected.join(", ") });
}
