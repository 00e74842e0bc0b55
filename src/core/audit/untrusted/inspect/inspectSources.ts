import { unseenCharacter } from "../../../lib/visibleText.ts";
import type { Statement } from "../intent.ts";

/** Comments that analyzers obey: what stands under them is not reported. */
const silencing =
  /\b(slither-disable-(?:next-line|start)|forge-lint:\s*disable[\w-]*|aderyn-(?:ignore|fp)[\w-]*|solhint-disable[\w-]*)(.*)$/;

/** What a Solidity source hides from readers (the first unseen character of a line) and from analyzers. */
export function inspectSource(text: string): readonly Statement[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .flatMap((content, line) => {
      const unseen = unseenCharacter(content);
      const silenced = content.includes("disable") || content.includes("aderyn-") ? silencing.exec(content) : null;
      return [
        ...(unseen === undefined ? [] : [{ kind: "unseenCharacters", line, text: unseen } as const]),
        ...(silenced === null
          ? []
          : [{ kind: "silencedInSource", line, text: `${silenced[1] ?? ""}${silenced[2] ?? ""}`.trim() } as const]),
      ];
    });
}
