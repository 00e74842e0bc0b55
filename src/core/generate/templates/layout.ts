/** The line length of forge fmt's default settings. */
const longestLine = 120;

const indent = "    ";

/** Indents every line that is not empty by so many levels of four spaces. */
export function indented(lines: readonly string[], levels = 1): readonly string[] {
  return lines.map((line) => (line === "" ? "" : indent.repeat(levels) + line));
}

/** `contract Name is A, B {`, broken as forge fmt breaks it when it is too long. */
export function contractHeader(name: string, bases: readonly string[]): readonly string[] {
  const oneLine = `contract ${name}${bases.length === 0 ? "" : ` is ${bases.join(", ")}`} {`;
  if (oneLine.length <= longestLine) return [oneLine];
  return [`contract ${name} is`, ...indented(bases.map((base, index) => (index < bases.length - 1 ? `${base},` : base))), "{"];
}

/** The parts of a function or constructor. */
export interface FunctionParts {
  /** `constructor` or `function name`. */
  readonly head: string;
  readonly parameters: readonly string[];
  /** Visibility, mutability, modifiers, `override(...)`, `returns (...)`, base constructor calls; in the order of forge fmt. */
  readonly attributes: readonly string[];
  readonly body: readonly string[];
}

/** A function as forge fmt writes it inside a contract, without the contract's indentation. */
export function functionLines({ head, parameters, attributes, body }: FunctionParts): readonly string[] {
  const signature = `${head}(${parameters.join(", ")})`;
  const oneLine = [signature, ...attributes].join(" ");
  const room = longestLine - indent.length;
  if (oneLine.length + 2 + (body.length === 0 ? 1 : 0) <= room) {
    return body.length === 0 ? [`${oneLine} {}`] : [`${oneLine} {`, ...indented(body), "}"];
  }
  const opening =
    signature.length <= room
      ? [signature]
      : [`${head}(`, ...indented(parameters.map((parameter, index) => (index < parameters.length - 1 ? `${parameter},` : parameter))), ")"];
  return [...opening, ...indented(attributes), ...(body.length === 0 ? ["{}"] : ["{", ...indented(body), "}"])];
}
