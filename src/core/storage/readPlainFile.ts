import { constants } from "node:fs";
import { lstat, open } from "node:fs/promises";
import { reasonOf } from "../foundry/readOwnFile.ts";

/** What lies at a path that is expected to be a small file of text. */
export type PlainFile =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "link" }
  | { readonly kind: "tooLarge" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Reads a plain file of at most `most` bytes as UTF-8. A link is not followed, and a pipe or a device not waited for. Never rejects. */
export async function readPlainFile(path: string, most: number): Promise<PlainFile> {
  try {
    if ((await lstat(path)).isSymbolicLink()) return { kind: "link" };
    // Windows has neither flag.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    try {
      const found = await handle.stat();
      if (!found.isFile()) return { kind: "unreadable", reason: "it is not a file" };
      if (found.size > most) return { kind: "tooLarge" };
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(most + 1));
      return bytesRead > most ? { kind: "tooLarge" } : { kind: "text", text: buffer.toString("utf8", 0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return isAbsent(error) ? { kind: "absent" } : { kind: "unreadable", reason: reasonOf(error) };
  }
}

/** True for the error of a path at which there is nothing. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
