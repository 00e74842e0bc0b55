import { readFile, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import { isInside } from "../foundry/allowedArea.ts";
import { createSourcePositions } from "../foundry/sourcePositions.ts";
import type { CompilerDiagnostic } from "./diagnostic.ts";
import type { ForgeError, ForgeLocation } from "./forgeAnswer.ts";
import { plainText } from "./plainText.ts";

/** Where a diagnostic goes that names no source: the file that stands for the Project as a whole. */
export const projectFile = "foundry.toml";

const fileStart: SourceRange = { startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 0 };

/** Diagnostics on editor ranges, and when the youngest of their files was changed (milliseconds since 1970; 0: none). */
export interface PlacedDiagnostics {
  readonly diagnostics: readonly CompilerDiagnostic[];
  readonly changedMs: number;
}

/** A path of forge's as the Project's: root-relative and POSIX inside the root, absolute outside. */
export function projectPath(root: string, file: string): string {
  const path = resolve(root, file);
  return isInside(root, path) ? relative(root, path).split(sep).join("/") : path;
}

/** Converts the compiler's byte ranges against the bytes that are on the disk now; each source is read once. */
export async function placeDiagnostics(root: string, errors: readonly ForgeError[]): Promise<PlacedDiagnostics> {
  const files = new Set(
    errors.flatMap(({ location, related }) => [...(location === undefined ? [] : [location]), ...related].map(({ file }) => file)),
  );
  const read = new Map(await Promise.all([...files].map(async (file) => [file, await readSource(resolve(root, file))] as const)));
  const rangeOf = ({ file, start, end }: ForgeLocation): SourceRange => {
    const positions = start < 0 ? undefined : read.get(file)?.positions;
    return positions === undefined ? fileStart : positions.rangeOf(start, end);
  };
  const diagnostics = errors.map(({ location, severity, code, message, related }) => ({
    file: location === undefined ? projectFile : projectPath(root, location.file),
    range: location === undefined ? fileStart : rangeOf(location),
    severity,
    code,
    message: plainText(message),
    related: related.map((one) => ({ file: projectPath(root, one.file), range: rangeOf(one), message: plainText(one.message) })),
  }));
  return { diagnostics, changedMs: Math.max(0, ...[...read.values()].map((source) => source?.changedMs ?? 0)) };
}

async function readSource(path: string) {
  try {
    const { mtimeMs } = await stat(path);
    return { positions: createSourcePositions(asForgeReads(await readFile(path))), changedMs: mtimeMs };
  } catch {
    return undefined;
  }
}

/** forge gives the compiler CRLF as LF, and its offsets count so; lines and columns stay the same. */
function asForgeReads(bytes: Buffer): Uint8Array {
  if (!bytes.includes("\r\n")) return bytes;
  let length = 0;
  const kept = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] === 0x0d && bytes[index + 1] === 0x0a) continue;
    kept[length] = bytes[index] ?? 0;
    length += 1;
  }
  return kept.subarray(0, length);
}
