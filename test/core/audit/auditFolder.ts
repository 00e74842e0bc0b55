import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { nativeFoundryBinary } from "../../../scripts/setup/foundry.ts";
import { slitherBinary } from "../../../scripts/setup/slither.ts";
import type { AnalyzerInput } from "../../../src/core/audit/analyzer.ts";
import type { AuditPorts } from "../../../src/core/audit/auditPorts.ts";
import { readFoundryConfig } from "../../../src/core/foundry/readFoundryConfig.ts";
import { silentLog } from "../../../src/core/observe/log.ts";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import type { FoundTool, MissingTool, ToolName } from "../../../src/core/process/tool.ts";
import { problem } from "../../../src/core/errors/problem.ts";
import type { Problem } from "../../../src/core/errors/problem.ts";
import { freshFolder } from "../../support/freshFolder.ts";
import { toolHome } from "../generate/forgeFolder.ts";

/** A Project of the given files; `foundry.toml` is a plain one unless it is among them. */
export async function makeProject(files: Readonly<Record<string, string | Buffer>>, inside = "."): Promise<AnalyzerInput> {
  const folder = await freshFolder(inside === "." ? { "foundry.toml": '[profile.default]\nsrc = "src"\n', ...files } : files);
  const project = { root: join(folder, inside), name: "audited" };
  const outcome = await readFoundryConfig({ project, profile: "default" });
  if (outcome.kind !== "ok") throw new Error(JSON.stringify(outcome.problem));
  return { project, config: outcome.config };
}

/** Ports with the real tools and fresh storage; `tools` takes the place of some by path, `undefined` makes one missing. */
export async function auditPorts(tools: Partial<Record<ToolName, string | undefined>> = {}): Promise<AuditPorts> {
  const home = await toolHome();
  const real: Partial<Record<ToolName, string>> = { forge: nativeFoundryBinary("forge"), slither: slitherBinary };
  const found = { ...real, ...tools };
  const storage = await freshFolder();
  return {
    tools: {
      find: async (tool): Promise<FoundTool | MissingTool> => {
        const path = found[tool];
        if (path !== undefined) return { kind: "found", tool, path, source: "path" };
        return {
          kind: "missing",
          tool,
          problem: missing[tool],
          searched: [],
        };
      },
    },
    run: createProcessRunner({ ...process.env, HOME: home, USERPROFILE: home }),
    roots: { cache: join(storage, "cache"), state: join(storage, "state") },
    log: silentLog,
    path: process.env["PATH"] ?? "",
  };
}

const missing: Readonly<Record<ToolName, Problem>> = {
  forge: problem("forgeMissing", {}),
  anvil: problem("anvilMissing", {}),
  slither: problem("slitherMissing", {}),
  aderyn: problem("aderynMissing", {}),
  mythril: problem("mythrilMissing", {}),
};

/** A program that answers as a shell script says: how a fault is injected that the real tool cannot be brought to. */
export async function fakeTool(name: ToolName, script: string): Promise<string> {
  const folder = await freshFolder({ [name]: `#!/bin/sh\n${script}\n` });
  await chmod(join(folder, name), 0o755);
  return join(folder, name);
}

/** A signal that never aborts. */
export const never = new AbortController().signal;

/** A bank with a re-entrant `withdraw`; before the faulty call stand characters of every width, and the lines end with CRLF. */
export const reentrantBank = [
  "// SPDX-License-Identifier: MIT",
  "pragma solidity ^0.8.20;",
  "",
  "contract Bank {",
  "    mapping(address => uint256) public balances;",
  "    function deposit() external payable { balances[msg.sender] += msg.value; }",
  "    function withdraw() external {",
  "        uint256 amount = balances[msg.sender];",
  '        /* \u00e9\ud83d\ude80 */ (bool ok, ) = msg.sender.call{value: amount}("");',
  "        require(ok);",
  "        balances[msg.sender] = 0;",
  "    }",
  "}",
  "",
].join("\r\n");
