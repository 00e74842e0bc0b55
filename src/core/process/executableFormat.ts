import { open } from "node:fs/promises";

/**
 * Says why a file cannot be started as a program, or undefined when it can be tried. Unix only: there the C library hands a
 * file that the kernel refuses to `/bin/sh`, so a file without a program header would run as a shell script, and a program
 * for another processor would answer with a shell's syntax error.
 */
export async function whyNotAProgram(file: string): Promise<string | undefined> {
  const header = await readHeader(file);
  // Unreadable: the start itself says why, more precisely.
  if (header === undefined) return undefined;
  if (header.length === 0) return "the file is empty";
  if (header[0] === 0x23 && header[1] === 0x21) return undefined; // #!
  const magic = header.length < 4 ? 0 : header.readUInt32BE(0);
  if (magic === 0x7f454c46) return whyForeignElf(header);
  if (machO.has(magic)) return undefined;
  return "it is not a program (no #! line, no executable format)";
}

/** Mach-O and universal binaries, both byte orders. A foreign processor is left to the system: Rosetta runs many. */
const machO: ReadonlySet<number> = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe, 0xcafebabf]);

/** `e_machine` of the processors Node names. */
const elfMachines: Readonly<Record<number, NodeJS.Architecture>> = {
  3: "ia32",
  40: "arm",
  62: "x64",
  183: "arm64",
  243: "riscv64",
  258: "loong64",
};

function whyForeignElf(header: Buffer): string | undefined {
  if (header.length < 20) return "the file is cut off";
  const bigEndian = header[5] === 2;
  const built = elfMachines[bigEndian ? header.readUInt16BE(18) : header.readUInt16LE(18)];
  // A 64-bit system runs the 32-bit programs of its own family.
  const runs: readonly (string | undefined)[] = [process.arch, process.arch === "x64" ? "ia32" : "arm"];
  return built === undefined || runs.includes(built) ? undefined : `it is built for ${built}, this computer is ${process.arch}`;
}

async function readHeader(file: string): Promise<Buffer | undefined> {
  try {
    const handle = await open(file, "r");
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(20), 0, 20, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
