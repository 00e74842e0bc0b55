/** Moves, hides or joins text without being seen: control, direction, zero-width, separator and tag characters. */
const unseen = /(?!\n|\t|\uFE0E|\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Text of a repository or a tool with every character that cannot be seen in a visible notation (`\u{202e}`), and with LF line ends.
 * Nothing is left out: what a reader sees is what was audited. Variation selectors stay, since they only choose a picture.
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The first character of a text that cannot be seen, in the same notation. */
export function unseenCharacter(text: string): string | undefined {
  const [found] = text.match(unseen) ?? [];
  return found === undefined ? undefined : visibleText(found);
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll(/\s+/g, " ").trim();
}

/** JSON of a value, indented; what cannot be seen is escaped, so that the value is exact and the file can be looked at. */
export function visibleJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  const escaped = text.replaceAll(unseen, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""),
  );
  return `${escaped}\n`;
}
