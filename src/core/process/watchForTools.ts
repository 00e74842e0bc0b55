import { stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { CallOptions } from "../lib/callOptions.ts";
import type { FoundTool, MissingTool, ToolLocator, ToolName } from "./tool.ts";

/** What is watched, and how often. */
export interface ToolWatch {
  readonly tools: readonly ToolName[];
  /** Pause between two looks while a tool is missing (milliseconds; 2000 when not given). */
  readonly whileMissingMs?: number;
  /** Pause between two looks while all are there (milliseconds; 8000 when not given). */
  readonly whileFoundMs?: number;
  /** What was seen last, kept by the caller from one watch to the next, so that a change in between is told at the first look. */
  readonly seen?: Map<ToolName, string>;
}

/** A tool appeared, vanished, moved, or its file was replaced. */
export interface ToolChange {
  readonly now: FoundTool | MissingTool;
}

/**
 * Looks again and again whether the tools are where they are expected, and tells each change; the first look ever tells nothing.
 * Only asks the file system: it starts no program. Resolves when `signal` is aborted. The caller asks for it only while
 * somebody can see the result (the window is focused).
 */
export async function watchForTools(watch: ToolWatch, locator: ToolLocator, { signal, onEvent }: CallOptions<ToolChange>): Promise<void> {
  const seen = watch.seen ?? new Map<ToolName, string>();
  while (!signal.aborted) {
    let allFound = true;
    for (const tool of watch.tools) {
      const now = await locator.find(tool);
      const mark = await fingerprint(now);
      if (signal.aborted) return;
      allFound &&= now.kind === "found";
      const before = seen.get(tool);
      seen.set(tool, mark);
      if (before !== undefined && before !== mark) onEvent?.({ now });
    }
    const pause = allFound ? (watch.whileFoundMs ?? 8000) : (watch.whileMissingMs ?? 2000);
    await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Changes whenever the tool does: a reinstalled program at the same place counts. */
async function fingerprint(tool: FoundTool | MissingTool): Promise<string> {
  if (tool.kind === "missing") return `missing ${tool.problem.name}`;
  const facts = await stat(tool.path).catch(() => undefined);
  return `${tool.path} ${facts?.ino} ${facts?.mtimeMs} ${facts?.size}`;
}
