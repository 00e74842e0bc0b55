import { stripVTControlCharacters } from "node:util";
import { visibleText } from "../lib/visibleText.ts";

/** Text of a tool or of a repository, safe to show in one place: no terminal sequences, and what cannot be seen in a visible notation. */
export function plainText(text: string): string {
  return visibleText(stripVTControlCharacters(text));
}
