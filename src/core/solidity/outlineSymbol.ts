/** What a declaration is. `member` and `enumMember` stand inside a struct and an enum. */
export type OutlineKind =
  | "contract"
  | "interface"
  | "library"
  | "constructor"
  | "function"
  | "modifier"
  | "event"
  | "error"
  | "struct"
  | "member"
  | "enum"
  | "enumMember"
  | "type"
  | "variable"
  | "constant";

/** A place in a source: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A declaration. `name` lies in `whole`, and so does everything below it; siblings follow each other without overlap. */
export interface OutlineSymbol {
  readonly kind: OutlineKind;
  /** Never empty; a fallback function without a name is called `fallback`. */
  readonly name: string;
  /** Parameters, bases or the type, as one line. */
  readonly detail: string;
  readonly whole: Span;
  readonly nameAt: Span;
  /** Between the braces, where there are any: up to the closing one, or to where the half-written body ends. */
  readonly body?: Span;
  readonly children: readonly OutlineSymbol[];
}
