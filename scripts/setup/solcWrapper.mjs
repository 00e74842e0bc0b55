// A `solc` that forge, slither and crytic-compile accept, around the npm package `solc` (a WebAssembly build). Tests and the demo
// use it where a native compiler cannot be downloaded; users never meet it.
import { createRequire } from "node:module";
import { readFileSync, writeSync } from "node:fs";

const require = createRequire(import.meta.url);
const soljson = require("solc/soljson.js");

/** Calls `solidity_compile` by pointer: passing the text by value overflows the module's stack at about 1.25 MB. */
function compile(input) {
  const bytes = Buffer.from(`${input}\0`, "utf8");
  const allocate = soljson.cwrap("solidity_alloc", "number", ["number"]);
  const run = soljson.cwrap("solidity_compile", "string", ["number", "number", "number"]);
  const pointer = allocate(bytes.length);
  soljson.HEAPU8.set(bytes, pointer);
  return run(pointer, 0, 0);
}

function version() {
  const text = soljson.cwrap("solidity_version", "string", [])();
  const [, core] = /^([\d.]+\+commit\.[0-9a-f]+)/.exec(text) ?? [];
  return `solc, the solidity compiler commandline interface\nVersion: ${core}.Linux.g++\n`;
}

function print(text) {
  const bytes = Buffer.from(text, "utf8");
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(1, bytes, done);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

if (process.argv.includes("--version")) print(version());
else if (process.argv.includes("--standard-json")) print(compile(readFileSync(0, "utf8")));
else {
  console.error("This compiler answers --version and --standard-json only.");
  process.exitCode = 1;
}
