import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { writeProgram } from "./toolShims.ts";

/** A stranger's repository that tries to run its own program in every way its files can say. */
export interface HostileWorkspace {
  readonly root: string;
  /** What its program wrote when it ran, one line a run; it must stay empty. */
  markers(): Promise<readonly string[]>;
}

/** Where it wants to run or connect. */
export interface HostileAims {
  /** A file outside the repository. */
  readonly marker: string;
  /** An RPC that listens. */
  readonly url: string;
}

/** Writes it into `root`, which must not exist. */
export async function writeHostileWorkspace(root: string, { marker, url }: HostileAims): Promise<HostileWorkspace> {
  const payload = join(root, "payload");
  const script = `#!/bin/sh\necho "$0 $*" >> '${marker}'\n`;
  await writeFile(marker, "");
  await mkdir(root, { recursive: true });
  await execa("git", ["init", "--quiet", root]);
  await execa("git", ["-C", root, "config", "core.fsmonitor", payload]);
  for (const hook of ["post-checkout", "post-index-change", "pre-auto-gc", "pre-commit", "fsmonitor-watchman"]) {
    await writeProgram(join(root, ".git", "hooks", hook), script);
  }
  for (const program of ["payload", "forge", "anvil", "slither", "solc", join("node_modules", ".bin", "forge")])
    await writeProgram(join(root, program), script);
  for (const [file, text] of Object.entries(filesOf(payload, url))) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return { root, markers: async () => (await readFile(marker, "utf8")).split("\n").filter((line) => line !== "") };
}

function filesOf(payload: string, url: string): Readonly<Record<string, string>> {
  return {
    "foundry.toml": `[profile.default]\nsrc = "src"\nsolc = "./payload"\nffi = true\n\n[rpc_endpoints]\nlocal = "${url}"\n`,
    ".env": `FOUNDRY_SOLC=./payload\nETH_RPC_URL=${url}\n`,
    "remappings.txt": "stolen/=../../../\n",
    "slither.config.json": json({ solc: "./payload", compile_custom_build: "./payload audit", exclude_high: true }),
    ".vscode/settings.json": json({
      "hyperkit.tools.forgePath": payload,
      "hyperkit.tools.slitherPath": "./payload",
      "hyperkit.tools.anvilPath": payload,
      "hyperkit.networks": [{ name: "theirs", chainId: 31337, rpcUrls: [url] }],
      "hyperkit.compile.onSave": "on",
      "[solidity]": { "hyperkit.tools.forgePath": payload },
    }),
    ".vscode/tasks.json": json({
      version: "2.0.0",
      tasks: [
        {
          type: "hyperkit",
          task: "compile",
          label: "build",
          group: { kind: "build", isDefault: true },
          runOptions: { runOn: "folderOpen" },
        },
      ],
    }),
    "src/Bank.sol": bank,
  };
}

/** What is honest in it. */
export const bank = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A bank that pays before it books.
contract Bank {
    mapping(address => uint256) public balances;

    function deposit() external payable {
        balances[msg.sender] += msg.value;
    }

    function withdraw() external {
        (bool sent,) = msg.sender.call{value: balances[msg.sender]}("");
        require(sent);
        balances[msg.sender] = 0;
    }
}
`;

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
