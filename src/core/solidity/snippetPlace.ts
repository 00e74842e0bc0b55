import type { OutlineSymbol } from "./outlineSymbol.ts";
import { readOutline } from "./readOutline.ts";
import type { SnippetPlace } from "./snippets.ts";
import { tokenize } from "./tokens.ts";

/**
 * What may begin at an offset (UTF-16 code units): declarations of a file or of a contract, or statements. Undefined where neither can:
 * in a comment, a string, a header, a struct, or in the middle of an expression. A word that is being typed counts as not yet there.
 */
export function snippetPlace(source: string, offset: number): SnippetPlace | undefined {
  const tokens = tokenize(source);
  const touched = tokens.findLast(({ start }) => start < offset);
  const isComment = touched?.kind === "comment" && (touched.end > offset || touched.text.startsWith("//"));
  const isWithin = touched !== undefined && touched.end >= offset;
  if (isWithin && (isComment || touched.kind === "string" || touched.kind === "number")) return undefined;
  const begin = isWithin && touched.kind === "word" ? touched.start : offset;
  const before = tokens.filter(({ kind, end }) => kind !== "comment" && end <= begin);
  const place = placeIn(readOutline(source, tokens), begin);
  const previous = before.at(-1);
  switch (previous?.text) {
    case undefined:
    case ";":
      return place;
    case "{":
      return ["import", "using"].includes(before.at(-2)?.text ?? "") ? undefined : place;
    case "}": // what follows on the same line continues it: `} from`, `} for`, `} catch`
      return /[\r\n]/.test(source.slice(previous?.end, begin)) ? place : undefined;
    case ")":
    case "else":
      return place === "body" ? place : undefined;
    default:
      return undefined;
  }
}

function placeIn(symbols: readonly OutlineSymbol[], offset: number): SnippetPlace | undefined {
  const around = symbols.find(({ whole }) => whole.start < offset && offset < whole.end);
  if (around === undefined) return "file";
  if (!isInBody(around, offset)) return undefined;
  if (!["contract", "interface", "library"].includes(around.kind)) return "body";
  const member = around.children.find(({ whole }) => whole.start < offset && offset < whole.end);
  if (member === undefined) return "contract";
  return isInBody(member, offset) ? "body" : undefined;
}

function isInBody({ body }: OutlineSymbol, offset: number): boolean {
  return body !== undefined && body.start <= offset && offset <= body.end;
}
