import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeProblem, problem } from "../core/errors/problem.ts";
import type { Problem } from "../core/errors/problem.ts";
import { reasonOf } from "../core/foundry/readOwnFile.ts";
import type { Computer } from "../core/process/knownFolders.ts";
import { readSettings } from "../core/settings/readSettings.ts";
import type { Settings } from "../core/settings/settings.ts";
import { configRoot } from "../core/storage/userFolders.ts";

/** The person's settings for the terminal, or what is wrong with them. */
export type UserSettings = { readonly kind: "ok"; readonly settings: Settings } | { readonly kind: "failed"; readonly problem: Problem };

/**
 * Reads `settings.json` of the person's own configuration folder: an object with the editor's keys. It is the only place from which the
 * terminal takes a program's path; the audited folder has no say. A setting that is wrong ends the call: going on with another program
 * than the one that was meant could call something clean.
 */
export async function readUserSettings(computer: Computer): Promise<UserSettings> {
  const path = join(configRoot(computer), "settings.json");
  const failed = (reason: string): UserSettings => ({ kind: "failed", problem: problem("terminalSettings", { path, reason }) });
  let value: unknown = {};
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) return failed(reasonOf(error));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return failed("it is no JSON object");
  const entries = new Map(Object.entries(value));
  const { settings, problems } = readSettings((key) => entries.get(key));
  const [first] = problems;
  return first === undefined ? { kind: "ok", settings } : failed(describeProblem(first).what.replace(/\.$/, ""));
}
