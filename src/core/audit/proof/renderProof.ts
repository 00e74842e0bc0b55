import { posix } from "node:path";
import type { ProofDraft, ProofPlan, ProofTemplate } from "./proofPlan.ts";
import { decimals, usedCheatcodes } from "./testParts.ts";
import { tokenSource } from "./tokenSource.ts";
import type { Subject } from "./subject.ts";
import { constructorValue, isToken } from "./values.ts";

/** What a test is rendered from. */
export interface ProofParts {
  readonly subject: Subject;
  readonly template: ProofTemplate;
  readonly plan: ProofPlan;
  /** Root-relative POSIX folder of the test. */
  readonly folder: string;
}

/** Writes the whole test file. It needs nothing but the subject: the cheatcodes it calls are declared in it. */
export function renderProof({ subject, template, plan, folder }: ProofParts): ProofDraft {
  const values = subject.constructorInputs.map(constructorValue);
  const assumptions = [...values.flatMap(({ assumption }) => assumption ?? []), ...plan.assumptions];
  const missing = [...values.flatMap(({ missing: lacking }) => lacking ?? []), ...plan.missing];
  const attacked = subject.attacked[0]?.name;
  const name = [subject.name, ...(attacked === undefined ? [] : [attacked]), template.name].map(toPascal).join("");
  const path = `${folder}/${name}.t.sol`;
  const withToken = /\btoken\b/.test(plan.members) || subject.constructorInputs.some(isToken);
  const source = `// SPDX-License-Identifier: MIT
pragma solidity >=0.6.5 <0.9.0;

import {${subject.name} as Target} from ${quote(relativeImport(folder, subject.file))};

// ${template.title}: ${subject.name}${attacked === undefined ? "" : `, ${attacked}`}. Drafted by HyperKit.
// ${plan.attackTest} fails while the problem is there, with what the attacker gained, and passes once it is fixed.
// ${plan.controlTest} passes before and after: it shows that the test reaches the code in question.
${listed("Fill in what only you know:", missing)}${listed("Assumptions; change what does not hold for your contract:", assumptions)}
${usedCheatcodes([plan.members, "vm.startPrank(vm.stopPrank("].join("\n"))}

contract ${name}Test {
    HyperKitVm private constant vm = HyperKitVm(address(uint160(uint256(keccak256("hevm cheat code")))));
    // The account of the private key 1.
    address private constant OWNER = 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf;
    address private constant VICTIM = address(0xB0B);

    Target private target;
${withToken ? "    ProofToken private token;\n" : ""}
    function setUp() public {
${withToken ? "        token = new ProofToken();\n" : ""}        vm.startPrank(OWNER, OWNER);
${deployment(subject, values)}
        vm.stopPrank();
    }

${indent(plan.members)}

${decimals}
}

${[plan.contracts.trim(), ...(withToken ? [tokenSource.trim()] : [])].filter((part) => part !== "").join("\n\n")}
`;
  return {
    ...{ path, source, assumptions, missing, subject: subject.file },
    template: template.name,
    attackTest: plan.attackTest,
    controlTest: plan.controlTest,
  };
}

/** A plain `new` where the compiler takes each value as it is; a contract's type is known to the subject alone. */
function deployment({ constructorInputs }: Subject, values: readonly { readonly expression: string }[]): string {
  const list = values.map(({ expression }) => expression);
  const line = (text: string): string => `        ${text}`;
  if (constructorInputs.every(({ internalType = "" }) => !internalType.startsWith("contract "))) {
    return line(`target = new Target(${list.join(", ")});`);
  }
  const lines = [
    `bytes memory code = abi.encodePacked(type(Target).creationCode, abi.encode(${list.join(", ")}));`,
    "address created;",
    "assembly {",
    "    created := create(0, add(code, 0x20), mload(code))",
    "}",
    'require(created != address(0), "the constructor reverts with these arguments");',
    "target = Target(payable(created));",
  ];
  return lines.map(line).join("\n");
}

function listed(head: string, entries: readonly string[]): string {
  return entries.length === 0 ? "" : `//\n// ${head}\n${[...new Set(entries)].map((entry) => `// - ${entry}.\n`).join("")}`;
}

function indent(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => (line === "" ? line : `    ${line}`))
    .join("\n");
}

function toPascal(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").replace(/^./, (letter) => letter.toUpperCase());
}

function relativeImport(folder: string, file: string): string {
  const path = posix.relative(folder, file);
  return path.startsWith(".") ? path : `./${path}`;
}

/** As a Solidity text without escapes: forge does not read them where it looks for what is imported. */
function quote(text: string): string {
  const mark = text.includes('"') ? "'" : '"';
  return `${mark}${text}${mark}`;
}

/** True for a path that an import can name. */
export function isImportable(path: string): boolean {
  return /^[ -~]*$/.test(path) && !path.includes("\\") && !(path.includes('"') && path.includes("'"));
}
