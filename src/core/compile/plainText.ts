import { stripVTControlCharacters } from "node:util";

/**
 * Text of a tool or of a repository, safe to show in one place: no terminal sequences, and characters that move or hide text
 * (control, bidirectional, zero-width) in a visible notation.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll("\r\n", "\n")
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) =>
      character === "\n" || character === "\t" ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    );
}
