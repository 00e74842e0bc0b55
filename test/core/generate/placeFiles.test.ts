import assert from "node:assert/strict";
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { placeFiles } from "../../../src/core/generate/placeFiles.ts";
import type { Piece, PlaceOutcome } from "../../../src/core/generate/placeFiles.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const never = { signal: new AbortController().signal };
const many = Array.from({ length: 120 }, (_, index) => [`deep/${index}.sol`, `${index}`] as const);
const folder: Piece = { kind: "folder", path: "lib/oz", files: many };

function problemOf(outcome: PlaceOutcome): string {
  return outcome.kind === "failed" ? outcome.problem.name : outcome.kind;
}

describe("placeFiles", () => {
  it("places folders, files and changes, tells its progress, and leaves nothing else behind", async () => {
    const root = await freshFolder({ "a.txt": "old\n" });
    const seen: number[] = [];
    const pieces: readonly Piece[] = [
      folder,
      { kind: "file", path: "src/New.sol", text: "new" },
      { kind: "change", path: "a.txt", before: "old\n", text: "old\nnew\n" },
    ];
    assert.equal(problemOf(await placeFiles(root, pieces, { ...never, onEvent: ({ files }) => void seen.push(files) })), "placed");
    assert.deepEqual(seen, [50, 100, 122]);
    assert.deepEqual((await readdir(root)).toSorted(), ["a.txt", "lib", "src"]);
    assert.equal((await readdir(join(root, "lib/oz/deep"))).length, 120);
    assert.equal(await readFile(join(root, "a.txt"), "utf8"), "old\nnew\n");
  });

  it("places nothing when one piece exists already", async () => {
    const root = await freshFolder({ "remappings.txt": "mine" });
    const outcome = await placeFiles(root, [folder, { kind: "file", path: "remappings.txt", text: "ours" }], never);
    assert.equal(problemOf(outcome), "fileExists");
    assert.deepEqual(await readdir(root), ["remappings.txt"]);
    assert.equal(await readFile(join(root, "remappings.txt"), "utf8"), "mine");
  });

  it("takes back what is in place when a file changed while it was written", async () => {
    const root = await freshFolder({ "a.txt": "old" });
    const change: Piece = { kind: "change", path: "a.txt", before: "old", text: "ours" };
    const options = { ...never, onEvent: () => void writeFile(join(root, "a.txt"), "theirs") };
    assert.equal(problemOf(await placeFiles(root, [folder, change], options)), "fileChanged");
    assert.deepEqual(await readdir(root), ["a.txt"]);
    assert.equal(await readFile(join(root, "a.txt"), "utf8"), "theirs");
  });

  it("leaves no trace when it is cancelled half-way", async () => {
    const root = await freshFolder();
    const controller = new AbortController();
    const outcome = await placeFiles(root, [folder], { signal: controller.signal, onEvent: () => controller.abort() });
    assert.equal(outcome.kind, "cancelled");
    assert.deepEqual(await readdir(root), []);
  });

  it("lets one of two windows win, and the other one say so", async () => {
    const root = await freshFolder();
    const outcomes = await Promise.all([placeFiles(root, [folder], never), placeFiles(root, [folder], never)]);
    assert.deepEqual(outcomes.map((outcome) => outcome.kind).toSorted(), ["failed", "placed"]);
    assert.equal((await readdir(join(root, "lib/oz/deep"))).length, 120);
    assert.deepEqual(await readdir(root), ["lib"]);
  });

  it("writes nothing through a link that leads out of the folder", async () => {
    const [root, outside] = [await freshFolder(), await freshFolder()];
    await symlink(outside, join(root, "lib"));
    assert.equal(problemOf(await placeFiles(root, [folder], never)), "outsideProject");
    assert.deepEqual(await readdir(outside), []);
  });

  it("clears away what a crash left long ago, and nothing younger", async () => {
    const root = await freshFolder();
    for (const name of [".hyperkit-new-old", ".hyperkit-new-young"]) await mkdir(join(root, name));
    await utimes(join(root, ".hyperkit-new-old"), 1, 1);
    await placeFiles(root, [{ kind: "file", path: "a", text: "a" }], never);
    assert.deepEqual((await readdir(root)).toSorted(), [".hyperkit-new-young", "a"]);
  });

  it("says which path could not be written", async () => {
    const root = await freshFolder({ lib: "a file where a folder must be" });
    assert.equal(problemOf(await placeFiles(root, [folder], never)), "writeFailed");
    assert.deepEqual(await readdir(root), ["lib"]);
  });
});
