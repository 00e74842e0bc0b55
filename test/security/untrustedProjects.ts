import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { reentrantBank } from "../core/audit/auditFolder.ts";
import { secret } from "./hostileProject.ts";
import type { Hostile } from "./hostileProject.ts";
import { contract, json, toml } from "./untrustedCase.ts";
import type { HostileCase } from "./untrustedCase.ts";
import { runningCases } from "./untrustedPrograms.ts";

/** What is to be silent. */
const hiding: readonly HostileCase[] = [
  {
    name: "a configuration of slither that builds and hides",
    files: {
      "slither.config.json": json({
        solc: "./payload",
        compile_custom_build: "./payload build",
        json: "$OUTSIDE/victim/keep.txt",
        exclude_high: true,
        filter_paths: "src",
        detectors_to_exclude: "reentrancy-eth",
      }),
    },
    told: [
      "buildCommand slither.config.json:2",
      "buildCommand slither.config.json:3",
      "writesOutside slither.config.json:4",
      "analyzerExcludes slither.config.json:5",
      "analyzerExcludes slither.config.json:7",
    ],
  },
  {
    name: "configurations of crytic-compile, mythril and aderyn",
    files: {
      "crytic_compile.config.json": json({ compile_custom_build: "./payload" }),
      ".slither.json": json({ solc: "./payload" }),
      "mythril.config.json": json({ remappings: ["a=/etc/"] }),
      "aderyn.toml": 'version = 1\nroot = "../victim"\nexclude = ["src"]\n',
      "slither.db.json": '[{"id": "1"}]\n',
    },
    told: [
      "buildCommand crytic_compile.config.json:2",
      "buildCommand .slither.json:2",
      "buildCommand mythril.config.json:2",
      "analyzerExcludes aderyn.toml:3",
      "triageRecords slither.db.json:1",
    ],
  },
  {
    name: "a build that leaves files out, an inherited configuration and an unknown key",
    files: toml(
      'skip = ["src/**"]',
      'extends = "base.toml"',
      'sloc = "x"',
      "deny_warnings = true",
      "[lint]",
      'ignore = ["src/Bank.sol"]',
      'exclude_lints = ["incorrect-shift"]',
    ),
    told: [
      "buildSkips foundry.toml:2",
      "inheritedConfig foundry.toml:3",
      "unknownKey foundry.toml:4",
      "lintSilenced foundry.toml:7",
      "lintSilenced foundry.toml:8",
    ],
  },
  {
    name: "comments that silence",
    files: {
      "src/Quiet.sol":
        "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\n// slither-disable-next-line all\ncontract Quiet {}\n// forge-lint: disable-start\n",
    },
    told: ["silencedInSource src/Quiet.sol:3", "silencedInSource src/Quiet.sol:5"],
  },
  {
    name: "decisions on findings",
    files: { ".hyperkit/triage/v1-0123.json": json({ version: 1 }) },
    told: ["triageRecords .hyperkit/triage/v1-0123.json:1"],
  },
  {
    name: "characters that cannot be seen",
    files: {
      "src/Bidi.sol":
        "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\ncontract Bidi {} // \u200Bhidden\n/* \u202Ehidden\u202C */\n",
    },
    told: ["unseenCharacters src/Bidi.sol:3", "unseenCharacters src/Bidi.sol:4"],
  },
];

/** Places beyond the repository. */
const reaching: readonly HostileCase[] = [
  {
    name: "outputs and remappings in a neighbour's folder",
    files: toml(
      'out = "../victim"',
      'cache_path = "../victim"',
      'remappings = ["@x/=../", "@y/=/etc/"]',
      'libs = ["lib", "../victim"]',
      'allow_paths = ["/"]',
      'src = "src"',
    ),
    told: [
      "writesOutside foundry.toml:2",
      "writesOutside foundry.toml:3",
      "remappingOutside foundry.toml:4",
      "outsidePath foundry.toml:5",
      "outsidePath foundry.toml:6",
    ],
  },
  {
    name: "a list of remappings to a neighbour",
    files: { "lib/sub/remappings.txt": "@x/=../../../\n", "contracts/remappings.txt": "ok/=../lib/\n@x/=../../\n" },
    told: ["remappingOutside contracts/remappings.txt:2"],
  },
  {
    name: "variables for forge",
    files: { ".env": "A=1\nFOUNDRY_SRC=evilsrc\nFOUNDRY_SOLC=./payload\nLD_LIBRARY_PATH=/evil\n" },
    told: ["envKey .env:2", "envKey .env:3", "envKey .env:4"],
  },
  {
    name: "links to secrets",
    files: { ".secret": secret },
    links: {
      "src/B.sol": "../../secret.env",
      "src/more": "$OUTSIDE/victim/src",
      "src/passwd.sol": "/etc/passwd",
      "src/C.sol": "../.secret",
      "lib/home": "$OUTSIDE",
    },
    told: ["linkOutside src/B.sol:1", "linkOutside src/more:1", "linkOutside src/passwd.sol:1"],
  },
  {
    name: "a configuration that is a link to a secret",
    files: {},
    links: { "foundry.toml": "../secret.env" },
    told: ["linkOutside foundry.toml:1"],
  },
  {
    name: "links in a circle",
    files: { "packages/a/A.sol": contract("A") },
    links: { "packages/b": "a", "packages/a/up": "..", loop: "loop", "lib/self": "../" },
    told: [],
  },
];

/** What confuses tools. */
const confusing: readonly HostileCase[] = [
  {
    name: "a pipe, a large file and a deep folder",
    files: { "src/Large.sol": `${contract("Large")}//${" ".repeat(5_200_000)}\n`, [`deep/${"d/".repeat(60)}D.sol`]: contract("D") },
    prepare: async (root) => promisify(execFile)("mkfifo", [join(root, "src", "Pipe.sol"), join(root, "slither.log")]),
    told: ["specialFile src/Pipe.sol:1", "tooLarge src/Large.sol:1"],
  },
  {
    name: "names that look like flags and like code",
    files: {
      "src/--solc payload.sol": contract("Flag"),
      "src/-x.sol": contract("Dash"),
      "src/@at 'quote' \"double\" $(touch x) `y`.sol": contract("Quote"),
      "src/%s{0}*.sol": contract("Format"),
    },
    told: ["oddName src/--solc payload.sol:1", "oddName src/-x.sol:1"],
  },
  {
    name: "names with line breaks",
    files: { "src/a\nError: Compiler run failed.sol": contract("Line"), "src/a:b\\c.sol": contract("Colon") },
    told: ["oddName src/a\nError: Compiler run failed.sol:1", "oddName src/a:b\\c.sol:1"],
  },
  {
    name: "a configuration that is none",
    files: { "foundry.toml": '[profile.default\nsolc = "./payload"\n' },
    told: ["unreadable foundry.toml:1"],
  },
  {
    name: "a folder with the name of a configuration",
    files: { "slither.config.json/A.sol": contract("InFolder"), "remappings.txt/B.sol": contract("InFolderToo") },
    told: [],
  },
];

/** What does not compile on purpose; in a repository of its own. */
export const secretImports: HostileCase = {
  name: "imports of secrets by path",
  files: { "src/I.sol": 'import "../../secret.env";\nimport "$OUTSIDE/secret.env";\nimport "file://$OUTSIDE/secret.env";\n' },
  told: [],
};

/** Every case that leaves the bank to be analysed. */
export const hostileCases: readonly HostileCase[] = [...runningCases, ...hiding, ...reaching, ...confusing];

/** A repository in which several cases stand side by side: as many as have no file in common. */
export interface PackedCase extends Hostile {
  readonly cases: readonly HostileCase[];
}

/** All cases in few repositories, each with the bank: an audit of each alone would take minutes. */
export function packCases(cases: readonly HostileCase[]): readonly PackedCase[] {
  const packs: { cases: HostileCase[]; taken: Set<string> }[] = [];
  for (const one of cases) {
    const names = [...Object.keys(one.files), ...Object.keys(one.links ?? {})];
    // A file stands where another case has a folder, or the other way round: that is a conflict, too.
    const tops = names.map((name) =>
      /^(?:src|lib|deep|packages|contracts|\.vscode|\.git|node_modules)\//.test(name) ? name : (name.split("/")[0] ?? name),
    );
    const pack = packs.find(({ taken }) => !tops.some((name) => taken.has(name)));
    if (pack === undefined) packs.push({ cases: [one], taken: new Set(tops) });
    else {
      pack.cases.push(one);
      for (const name of tops) pack.taken.add(name);
    }
  }
  return packs.map((pack) => ({
    cases: pack.cases,
    files: Object.assign({ "src/Bank.sol": reentrantBank }, ...pack.cases.map(({ files }) => files)) as Hostile["files"], // of such records
    links: Object.assign({}, ...pack.cases.map(({ links }) => links)) as Record<string, string>, // of such records
  }));
}
