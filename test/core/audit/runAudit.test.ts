import { strict as assert } from "node:assert";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { Analyzer, AnalyzerResult, AnalyzerRun, AuditEvent, AuditOutcome } from "../../../src/core/audit/analyzer.ts";
import type { AnalyzerName } from "../../../src/core/audit/analyzerName.ts";
import { createAnalyzers } from "../../../src/core/audit/analyzerTable.ts";
import { runAudit } from "../../../src/core/audit/runAudit.ts";
import type { AuditInput } from "../../../src/core/audit/runAudit.ts";
import { problem } from "../../../src/core/errors/problem.ts";
import { silentLog } from "../../../src/core/observe/log.ts";
import { auditPorts, makeProject, never, reentrantBank } from "./auditFolder.ts";
import { finding } from "./finding.ts";

const analysed: AnalyzerResult = {
  version: "1.0.0",
  outcome: { kind: "analysed", counts: { unit: "files", files: 1 } },
  findings: [finding({})],
};

function analyzer(name: AnalyzerName, run: Analyzer["run"]): Analyzer {
  return { name, run };
}

async function input(enabled: Partial<AuditInput["enabled"]> = {}): Promise<AuditInput> {
  return {
    ...(await makeProject({})),
    enabled: { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false, ...enabled },
  };
}

function audited(outcome: AuditOutcome): Extract<AuditOutcome, { kind: "audited" }> {
  assert.ok(outcome.kind === "audited");
  return outcome;
}

describe("runAudit", () => {
  const good = analyzer("forgeLint", async () => analysed);

  it("is complete when every enabled analyzer analysed everything", async () => {
    const outcome = audited(
      await runAudit(await input(), { analyzers: [{ ...good, name: "slither" }, good], log: silentLog }, { signal: never }),
    );
    assert.equal(outcome.complete, true);
  });

  it("stays up when an analyzer throws, at once or later", async () => {
    const broken: readonly Analyzer["run"][] = [
      async () => Promise.reject(new Error("broken")),
      () => {
        throw new Error("broken");
      },
    ];
    for (const run of broken) {
      const analyzers = [analyzer("slither", run), good];
      const outcome = audited(await runAudit(await input(), { analyzers, log: silentLog }, { signal: never }));
      assert.equal(outcome.complete, false);
      assert.deepEqual(
        outcome.runs.map((one) => one.outcome.kind),
        ["notAnalysed", "analysed"],
      );
      assert.equal(outcome.findings.length, 1);
    }
  });

  it("keeps what was found before an analyzer stopped", async () => {
    const stopped: AnalyzerResult = {
      version: "1.0.0",
      outcome: { kind: "notAnalysed", problem: problem("analyzerNothing", { analyzer: "slither" }) },
      findings: [finding({ category: "other" })],
    };
    const analyzers = [analyzer("slither", async () => stopped), good];
    const outcome = audited(await runAudit(await input(), { analyzers, log: silentLog }, { signal: never }));
    assert.equal(outcome.complete, false);
    assert.equal(outcome.findings.length, 2);
  });

  it("raises no alarm about what is off, and calls nothing clean when all is off", async () => {
    const never_ = analyzer("slither", async () => assert.fail("it is off"));
    const one = audited(await runAudit(await input({ slither: false }), { analyzers: [never_, good], log: silentLog }, { signal: never }));
    assert.deepEqual([one.complete, one.runs[0]?.outcome.kind], [true, "off"]);
    const none = audited(
      await runAudit(await input({ slither: false, forgeLint: false }), { analyzers: [never_, good], log: silentLog }, { signal: never }),
    );
    assert.equal(none.complete, false);
  });

  it("tells what happens in order, side by side, and nothing after the outcome", async () => {
    const events: AuditEvent[] = [];
    const slow = analyzer("slither", async (_, { onEvent }) => {
      onEvent?.({ kind: "line", text: "at work" });
      setTimeout(() => onEvent?.({ kind: "line", text: "late" }), 20);
      await delay(10);
      return analysed;
    });
    await runAudit(await input(), { analyzers: [slow, good], log: silentLog }, { signal: never, onEvent: (event) => events.push(event) });
    await delay(30);
    assert.deepEqual(
      events.map((event) => `${event.kind} ${event.kind === "analyzerEnded" ? event.run.analyzer : event.analyzer}`),
      ["analyzerStarted slither", "line slither", "analyzerStarted forgeLint", "analyzerEnded forgeLint", "analyzerEnded slither"],
    );
  });

  it("lets no analyzer that hangs or throws keep the others' findings back, and ends the hanging one with the audit", async () => {
    const controller = new AbortController();
    const hanging = analyzer("slither", async (_, { signal }) => {
      await once(signal, "abort");
      return { kind: "cancelled" };
    });
    const broken = analyzer("aderyn", async () => Promise.reject(new Error("broken")));
    const told: AnalyzerRun[] = [];
    const both = Promise.withResolvers<void>();
    const onEvent = (event: AuditEvent): void => {
      if (event.kind === "analyzerEnded" && told.push(event.run) === 2) both.resolve();
    };
    const running = runAudit(await input(), { analyzers: [hanging, broken, good], log: silentLog }, { signal: controller.signal, onEvent });
    await both.promise;
    assert.deepEqual(told.map((run) => `${run.analyzer} ${run.outcome.kind} ${run.findings.length}`).toSorted(), [
      "aderyn notAnalysed 0",
      "forgeLint analysed 1",
    ]);
    controller.abort();
    assert.deepEqual(await running, { kind: "cancelled" });
  });

  it("is complete without an optional analyzer that is not installed, and not by such a one alone", async () => {
    const absent = analyzer("aderyn", async () => ({ version: "", outcome: { kind: "off", why: "notInstalled" }, findings: [] }));
    const audit = async (...analyzers: Analyzer[]): Promise<boolean> =>
      audited(await runAudit(await input(), { analyzers, log: silentLog }, { signal: never })).complete;
    assert.deepEqual([await audit(good, absent), await audit(absent)], [true, false]);
  });

  it("is cancelled when it was aborted, also when an analyzer did not notice", async () => {
    const controller = new AbortController();
    controller.abort();
    const outcome = await runAudit(await input(), { analyzers: [good], log: silentLog }, { signal: controller.signal });
    assert.deepEqual(outcome, { kind: "cancelled" });
  });

  it("joins what the real slither, the real forge lint and HyperKit say of one call", async () => {
    const source = reentrantBank.replace("(bool ok, ) = ", "").replace("require(ok);", "");
    const project = await makeProject({ "src/Bank.sol": source });
    const ports = await auditPorts();
    const enabled = { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false };
    const outcome = audited(
      await runAudit({ ...project, enabled }, { analyzers: createAnalyzers(ports), log: silentLog }, { signal: never }),
    );
    assert.equal(outcome.complete, true);
    const unchecked = outcome.findings.filter(({ category }) => category === "unchecked-call");
    assert.equal(unchecked.length, 1);
    assert.deepEqual(
      unchecked[0]?.reports.map(({ analyzer: name, rule }) => `${name} ${rule}`),
      ["slither unchecked-lowlevel", "forgeLint unchecked-call", "hyperkit unchecked-call"],
    );
  });
});
