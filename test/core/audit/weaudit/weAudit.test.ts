import { strict as assert } from "node:assert";
import type { ManualRecord } from "../../../../src/core/audit/manual/manualRecord.ts";
import { measureUnits } from "../../../../src/core/audit/review/measureReview.ts";
import { exportWeAudit } from "../../../../src/core/audit/weaudit/exportWeAudit.ts";
import { importWeAudit } from "../../../../src/core/audit/weaudit/importWeAudit.ts";
import type { WeAuditImport } from "../../../../src/core/audit/weaudit/importWeAudit.ts";
import { parseWeAudit } from "../../../../src/core/audit/weaudit/weAuditFile.ts";
import { idOf, manualRecord, source } from "../manual/manual.ts";

const readText = async (file: string): Promise<string | undefined> => (file === "src/Vault.sol" ? source : undefined);

/** The Project lies in `packages/core` of the workspace. */
const toProject = (path: string): string | undefined =>
  path.startsWith("packages/core/") ? path.slice("packages/core/".length) : undefined;
const toWorkspace = (file: string): string => `packages/core/${file}`;

async function take(text: string, present: readonly ManualRecord[] = []): Promise<WeAuditImport> {
  const parsed = parseWeAudit(text);
  assert.ok(parsed.kind === "file", JSON.stringify(parsed));
  return importWeAudit(parsed.file, { toProject, readText, present, now: new Date("2026-11-25T12:00:00Z") });
}

const entry = (changes: object = {}, details: object = {}): object => ({
  label: "Anyone can take",
  entryType: 0,
  author: "ada",
  details: {
    ...{
      severity: "High",
      difficulty: "Low",
      type: "Access Controls",
      description: "No check.",
      exploit: "Eve takes.",
      recommendation: "Add one.",
    },
    ...{ resolution: "Open", provenance: { source: "human" }, ...details },
  },
  locations: [{ path: "packages/core/src/Vault.sol", startLine: 3, endLine: 5, label: "", description: "" }],
  ...changes,
});
const file = (changes: object): string =>
  JSON.stringify({ clientRemote: "", gitRemote: "", gitSha: "", treeEntries: [], auditedFiles: [], resolvedEntries: [], ...changes });

describe("weAudit files", () => {
  it("are read: findings, notes, resolved ones, and what has no field of ours as lines of the description", async () => {
    const { findings, skipped } = await take(
      file({
        treeEntries: [entry(), entry({ label: "Look here", entryType: 1 }, { severity: "", exploit: "", difficulty: "", type: "" })],
        resolvedEntries: [entry({ label: "Done" }), entry({ label: "Wrong" }, { resolution: "False Positive", severity: "Undetermined" })],
      }),
    );
    assert.deepEqual(skipped, []);
    assert.deepEqual(
      findings.map(({ record, decision }) => [record.title, record.severity, decision]),
      [
        ["Anyone can take", "high", undefined],
        ["Look here", "informational", undefined],
        ["Done", "high", "fixed"],
        ["Wrong", "informational", "falsePositive"],
      ],
    );
    const [first] = findings;
    assert.equal(first?.record.description, "No check.\n\nExploit: Eve takes.\n\nDifficulty: Low\n\nType: Access Controls");
    assert.deepEqual([first?.record.code.from.unit, first?.record.code.range.startLine], ["contract Vault > function take", 3]);
    assert.equal(new Set(findings.map(({ record }) => record.id)).size, 4);
  });

  it("are read twice without a second finding, also after the lines moved", async () => {
    const text = file({ treeEntries: [entry()] });
    const first = await take(text);
    const again = await take(
      text,
      first.findings.map(({ record }) => record),
    );
    assert.deepEqual([again.findings.length, again.known], [0, 1]);
    const twice = await take(file({ treeEntries: [entry(), entry()] }));
    assert.deepEqual([twice.findings.length, twice.known], [1, 1]);
  });

  it("mark whole files, and of a region the functions that lie in it as a whole", async () => {
    const path = "packages/core/src/Vault.sol";
    const whole = await take(file({ auditedFiles: [{ path, author: "ada" }] }));
    assert.equal(whole.marks[0]?.marks.length, measureUnits(source).length);
    const region = (startLine: number, endLine: number): object => ({
      partiallyAuditedFiles: [{ path, author: "ada", startLine, endLine }],
    });
    const part = await take(file(region(3, 5)));
    assert.deepEqual(
      part.marks[0]?.marks.map(({ unit }) => unit),
      ["contract Vault > function take"],
    );
    assert.deepEqual((await take(file(region(3, 4)))).marks, []);
  });

  it("come back the same through export and import", async () => {
    const records = [
      manualRecord({ category: "reentrancy" }),
      manualRecord({ id: idOf("b"), title: "Second", severity: "low", author: "Grace" }),
      manualRecord({ id: idOf("c"), title: "Third", severity: "informational", description: "", recommendation: "" }),
    ];
    const units = measureUnits(source);
    const marksOf = (labels: readonly string[]) =>
      units
        .filter(({ label }) => labels.includes(label))
        .map(({ label, fingerprint }) => ({ file: "src/Vault.sol", unit: label, fingerprint }));
    const authors = [
      { author: "Ada", marks: marksOf(units.map(({ label }) => label)) },
      { author: "Grace", marks: marksOf(["contract Vault > function take"]) },
    ];
    const decisions = new Map([
      [idOf("b"), "falsePositive"],
      [idOf("c"), "fixed"],
    ] as const);
    const text = await exportWeAudit({ records, decisions, authors, readText, toWorkspace });
    const { findings, marks, skipped } = await take(text);
    assert.deepEqual(skipped, []);
    assert.deepEqual(marks, authors);
    const told = ({ title, severity, description, recommendation, author, file: path, code }: ManualRecord): unknown => [
      ...[title, severity, description, recommendation, author, path, code.from.unit, code.range.startLine],
    ];
    assert.deepEqual(
      findings.map(({ record }) => told(record)),
      records.map(told),
    );
    assert.deepEqual(
      findings.map(({ decision }) => decision),
      [undefined, "falsePositive", "fixed"],
    );
    assert.equal((await take(text, records)).known, 3);
  });

  it("about other files are left out by name, and none leads out of the Project", async () => {
    const at = (path: string): object => entry({ label: path, locations: [{ path, startLine: 0, endLine: 0, label: "" }] });
    const paths = ["../../etc/passwd", "/etc/passwd", "packages/core/../../x.sol", "packages/core/src/Gone.sol", "packages/core/README.md"];
    const { findings, skipped } = await take(file({ treeEntries: paths.map(at), auditedFiles: [{ path: "../x.sol", author: "eve" }] }));
    assert.deepEqual(findings, []);
    assert.deepEqual(skipped, [...paths, "../x.sol"]);
  });

  it("with hostile texts become plain records: what cannot be seen is a question mark, and lengths are bounded", async () => {
    const hostile = entry(
      { label: `a\u202Eb\n${"x".repeat(5000)}`, author: "" },
      { description: "y\u0000".repeat(50_000), severity: "Critical" },
    );
    const [found] = (await take(file({ treeEntries: [hostile] }))).findings;
    assert.match(found?.record.title ?? "", /^a\?b\?x{196}$/);
    assert.equal(found?.record.description.length, 20_000);
    assert.deepEqual([found?.record.author, found?.record.severity], ["?", "informational"]);
  });

  it("that are malformed are refused by the field", () => {
    const refused = (text: string): string => {
      const parsed = parseWeAudit(text);
      return parsed.kind === "invalid" ? parsed.field : "read";
    };
    assert.equal(refused("{"), "");
    assert.equal(refused("[]"), "");
    assert.equal(refused("{}"), "treeEntries");
    assert.equal(refused(file({ treeEntries: [entry({ entryType: 2 })] })), "treeEntries.0.entryType");
    assert.equal(refused(file({ treeEntries: [entry({ locations: [] })] })), "treeEntries.0.locations");
    assert.equal(refused(file({ treeEntries: [entry({ label: 1 })] })), "treeEntries.0.label");
    assert.equal(refused(file({ auditedFiles: [{ path: "a" }] })), "auditedFiles.0.author");
    assert.equal(
      refused(file({ partiallyAuditedFiles: [{ path: "a", author: "b", startLine: -1, endLine: 1 }] })),
      "partiallyAuditedFiles.0.startLine",
    );
    assert.equal(refused(file({ treeEntries: Array.from({ length: 5001 }, () => entry()) })), "treeEntries");
    assert.equal(refused(JSON.stringify({ treeEntries: [] })), "read");
  });
});
