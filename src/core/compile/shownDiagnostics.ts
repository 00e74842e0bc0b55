import { strings } from "../foundry/configuredPaths.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { CompilerDiagnostic } from "./diagnostic.ts";

/** Foundry's names of compiler warnings, as of 1.7. */
const namedCodes: Readonly<Record<string, string>> = {
  license: "1878",
  "code-size": "5574",
  "init-code-size": "3860",
  "func-mutability": "2018",
  "unused-var": "2072",
  "unused-param": "5667",
  "unused-return": "9302",
  "virtual-interfaces": "5815",
  "missing-receive-ether": "3628",
  shadowing: "2519",
  "same-varname": "8760",
  "unnamed-return": "6321",
  unreachable: "5740",
  "pragma-solidity": "3420",
  "constructor-visibility": "2462",
  "transient-storage": "2394",
  "too-many-warnings": "4591",
  "transfer-deprecated": "9207",
  "natspec-memory-safe-assembly-deprecated": "2424",
};

/** What forge does not report unless foundry.toml says otherwise. */
const ignoredByDefault = [
  "license",
  "code-size",
  "init-code-size",
  "transient-storage",
  "transfer-deprecated",
  "natspec-memory-safe-assembly-deprecated",
];

/** Never reported in `*.t.sol`. */
const ignoredInTests = new Set(["1878", "5574"]);

/** The diagnostics that `forge build` reports in a terminal; its JSON has those that the Project told it to ignore as well. Sorted, each once. */
export function shownDiagnostics(diagnostics: readonly CompilerDiagnostic[], config: FoundryConfig): readonly CompilerDiagnostic[] {
  const { ignored_error_codes: stated, ignored_error_codes_from: from, ignored_warnings_from: places } = config.compiler;
  const codes = codeSet(stated ?? ignoredByDefault);
  const silent = strings(places);
  const codesFrom = (Array.isArray(from) ? from : []).flatMap((entry) => placedCodes(entry));
  const isShown = ({ severity, code, file }: CompilerDiagnostic): boolean => {
    if (severity !== "warning" || code === "") return true;
    if (codes.has(code) || (file.endsWith(".t.sol") && ignoredInTests.has(code))) return false;
    return !silent.some((place) => isBelow(place, file)) && !codesFrom.some((one) => one.codes.has(code) && isBelow(one.place, file));
  };
  const unique = new Map(diagnostics.filter(isShown).map((one) => [JSON.stringify(one), one]));
  return [...unique.values()].toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.range.startLine - b.range.startLine ||
      a.range.startCharacter - b.range.startCharacter ||
      compare(`${a.severity}${a.code}${a.message}`, `${b.severity}${b.code}${b.message}`),
  );
}

/** True when the Project wants a build with such diagnostics to fail: an error, or what its `deny` names. */
export function isDenied(diagnostics: readonly CompilerDiagnostic[], { compiler }: FoundryConfig): boolean {
  const deny = compiler["deny"] ?? (compiler["deny_warnings"] === true ? "warnings" : "never");
  const denied = new Set([
    "error",
    ...(deny === "warnings" || deny === "notes" || deny === true ? ["warning"] : []),
    ...(deny === "notes" ? ["info"] : []),
  ]);
  return diagnostics.some(({ severity }) => denied.has(severity));
}

/** One entry of `ignored_error_codes_from`: `["path", [codes]]`. */
function placedCodes(entry: unknown): readonly { readonly place: string; readonly codes: ReadonlySet<string> }[] {
  if (!Array.isArray(entry)) return [];
  const [place, codes]: readonly unknown[] = entry as readonly unknown[]; // Array.isArray gives any[]
  return typeof place === "string" ? [{ place, codes: codeSet(codes) }] : [];
}

function codeSet(value: unknown): ReadonlySet<string> {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return new Set(list.map((code) => namedCodes[String(code)] ?? String(code)));
}

function isBelow(place: string, file: string): boolean {
  const folder = place.replace(/^\.\//, "").replace(/\/+$/, "");
  return file === folder || file.startsWith(`${folder}/`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
