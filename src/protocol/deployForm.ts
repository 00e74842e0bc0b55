/** What a person typed: text, or for a struct one value per field. A list is text as well (one item per line, or JSON). */
export type FormValue = string | readonly FormValue[];

/** One field of the constructor form; the tree mirrors the ABI. */
export interface FormField {
  /** Position in the tree, e.g. `2` or `2.0`; unique in one form. */
  readonly id: string;
  /** Solidity name without its leading underscore; `argument 1` where the source gives none. */
  readonly label: string;
  /** Solidity type, e.g. `uint256`, `address[]`, or the struct's name. */
  readonly type: string;
  readonly shape: "line" | "text" | "list" | "bool" | "struct";
  readonly fields: readonly FormField[];
}

/** What HyperKit has to say about the value of one field. */
export interface FormNote {
  readonly field: string;
  readonly kind: "error" | "canonical" | "zeroAddress";
  /** The error's sentences, or the value as it will be encoded; empty for `zeroAddress`. */
  readonly text: string;
}
