import { findOnPath } from "./findOnPath.mjs";
import { findNpm } from "./findNpm.mjs";
import { findPython } from "./findPython.mjs";

/** How to install something, per system.
 * @type {Readonly<Record<"git" | "npm" | "python", Readonly<Record<"linux" | "darwin" | "win32", string>>>>} */
const remedies = {
  git: {
    linux: "install it with your package manager (Debian, Ubuntu: sudo apt install git)",
    darwin: "run xcode-select --install",
    win32: "run winget install Git.Git",
  },
  npm: {
    linux: "install Node with npm from https://nodejs.org (Debian, Ubuntu: sudo apt install npm)",
    darwin: "install Node with npm from https://nodejs.org",
    win32: "install Node with npm from https://nodejs.org",
  },
  python: {
    linux: "install it with your package manager (Debian, Ubuntu: sudo apt install python3 python3-venv)",
    darwin: "run brew install python, or install it from https://www.python.org",
    win32: "run winget install Python.Python.3.13",
  },
};

/**
 * What is missing for a script, as one sentence each with what to do; empty when nothing is.
 * @param {{ environment: Readonly<Record<string, string | undefined>>, python: boolean }} need `python`: whether the script runs slither.
 * @returns {readonly string[]}
 */
export function missingPrerequisites({ environment, python }) {
  /** @type {string[]} */
  const sentences = [];
  if (findOnPath("git", environment) === undefined)
    sentences.push(`git was not found on PATH: ${remedy("git")} and run the command again.`);
  if (findNpm(environment) === undefined) sentences.push(`npm was not found on PATH: ${remedy("npm")} and run the command again.`);
  if (python) sentences.push(...missingPython(environment));
  return sentences;
}

/** @param {Readonly<Record<string, string | undefined>>} environment */
function missingPython(environment) {
  const python = findPython(environment);
  switch (python.kind) {
    case "found":
      return [];
    case "absent":
      return [`Python 3.10 or newer was not found on PATH: ${remedy("python")} and run the command again.`];
    case "tooOld":
      return [
        `Python 3.10 or newer is needed and ${python.file} is Python ${python.version}: ${remedy("python")} and run the command again.`,
      ];
    case "withoutVenv": {
      const minor = python.version.split(".", 2).join(".");
      return [
        `Python ${python.version} (${python.file}) cannot make virtual environments: install its venv module (Debian, Ubuntu: sudo apt install python${minor}-venv) and run the command again.`,
      ];
    }
  }
}

/** @param {keyof typeof remedies} what */
function remedy(what) {
  const { platform } = process;
  return remedies[what][platform === "darwin" || platform === "win32" ? platform : "linux"];
}
