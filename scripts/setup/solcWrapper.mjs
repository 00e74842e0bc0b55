// A `solc` that forge, slither and crytic-compile accept, around an npm package of `solc` (a WebAssembly build), whose name is the first
// argument. Tests and the demo use it where a native compiler cannot be downloaded; users never meet it.
import { createRequire } from "node:module";
import { readFileSync, writeSync } from "node:fs";

const [, , name, ...asked] = process.argv;
const soljson = createRequire(import.meta.url)(`${name}/soljson.js`);

/** The compiler's functions under the names of before and since 0.5. */
const isOld = soljson._solidity_compile === undefined;

/** Calls the compiler by pointer: passing the text by value overflows the module's stack at about 1.25 MB. */
function compile(input) {
  const bytes = Buffer.from(`${input}\0`, "utf8");
  const run = soljson.cwrap(isOld ? "compileStandard" : "solidity_compile", "string", ["number", "number", "number"]);
  // Before 0.6 the text stays the caller's, in memory of the module's own allocator.
  const pointer = soljson._solidity_alloc === undefined ? soljson._malloc(bytes.length) : soljson._solidity_alloc(bytes.length);
  soljson.HEAPU8.set(bytes, pointer);
  return run(pointer, 0, 0);
}

function version() {
  const text = soljson.cwrap(isOld ? "version" : "solidity_version", "string", [])();
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

if (asked.includes("--version")) print(version());
else if (asked.includes("--standard-json")) print(compile(readFileSync(0, "utf8")));
else {
  console.error("This compiler answers --version and --standard-json only.");
  process.exitCode = 1;
}
