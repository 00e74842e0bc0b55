import { strict as assert } from "node:assert";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { paths } from "../../../../scripts/setup/paths.ts";
import { createAnalysedFile } from "../../../../src/core/audit/analysedFile.ts";
import { fingerprint } from "../../../../src/core/audit/fingerprint.ts";
import { applyTriage } from "../../../../src/core/audit/triage/applyTriage.ts";
import type { StoredTriage } from "../../../../src/core/audit/triage/readTriage.ts";
import type { OutlineSymbol } from "../../../../src/core/solidity/outlineSymbol.ts";
import { readOutline } from "../../../../src/core/solidity/readOutline.ts";
import { tokenize } from "../../../../src/core/solidity/tokens.ts";
import type { Token } from "../../../../src/core/solidity/tokens.ts";
import { finding } from "../finding.ts";
import { idOf, record } from "./record.ts";

const now = new Date("2026-06-15T12:00:00Z");
const stored = (changes: Parameters<typeof record>[0]): StoredTriage => ({ record: record(changes), file: "f", hash: "h" });
const kindOf = (id: string, by: StoredTriage, at = now): string | undefined => applyTriage([finding({ id })], [by], at)[0]?.state.kind;

describe("applyTriage", () => {
  it("gives every finding its state, in their order", () => {
    const by = stored({});
    const findings = [finding({ id: idOf("b") }), finding({ id: idOf("a") })];
    assert.deepEqual(applyTriage(findings, [by], now), [
      { finding: findings[0], state: { kind: "open" } },
      { finding: findings[1], state: { kind: "triaged", by } },
    ]);
  });

  it("holds through the last day and opens the finding again after it", () => {
    const by = stored({ expires: "2026-06-15" });
    assert.equal(kindOf(idOf("a"), by, new Date("2026-06-15T23:59:59Z")), "triaged");
    assert.equal(kindOf(idOf("a"), by, new Date("2026-06-16T00:00:00Z")), "reopened");
  });
});

/** A statement of a function in a source: the first token of its body. */
interface Site {
  readonly path: string;
  readonly text: string;
  readonly whole: { readonly start: number; readonly end: number };
  readonly at: Token;
}

describe("a decision on a finding in a function of a real source", () => {
  let sites: readonly Site[];

  before(async () => {
    sites = await readSites(join(paths.root, "node_modules", "@openzeppelin", "contracts"));
    assert.ok(sites.length > 500, String(sites.length));
  });

  const anySite = (): fc.Arbitrary<Site> => fc.nat(sites.length - 1).map((index) => sites[index] ?? assert.fail());
  const blanks = fc.infiniteStream(fc.constantFrom(" ", "\n", "\n    ", "\t", "\r\n", " /* why */ ", "  // because\n"));

  it("is kept with 50 lines inserted above, always", () => {
    const property = fc.property(anySite(), fc.constantFrom("\n", "// a line\n", "error Unrelated();\n"), (site, line) => {
      const above = line.repeat(50);
      const text = above + site.text;
      assert.equal(kindOf(identify(site, text, site.at.start + above.length), decided(site)), "triaged");
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("is kept when the source is formatted in another way, always", () => {
    const property = fc.property(anySite(), blanks, (site, stream) => {
      const { text, start } = reformat(site, stream);
      assert.equal(kindOf(identify(site, text, start), decided(site)), "triaged");
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("is gone with any edit of a token of the function", () => {
    const property = fc.property(anySite(), fc.nat(), (site, choice) => {
      const own = tokenize(site.text).filter(({ kind, start, end }) => {
        return kind !== "comment" && kind !== "mark" && start > site.at.start && end <= site.whole.end;
      });
      const token = own[choice % own.length];
      if (token === undefined) return;
      const edited = `${site.text.slice(0, token.start)}edited_${site.text.slice(token.end)}`;
      assert.equal(kindOf(identify(site, edited, site.at.start), decided(site)), "open", edited.slice(site.whole.start, site.whole.end));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

function decided(site: Site): StoredTriage {
  return stored({ finding: identify(site, site.text, site.at.start) });
}

/** The identity of a finding on the site's token, which begins at an offset of a text. */
function identify({ path, at }: Site, text: string, offset: number): string {
  const content = Buffer.from(text);
  const file = createAnalysedFile(path, content);
  // The file as forge and slither see it has LF line ends, and bytes for offsets.
  const start = Buffer.byteLength(text.slice(0, offset).replaceAll("\r\n", "\n"));
  return fingerprint([{ category: "c", file, place: { start, end: start + Buffer.byteLength(at.text) } }])[0] ?? "";
}

/** The same tokens with other white space and comments wherever there were some, or a bracket or a separator allows them. */
function reformat({ text, at }: Site, stream: Iterable<string>): { readonly text: string; readonly start: number } {
  const blanks = stream[Symbol.iterator]();
  let out = "";
  let start = 0;
  let last: Token | undefined;
  for (const token of tokenize(text)) {
    const open = last !== undefined && (token.start > last.end || [last, token].some((next) => /^[(){},;]$/.test(next.text)));
    if (last?.text.startsWith("//") === true) out += "\n";
    if (open) out += String(blanks.next().value);
    if (token.start === at.start) start = out.length;
    out += token.text;
    last = token;
  }
  return { text: out, start };
}

async function readSites(folder: string): Promise<readonly Site[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".sol")).toSorted();
  const sites: Site[] = [];
  for (const path of names) {
    const text = (await readFile(join(folder, path), "utf8")).replaceAll("\r\n", "\n");
    const tokens = tokenize(text);
    for (const { whole, body } of functionsOf(readOutline(text, tokens))) {
      const at = tokens.find(({ kind, start, end }) => kind !== "comment" && body !== undefined && start >= body.start && end <= body.end);
      if (at !== undefined) sites.push({ path, text, whole, at });
    }
  }
  return sites;
}

function functionsOf(symbols: readonly OutlineSymbol[]): readonly OutlineSymbol[] {
  return symbols.flatMap((symbol) => [
    ...(symbol.kind === "function" && symbol.body !== undefined ? [symbol] : []),
    ...functionsOf(symbol.children),
  ]);
}
