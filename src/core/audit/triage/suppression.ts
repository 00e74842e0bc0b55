import type { SourceRange } from "../../../protocol/sourceRange.ts";
import type { Report } from "../finding.ts";

/** A change of a source that an analyzer reads as "not here": the comment takes the place of line `line`, or goes above it. */
export interface Suppression {
  readonly kind: "insert" | "replace";
  /** Zero-based. */
  readonly line: number;
  /** The whole line, without its end. */
  readonly text: string;
}

interface Comment {
  readonly pattern: RegExp;
  /** True when it silences only what lies in that one line. */
  readonly oneLine: boolean;
  render(rules: readonly string[]): string;
}

/** The analyzers that read such a comment, as they document it. */
const comments: Readonly<Partial<Record<Report["analyzer"], Comment>>> = {
  slither: {
    pattern: /^\s*\/\/ slither-disable-next-line ([\w-]+(?:\s*,\s*[\w-]+)*)\s*$/,
    oneLine: false,
    render: (rules) => `// slither-disable-next-line ${rules.join(",")}`,
  },
  forgeLint: {
    pattern: /^\s*\/\/ forge-lint: disable-next-line\(([\w-]+(?:\s*,\s*[\w-]+)*)\)\s*$/,
    oneLine: true,
    render: (rules) => `// forge-lint: disable-next-line(${rules.join(", ")})`,
  },
};

/**
 * The comment that keeps a report's rule quiet on one place of a source. It stands directly above the first line of the place; where the
 * same analyzer has one there already, the rule is added to it. Undefined when the analyzer reads none that would silence the place.
 */
export function suppress({ analyzer, rule }: Report, lines: readonly string[], place: SourceRange): Suppression | undefined {
  const comment = comments[analyzer];
  const { startLine: line, endLine } = place;
  if (comment === undefined || (comment.oneLine && endLine > line)) return undefined;
  const indent = /^\s*/.exec(lines[line] ?? "")?.[0] ?? "";
  const present = comment.pattern.exec(lines[line - 1] ?? "")?.[1];
  if (present === undefined) return { kind: "insert", line, text: `${indent}${comment.render([rule])}` };
  const rules = new Set([...present.split(",").map((name) => name.trim()), rule]);
  return { kind: "replace", line: line - 1, text: `${indent}${comment.render([...rules])}` };
}
