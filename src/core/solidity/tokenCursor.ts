import type { Span } from "./outlineSymbol.ts";
import type { Token } from "./tokens.ts";

const brackets: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The text of a detail is one line of a list: so many tokens, and characters, at most. */
const most = { tokens: 80, characters: 200 };

/** A way through the tokens of a source, comments left out. It only moves forward, so that reading takes linear time. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens.filter(({ kind }) => kind !== "comment");
  }

  /** How many tokens were taken. */
  get position(): number {
    return this.#position;
  }

  /** The end of the last token that was taken. */
  get lastEnd(): number {
    return this.#tokens[this.#position - 1]?.end ?? 0;
  }

  /** The token that comes next, or the one so many after it; undefined at the end. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#position + ahead];
  }

  /** Takes the next token; undefined at the end. */
  take(): Token | undefined {
    const token = this.peek();
    if (token !== undefined) this.#position += 1;
    return token;
  }

  /** True when the next token, or the one so many after it, is this word or mark. */
  isAt(text: string, ahead = 0): boolean {
    return this.peek(ahead)?.text === text;
  }

  /** True when the next token, or the one so many after it, is a word. */
  isWord(ahead = 0): boolean {
    return this.peek(ahead)?.kind === "word";
  }

  /** The text from one position to another as one line. */
  textBetween(from: number, to: number): string {
    const tokens = this.#tokens.slice(from, Math.min(to, from + most.tokens));
    const text = tokens
      .map((token, index) => ((tokens[index - 1]?.end ?? token.start) < token.start ? ` ${token.text}` : token.text))
      .join("");
    return to - from > most.tokens || text.length > most.characters ? `${text.slice(0, most.characters)} …` : text;
  }

  /**
   * True where only a declaration can begin: the word of one, with what must follow it. A body that is not closed ends here. In an
   * assembly block a function looks the same.
   */
  isAtDeclaration(): boolean {
    switch (this.peek()?.text) {
      case "struct":
      case "enum":
      case "event":
      case "modifier":
      case "function":
        return this.isWord(1);
      case "constructor":
        return this.isAt("(", 1);
      case "error":
        return this.isWord(1) && this.isAt("(", 2);
      case "receive":
      case "fallback":
        return this.isAt("(", 1) && this.isAt(")", 2) && this.isAt("external", 3);
      default:
        return this.isAtFileLevel();
    }
  }

  /** True where something begins that stands outside of contracts only. */
  isAtFileLevel(): boolean {
    switch (this.peek()?.text) {
      case "contract":
      case "interface":
      case "library":
      case "pragma":
        return this.isWord(1);
      case "abstract":
        return this.isAt("contract", 1) && this.isWord(2);
      case "import":
        return this.isWord(1) || this.isAt("{", 1) || this.isAt("*", 1) || this.peek(1)?.kind === "string";
      default:
        return false;
    }
  }

  /**
   * Takes a bracket and everything up to its partner. Where the partner is missing it stops before the next declaration, or before
   * the `}` of what is around; a `}` also closes the round and square brackets that were left open before it. Gives what is between.
   */
  skipBrackets(): Span {
    const open: string[] = [];
    const start = this.peek()?.end ?? this.lastEnd;
    let assembly: "none" | "announced" | number = "none"; // the depth at which an assembly block began
    do {
      const token = this.peek();
      if (token === undefined) return { start, end: this.lastEnd };
      const { text } = token;
      const partner = brackets[text];
      if (partner !== undefined) open.push(partner);
      else if (text === "}") {
        const opened = open.lastIndexOf(text);
        if (opened < 0) return { start, end: this.lastEnd };
        open.length = opened;
      } else if (text === open.at(-1)) open.pop();
      if (text === "assembly" && assembly === "none") assembly = "announced";
      else if (text === "{" && assembly === "announced") assembly = open.length;
      else if (text === ";" && assembly === "announced") assembly = "none";
      else if (typeof assembly === "number" && open.length < assembly) assembly = "none";
      this.take();
      if (open.length === 0) return { start, end: token.start };
    } while (!this.isAtDeclaration() || (typeof assembly === "number" && this.isAt("function")));
    return { start, end: this.lastEnd };
  }

  /**
   * Takes what stands before a body: parameters, modifiers, bases. Stops before the `{` of the body, a `;`, a `}`, the next declaration,
   * or the end. Gives it as one line.
   */
  skipHeader(): string {
    const from = this.#position;
    let depth = 0;
    let before = "";
    for (let token = this.peek(); token !== undefined && !this.isAtDeclaration(); token = this.peek()) {
      const { text } = token;
      const isArguments = text === "{" && depth > 0 && before === "("; // `Base(Settings({cap: 1}))`
      if (text === ";" || text === "}" || (text === "{" && !isArguments)) break;
      if (isArguments) this.skipBrackets();
      else this.take();
      if (text === "(" || text === "[") depth += 1;
      if (text === ")" || text === "]") depth = Math.max(0, depth - 1);
      before = text;
    }
    return this.textBetween(from, this.#position);
  }
}
