import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { isInside } from "../../foundry/allowedArea.ts";
import { readPlainFile } from "../../storage/readPlainFile.ts";

/** A larger source is not read for a review (bytes). */
const maxSourceBytes = 4_000_000;

/** Reads a source of a Project by its root-relative path. Undefined for what is no file, too large, or leads out of the root. Never rejects. */
export async function readSource(root: string, file: string): Promise<string | undefined> {
  const target = await realpath(join(root, file)).catch(() => undefined);
  if (target === undefined || !isInside(root, target)) return undefined;
  const content = await readPlainFile(target, maxSourceBytes);
  return content.kind === "text" ? content.text : undefined;
}
