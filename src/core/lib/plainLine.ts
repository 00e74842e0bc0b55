/** Moves, hides or joins text without being seen, or begins a new line. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Cs}]/u;

/** True for text that people see as it is: one line, no character that hides or turns others. */
export function isPlainLine(text: string): boolean {
  return text.trim() !== "" && !unseen.test(text);
}

/** True for such text of several lines, with LF line ends; it may be empty. */
export function isPlainText(text: string): boolean {
  return !unseen.test(text.replaceAll(/[\n\t]/g, ""));
}

/** A text of a tool as a line that a record may hold, of at most `most` UTF-16 code units: what cannot be seen is a question mark. */
export function toPlainLine(text: string, most: number): string {
  const seen = Array.from(text, (character) => (unseen.test(character) ? "?" : character)).join("");
  return seen.trim() === "" ? "?" : seen.slice(0, most).toWellFormed();
}

/** The same of several lines, with LF line ends; nothing stays nothing. */
export function toPlainText(text: string, most: number): string {
  const lines = text.replaceAll("\r\n", "\n");
  const seen = Array.from(lines, (character) => (character === "\n" || character === "\t" || !unseen.test(character) ? character : "?"));
  return seen.join("").trim().slice(0, most).toWellFormed();
}
