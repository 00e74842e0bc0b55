import * as z from "zod/mini";
import { problem } from "../../errors/problem.ts";
import type { ProofDraft } from "./proofPlan.ts";
import type { ProofVerdict } from "./proofOutcome.ts";

const suites = z.record(
  z.string(),
  z.looseObject({
    test_results: z.record(z.string(), z.looseObject({ status: z.string(), reason: z.optional(z.nullable(z.string())) })),
  }),
);

/** How the test's own statement begins; the attacked contract's words never get there, since the test calls it by low-level calls. */
const statement = /^HyperKit proof: ([ -~]{1,200})$/;

/**
 * Judges forge's JSON of one test. Proven and not proven are both said only where the control passed; whatever else happened is a failure
 * of the test and says nothing of the code.
 */
export function judgeProof(
  stdout: string,
  { path, attackTest, controlTest }: Pick<ProofDraft, "path" | "attackTest" | "controlTest">,
  details: string,
): ProofVerdict {
  const failed = (reason: string): ProofVerdict => ({ kind: "failed", problem: problem("proofFailed", { reason }, { details }) });
  const answer = parse(stdout);
  if (answer === undefined) return failed("it does not compile or forge could not run it");
  const own = Object.entries(answer).filter(([suite]) => suite.slice(0, suite.lastIndexOf(":")).endsWith(path));
  const results = Object.assign({}, ...own.map(([, { test_results: tests }]) => tests)) as z.infer<typeof suites>[string]["test_results"]; // the parts have this type
  const setUp = results["setUp()"];
  if (setUp !== undefined) return failed(`setting it up failed (${setUp.reason ?? "no reason given"})`);
  const attack = results[`${attackTest}()`];
  const control = results[`${controlTest}()`];
  if (attack === undefined || control === undefined) return failed("forge ran no such test");
  if (control.status !== "Success") return failed(`${controlTest}: ${control.reason ?? "no reason given"}`);
  if (attack.status === "Success") return { kind: "notProven" };
  const gain = statement.exec(attack.reason ?? "")?.[1];
  return gain === undefined ? failed(`${attackTest}: ${attack.reason ?? "no reason given"}`) : { kind: "proven", gain };
}

function parse(stdout: string): z.infer<typeof suites> | undefined {
  const line = stdout.split("\n").find((text) => text.startsWith("{"));
  if (line === undefined) return undefined;
  try {
    const parsed = z.safeParse(suites, JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
