import type { ContractEntries, EntryAccess, EntryPoint } from "../../core/audit/entryPoints/entryPoint.ts";
import { visibleLine } from "../../core/lib/visibleText.ts";

/** A place in the text that leads to a source; `line`, `start` and `end` from zero in the text, `target` the line of the source. */
export interface EntryLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly file: string;
  readonly target: number;
}

/** The text of the list, and where it leads to. */
export interface EntryPointsText {
  readonly text: string;
  readonly links: readonly EntryLink[];
}

/** Writes the entry points of a Project, by contract and by who may call. */
export function writeEntryPoints(project: string, contracts: readonly ContractEntries[]): EntryPointsText {
  const lines = [
    `Entry points of ${visibleLine(project)}: functions that others can call and that may change state.`,
    "Who may call is what the code checks; whether a check is enough is for a person to judge.",
  ];
  const links: EntryLink[] = [];
  for (const { name, file, entries } of contracts) {
    lines.push("", `${visibleLine(name)} (${visibleLine(file)}), ${entries.length} in all`);
    for (const [who, own] of [...Map.groupBy(entries, ({ access }) => accessText(access))].toSorted(byAccess)) {
      lines.push(`  ${who}`);
      for (const entry of own) {
        const before = `    ${visibleLine(entry.signature)}${entry.isPayable ? " payable" : ""}${entry.declaredIn === name ? "" : `, of ${visibleLine(entry.declaredIn)}`}  `;
        const place = `${visibleLine(entry.file)}:${entry.line + 1}`;
        links.push({ line: lines.length, start: before.length, end: before.length + place.length, file: entry.file, target: entry.line });
        lines.push(`${before}${place}`);
      }
    }
  }
  return { text: `${lines.join("\n")}\n`, links };
}

function accessText(access: EntryAccess): string {
  switch (access.kind) {
    case "anyone":
      return "anyone";
    case "unknown":
      return visibleLine(`unknown: ${access.modifiers.join(", ")} is not in the build`);
    case "restricted":
      return access.modifiers.length === 0 ? "checked in the function" : visibleLine(access.modifiers.join(", "));
  }
}

/** What anyone may call comes first. */
function byAccess([a]: readonly [string, readonly EntryPoint[]], [b]: readonly [string, readonly EntryPoint[]]): number {
  return Number(b === "anyone") - Number(a === "anyone") || (a < b ? -1 : 1);
}
