import { strict as assert } from "node:assert";

/** The text outside of fences and code spans, as CommonMark finds them. */
export function outsideOfCode(markdown: string): string {
  const lines: string[] = [];
  let open = "";
  for (const line of markdown.split("\n")) {
    const ticks = /^`{3,}(?=[^`]*$)/.exec(line)?.[0] ?? "";
    if (open === "" && ticks !== "") open = ticks;
    else if (open !== "" && /^`+$/.test(line) && line.length >= open.length) open = "";
    else if (open === "") lines.push(line.replaceAll(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g, ""));
  }
  assert.equal(open, "");
  return lines.join("\n");
}
