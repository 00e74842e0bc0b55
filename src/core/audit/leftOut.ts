/** An own source that was left out of an audit, since it does not compile. */
export interface LeftOut {
  /** Root-relative POSIX path. */
  readonly file: string;
  /** The compiler's, or forge's, first words on it. */
  readonly reason: string;
  /** Where the compiler puts the error, counted from zero; absent where it names no place. */
  readonly place?: { readonly line: number; readonly character: number };
  /** The contracts and libraries that it declares, as far as its text tells. */
  readonly contracts: readonly string[];
}

/** The file, with the place of the error counted from one and the contracts that nobody looked at, e.g. `src/A.sol:3:7 (A, B)`. */
export function leftOutPlace({ file, place, contracts }: LeftOut): string {
  const at = place === undefined ? "" : `:${place.line + 1}:${place.character + 1}`;
  return `${file}${at}${contracts.length === 0 ? "" : ` (${contracts.join(", ")})`}`;
}
