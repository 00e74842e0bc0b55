/** A number of a JSON text as it was written: `JSON.parse` alone would round it to a double. */
export class JsonNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/**
 * Parses JSON with every number kept exactly, as `JsonNumber`. Curly quotes, which chats and word processors put in place of
 * straight ones, are read as straight where the text is no JSON otherwise. Undefined when it is no JSON.
 */
export function parseExactJson(text: string): unknown {
  const trimmed = text.trim();
  const straightened = trimmed.replaceAll(/[\u201C-\u201F\u2033\uFF02]/g, '"');
  return parse(trimmed) ?? (straightened === trimmed ? undefined : parse(straightened));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, keepNumber);
  } catch {
    return undefined;
  }
}

/** The third argument (the source text) is in every supported engine, but not yet in the compiler's library. */
function keepNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" ? new JsonNumber(context?.source ?? String(value)) : value;
}
