import { createHash } from "node:crypto";
import { readOutline } from "../../solidity/readOutline.ts";
import type { OutlineSymbol, Span } from "../../solidity/outlineSymbol.ts";
import { tokenize } from "../../solidity/tokens.ts";
import type { Token } from "../../solidity/tokens.ts";

/**
 * What a person's statement about code hangs on: a function or another member of a contract, what stands in a contract beside its
 * members, a declaration of the file, or what stands in the file beside those.
 */
export interface CodeUnit {
  /** From the outside in, e.g. `contract Vault > function withdraw`; `file` for what is in no declaration. */
  readonly label: string;
  /** 32 hex digits, a hash of label and tokens: comments, white space and other units may change without changing it. */
  readonly fingerprint: string;
  readonly whole: Span;
  /** Its tokens without comments and without those of the units in it, in the order of the text. */
  readonly tokens: readonly Token[];
}

/** The text that places in units are about: without byte order mark and with LF line ends. */
export function unitText(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/** The units of a source, the outer ones first. `text`: see `unitText`. Never throws. */
export function readUnits(text: string): readonly CodeUnit[] {
  const tokens = tokenize(text);
  const drafts = [
    { label: "file", whole: { start: 0, end: text.length }, tokens: [] as Token[] },
    ...readOutline(text, tokens).flatMap((symbol) => draftsOf(symbol, "")),
  ];
  const [file] = drafts;
  let next = 1;
  const open = file === undefined ? [] : [file];
  for (const token of tokens) {
    if (token.kind === "comment") continue;
    while ((open.at(-1)?.whole.end ?? text.length) <= token.start) open.pop();
    for (let draft = drafts[next]; draft !== undefined && draft.whole.start <= token.start; draft = drafts[next]) {
      open.push(draft);
      next += 1;
    }
    open.at(-1)?.tokens.push(token);
  }
  return withFingerprints(drafts.filter((draft) => draft.tokens.length > 0));
}

type Draft = Omit<CodeUnit, "fingerprint"> & { readonly tokens: Token[] };

const containers = new Set(["contract", "interface", "library"]);

/** Of a struct or an enum the members are no units of their own. */
function draftsOf({ kind, name, whole, children }: OutlineSymbol, outside: string): readonly Draft[] {
  const label = `${outside}${kind} ${name}`;
  const inner = containers.has(kind) ? children.flatMap((child) => draftsOf(child, `${label} > `)) : [];
  return [{ label, whole, tokens: [] }, ...inner];
}

/** Units that are equal in all else differ by their order. */
function withFingerprints(drafts: readonly Draft[]): readonly CodeUnit[] {
  const ordinals = new Map<string, number>();
  return drafts.map((draft) => {
    const key = JSON.stringify([draft.label, ...draft.tokens.map(({ text }) => text)]);
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    return { ...draft, fingerprint: createHash("sha256").update(`${key}\0${ordinal}`).digest("hex").slice(0, 32) };
  });
}
