import { StringDecoder } from "node:string_decoder";
import type { ProcessRequest } from "./processOutcome.ts";

type Stream = "stdout" | "stderr";

/** Gathers what a program prints: up to `maxBytes` in all, decoded as UTF-8, each complete line handed on as it comes. */
export interface OutputCollector {
  /** Takes a chunk; false once the cap is reached, and then keeps nothing more. */
  take(stream: Stream, chunk: Buffer): boolean;
  /** Hands on the last, unterminated lines and returns the texts. */
  finish(): { readonly stdout: string; readonly stderr: string };
}

/** Makes a collector. `onLine` gets lines without their line break; after the cap it is not called again. */
export function collectOutput(maxBytes: number, onLine: ProcessRequest["onLine"]): OutputCollector {
  const chunks: Record<Stream, Buffer[]> = { stdout: [], stderr: [] };
  const lines = onLine === undefined ? undefined : { stdout: splitLines("stdout", onLine), stderr: splitLines("stderr", onLine) };
  let left = maxBytes;
  let full = false;
  return {
    take(stream, chunk) {
      if (full) return false;
      full = chunk.length > left;
      const kept = full ? chunk.subarray(0, left) : chunk;
      left -= kept.length;
      chunks[stream].push(kept);
      lines?.[stream].push(kept);
      return !full;
    },
    finish() {
      if (!full) for (const splitter of Object.values(lines ?? {})) splitter.end();
      return { stdout: Buffer.concat(chunks.stdout).toString("utf8"), stderr: Buffer.concat(chunks.stderr).toString("utf8") };
    },
  };
}

interface LineSplitter {
  push(chunk: Buffer): void;
  end(): void;
}

function splitLines(stream: Stream, onLine: NonNullable<ProcessRequest["onLine"]>): LineSplitter {
  const decoder = new StringDecoder("utf8");
  let pending = "";
  const emit = (line: string): void => onLine(line.endsWith("\r") ? line.slice(0, -1) : line, stream);
  return {
    push(chunk) {
      const text = decoder.write(chunk);
      let start = 0;
      for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
        const line = pending + text.slice(start, end);
        pending = "";
        start = end + 1;
        emit(line);
      }
      pending += text.slice(start);
    },
    end() {
      const line = pending + decoder.end();
      pending = "";
      if (line !== "") emit(line);
    },
  };
}
