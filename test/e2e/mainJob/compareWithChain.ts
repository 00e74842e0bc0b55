import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { execa } from "execa";
import { z } from "zod/mini";
import { nativeFoundryBinary } from "../../../scripts/setup/foundry.ts";
import type { ShownReceipt } from "./deployContract.ts";
import type { JobWindow } from "./job.ts";

const references = z.array(z.object({ start: z.number(), length: z.number() }));

const artifactSchema = z.object({
  deployedBytecode: z.object({
    object: z.string(),
    linkReferences: z.record(z.string(), z.record(z.string(), references)),
    immutableReferences: z._default(z.record(z.string(), references), {}),
  }),
  methodIdentifiers: z.record(z.string(), z.string()),
});

type Artifact = z.infer<typeof artifactSchema>;

/** Asks the chain itself: the receipt is true, the code is what plain forge makes of the project, and each immutable has its value. */
export async function compareWithChain(window: JobWindow, shown: ShownReceipt): Promise<void> {
  const { anvil, job } = window;
  const receipt = z
    .object({ contractAddress: z.string(), status: z.string(), blockNumber: z.string(), gasUsed: z.string() })
    .parse(await anvil.rpc("eth_getTransactionReceipt", shown.transaction));
  assert.equal(receipt.status, "0x1");
  assert.equal(receipt.contractAddress.toLowerCase(), shown.address.toLowerCase());
  assert.equal(Number(receipt.blockNumber), shown.block);
  assert.equal(Number(receipt.gasUsed), shown.gasUsed);

  const artifact = await buildWithForge(window);
  const code = z.string().parse(await anvil.rpc("eth_getCode", shown.address, "latest"));
  assert.ok(Object.keys(artifact.deployedBytecode.immutableReferences).length > 0, "the contract has no immutables");
  assert.equal(masked(code, artifact), masked(artifact.deployedBytecode.object, artifact));
  for (const { getter, word } of job.deploy.immutables) {
    const data = `0x${artifact.methodIdentifiers[getter] ?? ""}`;
    assert.equal(await anvil.rpc("eth_call", { to: shown.address, data }, "latest"), `0x${word}`, getter);
  }
}

/** What the person's forge makes of the contract, in a folder beside the project. */
async function buildWithForge({ session, root, job }: JobWindow): Promise<Artifact> {
  const folder = await mkdtemp(join(session.folder, "plain-"));
  const places = ["--out", join(folder, "out"), "--cache-path", join(folder, "cache")];
  await execa(nativeFoundryBinary("forge"), ["build", "--root", root, "--offline", ...places], { env: { HOME: session.home } });
  const file = join(folder, "out", basename(job.deploy.source), `${job.deploy.contract}.json`);
  const artifact = artifactSchema.parse(JSON.parse(await readFile(file, "utf8")));
  await rm(folder, { recursive: true });
  return artifact;
}

/** The code with zeros for what the compiler leaves open: immutables and linked libraries. */
function masked(code: string, { deployedBytecode: { immutableReferences, linkReferences } }: Artifact): string {
  const places = [...Object.values(immutableReferences), ...Object.values(linkReferences).flatMap((file) => Object.values(file))].flat();
  let digits = code.replace(/^0x/, "");
  for (const { start, length } of places) {
    digits = `${digits.slice(0, 2 * start)}${"0".repeat(2 * length)}${digits.slice(2 * (start + length))}`;
  }
  return digits;
}
