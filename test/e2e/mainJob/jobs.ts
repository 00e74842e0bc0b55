import { problem } from "../../../src/core/errors/problem.ts";
import type { Job } from "./job.ts";

const guardian = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const guardianWord = guardian.slice(2).toLowerCase().padStart(64, "0");

const tooMuch = "115792089237316195423570985008687907853269984665640564039457584007913129639936";
const most = "115792089237316195423570985008687907853269984665640564039457584007913129639935";

/** The main job on the demo: a plain Foundry project with its library in `lib`. */
export const demoJob: Job = {
  fixture: "demo",
  root: "",
  sources: "src",
  library: "present",
  accepted: ["src/HarbourToken.sol"],
  deploy: {
    contract: "Treasury",
    source: "src/Treasury.sol",
    wrong: { index: 1, text: tooMuch, problem: problem("argumentOutOfRange", { path: "limit", type: "uint256", min: 0, max: most }) },
    right: [
      { index: 0, text: guardian },
      { index: 1, text: "1.5 ether" },
      { index: 2, text: "Petty cash" },
    ],
    immutables: [
      { getter: "guardian()", word: guardianWord },
      { getter: "limit()", word: 1_500_000_000_000_000_000n.toString(16).padStart(64, "0") },
    ],
  },
};

/** The same on projects of another shape: one of two in a repository, without the library; and one with npm's dependencies. */
export const otherJobs: readonly Job[] = [
  {
    fixture: "monorepo",
    root: "packages/b",
    projectToPick: "b",
    sources: "src",
    library: "added",
    accepted: ["packages/b/lib/", "packages/b/remappings.txt", "packages/b/src/HarbourToken.sol"],
    deploy: {
      contract: "Registry",
      source: "src/Registry.sol",
      wrong: { index: 0, text: "0x12", problem: problem("argumentNotAddress", { path: "guardian" }) },
      right: [{ index: 0, text: guardian }],
      immutables: [{ getter: "guardian()", word: guardianWord }],
    },
  },
  {
    fixture: "nodeModules",
    root: "",
    sources: "contracts",
    library: "present",
    accepted: ["contracts/HarbourToken.sol"],
    deploy: {
      contract: "Credit",
      source: "contracts/Credit.sol",
      wrong: { index: 1, text: "-1", problem: problem("argumentOutOfRange", { path: "cap", type: "uint256", min: 0, max: most }) },
      right: [
        { index: 0, text: guardian },
        { index: 1, text: "1e24" },
      ],
      immutables: [{ getter: "cap()", word: (10n ** 24n).toString(16).padStart(64, "0") }],
    },
  },
];
