import assert from "node:assert/strict";
import { explainFailure } from "../../scripts/bootstrap/explainFailure.mjs";
import { SetUpError } from "../../scripts/bootstrap/setUpError.mjs";

/** What the programs really print, by what it means. */
const printed = {
  "disk is full": [
    "npm error code ENOSPC\nnpm error syscall write\nnpm error errno -28\nnpm error nospc There appears to be insufficient space on your system to finish.",
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
  ],
  "not the pinned one": [
    "npm error code EINTEGRITY\nnpm error sha512-AAAA integrity checksum failed when using sha512: wanted sha512-AAAA but got sha512-BBBB. (123 bytes)",
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, please update the hashes.",
  ],
  "cannot be reached": [
    "npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/x failed, reason: connect ECONNREFUSED 127.0.0.1:9",
    "npm error code EAI_AGAIN\nnpm error errno EAI_AGAIN",
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(\"Failed to establish a new connection\")'\nERROR: Could not find a version that satisfies the requirement x==1\nERROR: No matching distribution found for x==1",
  ],
  refused: [
    "npm error code E403\nnpm error 403 403 Forbidden - GET x",
    "ERROR: HTTP error 503 while getting x\n503 Server Error: Service Unavailable",
  ],
  "may not be written": ["npm error code EACCES\nnpm error syscall mkdir", "PermissionError: [Errno 13] Permission denied: '/x'"],
} as const;

describe("explainFailure", () => {
  for (const [meaning, texts] of Object.entries(printed)) {
    for (const text of texts) {
      it(`finds "${meaning}" in: ${text.slice(0, 60).replaceAll("\n", " ")}`, () => {
        const { message } = explainFailure("Installing packages", text, "a.log");
        assert.match(
          message,
          new RegExp(`^Installing packages stopped because .*${meaning}.*: .*run the command again\\. Its output is in a\\.log\\.$`),
        );
      });
    }
  }

  it("reads the code and the output of an error", () => {
    assert.match(explainFailure("It", Object.assign(new Error("write"), { code: "ENOSPC" })).message, /disk is full/);
    assert.match(explainFailure("It", Object.assign(new Error("failed"), { stderr: "OSError: [Errno 28]" })).message, /disk is full/);
  });

  it("shows the last line of what it does not know, and keeps a sentence that there is", () => {
    assert.equal(explainFailure("It", "first\nthe last\n").message, "It failed (the last).");
    const known = new SetUpError("A sentence.");
    assert.equal(explainFailure("It", known), known);
  });
});
