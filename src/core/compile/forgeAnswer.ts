import { isTable } from "../foundry/foundryToml.ts";

/** A byte range of a source as the compiler names it; `start` is -1 where it means the file as a whole. */
export interface ForgeLocation {
  /** As forge writes it: mostly root-relative, absolute for sources outside. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One error or warning as the compiler gave it. */
export interface ForgeError {
  readonly location: ForgeLocation | undefined;
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly message: string;
  readonly related: readonly (ForgeLocation & { readonly message: string })[];
}

/** What `forge build --json` printed. Its exit code says little: up to 1.7 it is 0 when the sources have errors. */
export type ForgeAnswer =
  | {
      readonly kind: "answered";
      readonly errors: readonly ForgeError[];
      /** The sources this run compiled (not those it only read for others), with the compiler versions. Empty after an error. */
      readonly compiled: ReadonlyMap<string, readonly string[]>;
    }
  | { readonly kind: "nothingToCompile" }
  /** Words instead of an answer: forge did not get as far as the compiler. */
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "unknown" };

/** The printed text and the exit code of a forge that ended by itself. */
export interface ForgeOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Reads forge's answer. Never throws; whatever is not exactly understood is `unknown`. */
export function parseForgeAnswer({ exitCode, stdout, stderr }: ForgeOutput): ForgeAnswer {
  const start = /^\{/m.exec(stdout)?.index;
  if (start !== undefined) return parseDocument(stdout.slice(start).trimEnd());
  if (exitCode === 0 && /^Nothing to compile\s*$/m.test(stdout)) return { kind: "nothingToCompile" };
  const text = `${stderr}\n${stdout}`.trim();
  return exitCode === 0 || text === "" ? { kind: "unknown" } : { kind: "words", text };
}

/**
 * The artifacts are most of the text and are read from the disk when needed, so they are cut off before parsing. A raw line
 * break never occurs inside a JSON string: this is the top-level key, and an unindented brace the very end.
 */
function withoutContracts(text: string): string {
  const contracts = text.indexOf('\n  "contracts": {');
  return contracts === -1 || !text.endsWith("\n}") ? text : `${text.slice(0, contracts).replace(/,\s*$/, "")}}`;
}

function parseDocument(text: string): ForgeAnswer {
  let document: unknown;
  try {
    document = JSON.parse(withoutContracts(text));
  } catch {
    return { kind: "unknown" };
  }
  if (!isTable(document) || !Array.isArray(document["errors"]) || !isTable(document["sources"])) return { kind: "unknown" };
  const errors = document["errors"].map(parseError);
  const compiled = Object.entries(document["sources"]).map(([file, builds]) => [file, versionsOf(builds)] as const);
  if (errors.includes(undefined) || compiled.some(([, versions]) => versions.length === 0)) return { kind: "unknown" };
  return { kind: "answered", errors: errors.filter((error) => error !== undefined), compiled: new Map(compiled) };
}

/** `[{ version, ... }]` -> the versions, sorted. */
function versionsOf(builds: unknown): readonly string[] {
  if (!Array.isArray(builds)) return [];
  const versions = builds.flatMap((build) => (isTable(build) && typeof build["version"] === "string" ? [build["version"]] : []));
  return [...new Set(versions)].toSorted();
}

function parseError(value: unknown): ForgeError | undefined {
  if (!isTable(value)) return undefined;
  const { severity, message, errorCode, sourceLocation, secondarySourceLocations } = value;
  if ((severity !== "error" && severity !== "warning" && severity !== "info") || typeof message !== "string") return undefined;
  const related = Array.isArray(secondarySourceLocations) ? secondarySourceLocations : [];
  return {
    location: parseLocation(sourceLocation),
    severity,
    code: typeof errorCode === "string" ? errorCode : "",
    message,
    related: related.flatMap((entry) => {
      const location = parseLocation(entry);
      const said = isTable(entry) && typeof entry["message"] === "string" ? entry["message"] : "";
      return location === undefined ? [] : [{ ...location, message: said }];
    }),
  };
}

function parseLocation(value: unknown): ForgeLocation | undefined {
  if (!isTable(value)) return undefined;
  const { file, start, end } = value;
  const isPlace = typeof file === "string" && file !== "" && typeof start === "number" && typeof end === "number";
  return isPlace ? { file: file.replaceAll("\\", "/"), start, end } : undefined;
}
