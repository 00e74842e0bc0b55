import assert from "node:assert/strict";
import { glob, stat } from "node:fs/promises";
import { join } from "node:path";
import { packageVsix } from "../../scripts/package.ts";
import { paths } from "../../scripts/setup/paths.ts";
import { startAnvil } from "../support/anvil.ts";
import type { Anvil } from "../support/anvil.ts";
import { startEditorHost } from "../support/editorHost.ts";
import type { EditorHost } from "../support/editorHost.ts";
import { createSteps } from "../support/steps.ts";
import { auditProject } from "./mainJob/auditProject.ts";
import { breakAndMend } from "./mainJob/breakAndMend.ts";
import { checkTraces } from "./mainJob/checkTraces.ts";
import { compareWithChain } from "./mainJob/compareWithChain.ts";
import { deployContract, networkName } from "./mainJob/deployContract.ts";
import { acceptToken, generateToken } from "./mainJob/generateToken.ts";
import type { Job } from "./mainJob/job.ts";
import { demoJob, otherJobs } from "./mainJob/jobs.ts";
import { openJob } from "./mainJob/openJob.ts";

/** One job takes about 40 s on two cores (milliseconds). */
const limitMs = 180_000;

/** What the VSIX may weigh (bytes). */
const mostBytes = 1_500_000;

/** What may be in it: manifest and texts, code, the grammar, the library, pictures and styles. No source, map or test. */
const shippedFiles =
  /^(?:package(?:\.nls)?\.json|(?:readme|changelog)\.md|LICENSE\.txt|\.vsixmanifest|dist[\\/](?:(?:chunks|webview)[\\/])?[\w-]+\.(?:js|tmLanguage\.json|json\.gz)|media[\\/].+\.(?:svg|png|css|json|md))$/i;

describe("the main job, in a real editor", function () {
  this.timeout(limitMs);
  let anvil: Anvil;
  let host: EditorHost;

  before(async () => {
    anvil = await startAnvil();
    host = await startHost(paths.root, anvil);
  });
  after(async () => {
    await host?.stop();
    await anvil?.stop();
  });

  for (const job of [demoJob, ...otherJobs]) {
    it(`goes from an idea to a contract on chain in ${job.fixture}`, async () => doJob(job, host, anvil));
  }
});

describe("the packaged extension, installed", function () {
  this.timeout(limitMs);
  let anvil: Anvil;
  let host: EditorHost;
  let vsix: string;

  before(async () => {
    vsix = await packageVsix();
    anvil = await startAnvil();
    host = await startHost(vsix, anvil);
  });
  after(async () => {
    await host?.stop();
    await anvil?.stop();
  });

  it("is small and holds what runs, nothing else", async () => {
    const { size } = await stat(vsix);
    assert.ok(size <= mostBytes, `${size} bytes`);
    const [name = ""] = await Array.fromAsync(glob("hyperkit.hyperkit-*", { cwd: host.extensions }));
    const files = await Array.fromAsync(glob("**/*.*", { cwd: join(host.extensions, name) }));
    assert.ok(files.includes(join("dist", "extension.js")), files.join(", "));
    assert.deepEqual(
      files.filter((file) => !shippedFiles.test(file)),
      [],
    );
  });

  it("goes from an idea to a contract on chain in demo", async () => doJob(demoJob, host, anvil));
});

async function startHost(extension: string, anvil: Anvil): Promise<EditorHost> {
  const networks = [{ name: networkName, chainId: 31337, rpcUrls: [anvil.url] }];
  return startEditorHost({ extension, settings: { "hyperkit.networks": networks } });
}

/** The whole way of a person, step by step, in a fresh copy of the job's project. */
async function doJob(job: Job, host: EditorHost, anvil: Anvil): Promise<void> {
  const window = await openJob(job, host, anvil);
  const step = createSteps(job.fixture, host, window.editor);
  await step("generate", async () => generateToken(window));
  await step("accept", async () => acceptToken(window));
  await step("break and mend", async () => breakAndMend(window));
  await step("audit", async () => auditProject(window));
  const receipt = await step("deploy", async () => deployContract(window));
  await step("compare with the chain", async () => compareWithChain(window, receipt));
  await step("traces", async () => checkTraces(window));
}
