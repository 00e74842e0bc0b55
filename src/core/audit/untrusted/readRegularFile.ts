import { constants } from "node:fs";
import { open } from "node:fs/promises";

/** The bytes of a plain file, or why there are none. */
export type RegularFile =
  | { readonly kind: "read"; readonly bytes: Buffer }
  | { readonly kind: "failed"; readonly why: "special" | "tooLarge" | "unreadable" };

/**
 * Reads a file of a stranger. What was listed as a file may be a link or a pipe by now: a link is not followed, a pipe is not waited for,
 * and no more is read than `maxBytes`.
 */
export async function readRegularFile(path: string, maxBytes: number): Promise<RegularFile> {
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const facts = await handle.stat();
      if (!facts.isFile()) return { kind: "failed", why: "special" };
      if (facts.size > maxBytes) return { kind: "failed", why: "tooLarge" };
      const bytes = Buffer.alloc(facts.size);
      const { bytesRead } = await handle.read(bytes, 0, facts.size, 0);
      return { kind: "read", bytes: bytes.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch {
    return { kind: "failed", why: "unreadable" };
  }
}
