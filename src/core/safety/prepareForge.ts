import { createHash } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../errors/problem.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { Project } from "../foundry/project.ts";
import type { StorageRoots } from "../storage/storageRoots.ts";
import type { PrepareForge } from "./forgeInvocation.ts";

/** HyperKit's own folder for a Project: build outputs and caches, never the Project's. */
export function projectFolder(roots: StorageRoots, project: Project): string {
  return join(roots.cache, "projects", createHash("sha256").update(project.root).digest("hex").slice(0, 24));
}

/**
 * Makes forge safe to start on a repository: a configuration of our own that holds allow-listed keys only, outputs in our own
 * folders, a working directory outside the Project (forge loads `.env` from there) and nothing inherited from the repository.
 * Callers pass `--root <project root>`. The person's own `~/.foundry/foundry.toml` stays in force, as in a terminal.
 */
export const prepareForge: PrepareForge = async (request) => {
  const asked = request.config.requests.find((entry) => entry.concerns === "build");
  if (asked !== undefined) {
    const place = { file: join(request.project.root, asked.file), line: asked.line };
    const args = { file: asked.file, line: asked.line + 1, text: asked.text, advice: asked.advice };
    return { kind: "refused", problem: problem("requestRefused", args, { place }) };
  }
  const folder = join(projectFolder(request.roots, request.project), request.purpose);
  await mkdir(folder, { recursive: true });
  const toml = await safeToml(request.config);
  // Called foundry.toml so that forge takes this folder for a project root and searches no parent of it for a `.env`.
  const file = join(folder, "foundry.toml");
  await writeAtomically(file, toml);
  const [outFolder, cacheFolder, buildInfoFolder] = [join(folder, "out"), join(folder, "cache"), join(folder, "build-info")];
  const env = {
    FOUNDRY_CONFIG: file,
    FOUNDRY_PROFILE: "default",
    FOUNDRY_OUT: outFolder,
    FOUNDRY_CACHE_PATH: cacheFolder,
    FOUNDRY_BUILD_INFO_PATH: buildInfoFolder,
    FOUNDRY_DISABLE_NIGHTLY_WARNING: "true",
    // forge asks git about submodules, and fetches missing ones into the Project. git would run what the repository's own
    // configuration names (core.fsmonitor, also in a bare repository among the sources): without a repository it does nothing.
    GIT_DIR: join(folder, "no-git"),
    NO_COLOR: "1",
    ...(request.purpose === "lint" ? {} : { FOUNDRY_LINT_LINT_ON_BUILD: "false" }),
  };
  return { kind: "ready", invocation: { file: request.forge.path, cwd: folder, env, outFolder, cacheFolder, buildInfoFolder } };
};

/** Denied warnings keep forge from writing its outputs; whoever compiles judges them by the configuration instead. */
const judgedByUs = new Set(["deny", "deny_warnings"]);

async function safeToml(config: FoundryConfig): Promise<string> {
  const { stringify } = await import("smol-toml");
  const { src, test, script, libs, remappings } = config;
  const compiler = Object.fromEntries(Object.entries(config.compiler).filter(([key]) => !judgedByUs.has(key)));
  const profile = { src, test, script, libs, remappings, ...compiler, ffi: false, fs_permissions: [] };
  return `# Written by HyperKit from the project's own foundry.toml; changes are lost.\n${stringify({ profile: { default: profile } })}\n`;
}

async function writeAtomically(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}
