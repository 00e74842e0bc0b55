/** What must not stand in a source as it is: line ends, controls, and everything invisible (it could hide or reorder code). */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

const hiddenOrSpaceLike = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** The zero-based position of the first character that a reader cannot see, counted in characters; undefined when there is none. */
export function hiddenCharacterAt(text: string): number | undefined {
  const position = Array.from(text).findIndex((character) => hiddenOrSpaceLike.test(character) || !character.isWellFormed());
  return position === -1 ? undefined : position;
}

/**
 * A Solidity string literal whose value is exactly `text` in UTF-8 (a lone surrogate becomes U+FFFD). Quotes, backslashes and line ends are
 * escaped, invisible characters written as their bytes, so that no text can end the literal or hide what follows it.
 */
export function stringLiteral(text: string): string {
  const characters = Array.from(text.toWellFormed(), escaped);
  const plain = characters.every((character) => /^[\x20-\x7e]*$/.test(character));
  return `${plain ? "" : "unicode"}"${characters.join("")}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  if (!hidden.test(character)) return character;
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}
