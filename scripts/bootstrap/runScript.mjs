import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @type {readonly NodeJS.Signals[]} */
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a script under another Node, as if it were this process: same terminal, arguments, exit code, signals.
 * @param {string} node
 * @param {readonly string[]} args The script and its arguments.
 * @returns {Promise<number>} The exit code; 128 and the signal's number when a signal ended it, as in a shell.
 */
export function runScript(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { stdio: "inherit" });
    for (const signal of forwarded) {
      process.on(signal, () => {
        // Ctrl+C in a terminal reaches the script by itself.
        if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
