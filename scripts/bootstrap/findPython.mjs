import { execFileSync } from "node:child_process";
import { findOnPath } from "./findOnPath.mjs";

/**
 * A Python that can make virtual environments, or why there is none. `file` is the interpreter itself, not a shim.
 * @typedef {{ kind: "found", file: string, version: string }
 *   | { kind: "withoutVenv", file: string, version: string }
 *   | { kind: "tooOld", file: string, version: string }
 *   | { kind: "absent" }} Python
 */

/** The nearer to what is needed, the earlier. */
const kinds = ["found", "withoutVenv", "tooOld", "absent"];

const newestMinor = 14;
const oldestMinor = 10;

// Debian ships `venv` without `ensurepip`, on which it fails only half-way.
const question = `
import sys
try:
    import venv, ensurepip
    complete = True
except ImportError:
    complete = False
print(sys.executable, "%d.%d.%d" % sys.version_info[:3], complete, sep="\\n")
`;

/**
 * Looks for Python 3.10 or newer on PATH.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Python}
 */
export function findPython(environment) {
  const numbered = Array.from({ length: newestMinor - oldestMinor + 1 }, (_, index) => `python3.${newestMinor - index}`);
  /** @type {Python} */
  let best = { kind: "absent" };
  for (const name of ["python3", "python", ...numbered, "py"]) {
    const file = findOnPath(name, environment);
    if (file === undefined) continue;
    const python = ask(file, environment);
    if (python.kind === "found") return python;
    if (kinds.indexOf(python.kind) < kinds.indexOf(best.kind)) best = python;
  }
  return best;
}

/**
 * @param {string} file
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Python} Absent when it does not run, as the Microsoft Store's placeholder and a version manager's unused shim.
 */
function ask(file, environment) {
  try {
    const answer = execFileSync(file, ["-c", question], {
      env: environment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 20_000,
    });
    const [executable = "", version = "", complete] = answer.trim().split(/\r?\n/);
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major < 3 || (major === 3 && minor < oldestMinor)) return { kind: "tooOld", file: executable, version };
    return { kind: complete === "True" ? "found" : "withoutVenv", file: executable, version };
  } catch {
    return { kind: "absent" };
  }
}
