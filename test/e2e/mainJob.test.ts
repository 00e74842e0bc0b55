import assert from "node:assert/strict";
import { readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { startSession } from "../../scripts/editor/startSession.ts";
import type { EditorSession, SessionOptions } from "../../scripts/editor/startSession.ts";
import { packageVsix } from "../../scripts/package.ts";
import { startAnvil } from "../support/anvil.ts";
import type { Anvil } from "../support/anvil.ts";
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

/** What may be in it: manifest and texts, licences, code, the grammar, the library, pictures and styles. No source, map or test. */
const shippedFiles =
  /^(?:package(?:\.nls)?\.json|(?:readme|changelog)\.md|LICENSE\.txt|dist[\\/]THIRD-PARTY-NOTICES\.txt|\.vsixmanifest|dist[\\/](?:(?:chunks|webview)[\\/])?[\w-]+\.(?:js|tmLanguage\.json|json\.gz)|media[\\/].+\.(?:svg|png|css|json|md))$/i;

describe("the main job, in a real editor", function () {
  this.timeout(limitMs);
  let anvil: Anvil;
  let session: EditorSession;

  before(async () => {
    anvil = await startAnvil();
    session = await startJobs(anvil);
  });
  after(async () => {
    await session?.stop();
    await anvil?.stop();
  });

  for (const job of [demoJob, ...otherJobs]) {
    it(`goes from an idea to a contract on chain in ${job.fixture}`, async () => doJob(job, session, anvil));
  }
});

describe("the packaged extension, installed", function () {
  this.timeout(limitMs);
  let anvil: Anvil;
  let session: EditorSession;
  let vsix: string;

  before(async () => {
    vsix = await packageVsix();
    anvil = await startAnvil();
    session = await startJobs(anvil, { extensions: [vsix] });
  });
  after(async () => {
    await session?.stop();
    await anvil?.stop();
  });

  it("is small and holds what runs, nothing else", async () => {
    const { size } = await stat(vsix);
    assert.ok(size <= mostBytes, `${size} bytes`);
    const extensions = join(session.folder, "editor", "extensions");
    const name = (await readdir(extensions)).find((entry) => entry.startsWith("hyperkit.")) ?? "";
    const entries = await readdir(join(extensions, name), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(extensions, name), join(entry.parentPath, entry.name)));
    assert.ok(files.includes(join("dist", "extension.js")), files.join(", "));
    assert.deepEqual(
      files.filter((file) => !shippedFiles.test(file)),
      [],
    );
  });

  it("goes from an idea to a contract on chain in demo", async () => doJob(demoJob, session, anvil));
});

async function startJobs(anvil: Anvil, options: SessionOptions = {}): Promise<EditorSession> {
  const networks = [{ name: networkName, chainId: 31337, rpcUrls: [anvil.url] }];
  return startSession({ ...options, settings: { "hyperkit.networks": networks } });
}

/** The whole way of a person, step by step, in a fresh copy of the job's project. */
async function doJob(job: Job, session: EditorSession, anvil: Anvil): Promise<void> {
  const window = await openJob(job, session, anvil);
  const step = createSteps(job.fixture, window.editor);
  try {
    await step("generate", async () => generateToken(window));
    await step("accept", async () => acceptToken(window));
    await step("break and mend", async () => breakAndMend(window));
    await step("audit", async () => auditProject(window));
    const receipt = await step("deploy", async () => deployContract(window));
    await step("compare with the chain", async () => compareWithChain(window, receipt));
    await step("traces", async () => checkTraces(window));
  } finally {
    await window.editor.close();
  }
}
