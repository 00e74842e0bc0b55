import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { access, appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { makePermalink } from "../../../../src/core/audit/permalink/makePermalink.ts";
import type { PermalinkOutcome } from "../../../../src/core/audit/permalink/makePermalink.ts";
import { linkLines, webAddressOf } from "../../../../src/core/audit/permalink/remoteAddress.ts";
import { findGit } from "../../../../src/core/process/findGit.ts";
import { folderContent } from "../../../support/folderContent.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { auditPorts, never } from "../auditFolder.ts";

const source = "contract A {\n  uint256 a;\n}\n";

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.hooksPath=/dev/null"];
  return (await promisify(execFile)("git", [...who, ...args], { cwd: folder })).stdout.trim();
}

async function repository(url?: string): Promise<string> {
  const folder = await freshFolder({ "pack/foundry.toml": "", "pack/src/A b.sol": source });
  await git(folder, "init", "-q", "-b", "main");
  await git(folder, "add", "-A");
  await git(folder, "commit", "-q", "-m", "one");
  if (url !== undefined) await git(folder, "remote", "add", "origin", url);
  return folder;
}

async function link(folder: string, changes: { readonly text?: string; readonly file?: string } = {}): Promise<PermalinkOutcome> {
  const computer = { environment: process.env, platform: process.platform, home: "/nowhere", workspaceFolders: () => [folder] };
  const ports = { ...(await auditPorts()), git: await findGit(computer) };
  const range = { startLine: 1, startCharacter: 0, endLine: 3, endCharacter: 0 };
  const project = { root: join(folder, "pack"), name: "pack" };
  return makePermalink({ project, file: "src/A b.sol", text: source, range, ...changes }, ports, never);
}

describe("makePermalink", function () {
  this.timeout(60_000);

  it("links to the lines at HEAD, without the credentials of the remote, and changes nothing", async () => {
    const folder = await repository("https://ada:s3cret@github.com/acme/vault.git");
    const commit = await git(folder, "rev-parse", "HEAD");
    const before = await folderContent(folder);
    const url = `https://github.com/acme/vault/blob/${commit}/pack/src/A%20b.sol#L2-L3`;
    assert.deepEqual(await link(folder), { kind: "link", url, isSame: true, isPushed: false });
    assert.deepEqual(await folderContent(folder), before);
    await git(folder, "update-ref", "refs/remotes/origin/main", commit);
    assert.deepEqual(await link(folder, { text: source.replaceAll("\n", "\r\n") }), { kind: "link", url, isSame: true, isPushed: true });
    assert.deepEqual(await link(folder, { text: `// edited\n${source}` }), { kind: "link", url, isSame: false, isPushed: true });
  });

  it("says when there is no remote, no commit of the file, or no repository", async () => {
    const failed = (outcome: PermalinkOutcome): string => (outcome.kind === "failed" ? outcome.problem.name : outcome.kind);
    assert.equal(failed(await link(await repository())), "noRemote");
    assert.equal(failed(await link(await repository("/srv/git/vault.git"))), "noRemote");
    assert.equal(failed(await link(await repository("https://github.com/a/b"), { file: "src/New.sol" })), "notCommitted");
  });

  it("runs nothing that the repository names, and reads no included configuration", async () => {
    const folder = await repository("https://github.com/acme/vault.git");
    const marker = join(folder, "..", "marker");
    const program = join(folder, "run.sh");
    await writeFile(program, `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 });
    await writeFile(join(folder, "more.config"), '[remote "origin"]\n\turl = https://evil.example/x/y\n');
    await writeFile(join(folder, ".gitattributes"), "*.sol diff=x filter=x\n");
    const config = [
      "[core]",
      `fsmonitor = ${program}`,
      `sshCommand = ${program}`,
      `pager = ${program}`,
      '[diff "x"]',
      `textconv = ${program}`,
    ];
    const rest = ['[filter "x"]', `clean = ${program}`, `smudge = ${program}`, "[include]", `path = ${join(folder, "more.config")}`];
    await appendFile(join(folder, ".git", "config"), `${[...config, ...rest].join("\n")}\n`);
    const outcome = await link(folder);
    assert.ok(outcome.kind === "link" && outcome.url.startsWith("https://github.com/acme/vault/blob/"));
    await assert.rejects(access(marker));
  });
});

describe("remoteAddress", () => {
  it("reads the forms of a remote, and takes credentials and ports of other protocols away", () => {
    for (const [remote, page] of [
      ["git@github.com:acme/vault.git", "https://github.com/acme/vault"],
      ["github.com:acme/vault", "https://github.com/acme/vault"],
      ["ssh://git@git.example.org:2222/acme/vault.git", "https://git.example.org/acme/vault"],
      ["https://token@gitlab.com/a/b/c.git/", "https://gitlab.com/a/b/c"],
      ["http://git.local:3000/a/b", "http://git.local:3000/a/b"],
      ["git://example.org/a", "https://example.org/a"],
    ] as const) {
      assert.equal(webAddressOf(remote)?.href, page, remote);
    }
    for (const remote of ["", "/srv/git/a.git", "../a", "file:///srv/a", "javascript:alert(1)//x", "https://github.com", "ext::sh -c x"]) {
      const read = webAddressOf(remote);
      assert.ok(read === undefined || read.protocol === "https:", remote);
    }
    assert.equal(webAddressOf("file:///srv/a"), undefined);
    assert.equal(webAddressOf("/srv/git/a.git"), undefined);
  });

  it("writes the form of each host", () => {
    const write = (page: string, lastLine = 4): string =>
      linkLines(new URL(page), { commit: "abc", path: "src/A b.sol", firstLine: 2, lastLine });
    assert.equal(write("https://github.com/a/b"), "https://github.com/a/b/blob/abc/src/A%20b.sol#L2-L4");
    assert.equal(write("https://github.com/a/b", 2), "https://github.com/a/b/blob/abc/src/A%20b.sol#L2");
    assert.equal(write("https://gitlab.com/a/b"), "https://gitlab.com/a/b/-/blob/abc/src/A%20b.sol#L2-4");
    assert.equal(write("https://bitbucket.org/a/b"), "https://bitbucket.org/a/b/src/abc/src/A%20b.sol#lines-2:4");
    assert.equal(write("https://codeberg.org/a/b"), "https://codeberg.org/a/b/src/commit/abc/src/A%20b.sol#L2-L4");
  });
});
