import { parse } from "smol-toml";
import { isTable } from "../../../foundry/foundryToml.ts";
import { findTomlLine } from "../../../foundry/tomlPlaces.ts";
import { itemsOf, membersOf, nodeText, parseJsonTree } from "../../../lib/jsonTree.ts";
import type { JsonMember } from "../../../lib/jsonTree.ts";
import type { Statement } from "../intent.ts";

/** Keys of crytic-compile's and slither's configuration by what they would bring about. */
const runs = /^(?:compile_custom_build|(?:\w+_)?solc|solc_solcs_bin|solc_args|vyper|npx_.*|compile_remove_metadata|legacy_ast)$/;
const writes = /^(?:json|sarif|sarif_input|sarif_triage|zip|export_dir|triage_database|markdown_root|checklist_output)$/;
const hides =
  /^(?:exclude_.*|detectors_to_(?:exclude|run|include_.*)|filter_paths|include_paths|ignore_return_value|skip_assembly|.*_ignore_compile|ignore_compile)$/;
const loads = /^(?:printers_to_run|codex.*|plugins?|detectors?_path)$/;

/** What a slither.config.json (or crytic-compile's) wants. */
export function inspectSlitherConfig(text: string): readonly Statement[] {
  return membersOf(parseJsonTree(text)).flatMap((member) => statementOf(member));
}

function statementOf({ key, line, value }: JsonMember): readonly Statement[] {
  const text = `${key}: ${nodeText(value)}`;
  const isSet = !(value.kind === "scalar" && (value.value === false || value.value === null || value.value === ""));
  if (!isSet) return [];
  if (runs.test(key) || loads.test(key)) return [{ kind: "buildCommand", line, text }];
  if (writes.test(key)) return [{ kind: "writesOutside", line, text }];
  return hides.test(key) ? [{ kind: "analyzerExcludes", line, text }] : [];
}

/** A triage database of slither: findings that it no longer reports. */
export function inspectSlitherDatabase(text: string): readonly Statement[] {
  const count = itemsOf(parseJsonTree(text)).length;
  return count === 0 ? [] : [{ kind: "triageRecords", line: 0, text: String(count) }];
}

/** What an aderyn.toml leaves out. */
export function inspectAderyn(text: string): readonly Statement[] {
  let document: unknown;
  try {
    document = parse(text);
  } catch {
    return [{ kind: "unreadable", line: 0, text: "it is not valid TOML" }];
  }
  if (!isTable(document)) return [];
  return Object.entries(document).flatMap(([key, value]) =>
    key === "version"
      ? []
      : [{ kind: "analyzerExcludes", line: findTomlLine(text, [key]), text: `${key}: ${JSON.stringify(value)}` } as const],
  );
}

/** What a configuration of mythril sets. */
export function inspectMythril(text: string): readonly Statement[] {
  return membersOf(parseJsonTree(text)).map(({ key, line, value }) => ({ kind: "buildCommand", line, text: `${key}: ${nodeText(value)}` }));
}
