/**
 * A place in a text file as VS Code counts it: zero-based lines, zero-based UTF-16 code units, end exclusive.
 * Tools report bytes or code points; everything is converted once, against the exact bytes the tool read.
 */
export interface SourceRange {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}
