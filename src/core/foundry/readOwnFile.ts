import { open, realpath } from "node:fs/promises";
import { join } from "node:path";
import { constants } from "node:fs";
import type { AllowedArea } from "./allowedArea.ts";

/** A configuration file of a Project. */
export type OwnFile =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  /** A link out of the allowed area: its lines could be somebody's secrets, and would be quoted. */
  | { readonly kind: "foreign"; readonly target: string }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Configuration files are small; a larger one is an accident or an attack (bytes). */
const maxBytes = 1_000_000;

/** Reads a file of the root as UTF-8 without its byte order mark, if it is a plain file of a sensible size. Never waits for a pipe or a device. */
export async function readOwnFile(area: AllowedArea, name: string): Promise<OwnFile> {
  const path = join(area.root, name);
  try {
    const target = await realpath(path);
    if (!(await area.allows(target))) return { kind: "foreign", target };
    // Without O_NONBLOCK, opening a pipe waits for a writer.
    const handle = await open(target, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await handle.stat();
      if (!found.isFile()) return { kind: "unreadable", reason: "it is not a file" };
      if (found.size > maxBytes) return { kind: "unreadable", reason: `it is larger than ${maxBytes / 1_000_000} MB` };
      return { kind: "text", text: (await handle.readFile("utf8")).replace(/^\uFEFF/, "") };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { kind: "absent" };
    return { kind: "unreadable", reason: reasonOf(error) };
  }
}

/** The first line of an error's message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}
