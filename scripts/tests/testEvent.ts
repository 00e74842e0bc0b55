import { z } from "zod/mini";

const testEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("begun"), title: z.string() }),
  z.object({ kind: z.literal("passed") }),
  z.object({ kind: z.literal("failed"), title: z.string(), message: z.string() }),
  z.object({ kind: z.literal("skipped"), title: z.string(), reason: z.string() }),
  z.object({ kind: z.literal("ended") }),
  z.object({ kind: z.literal("stuck"), resources: z.array(z.string()) }),
]);

/**
 * What a process of tests says while it runs, a line of JSON each. `ended`: all tests have run. `stuck`: something that a test left
 * behind then kept the process from ending.
 */
export type TestEvent = z.infer<typeof testEvent>;

/** Reads events; a last line that was cut short by a crash is left out. */
export function parseTestEvents(text: string): readonly TestEvent[] {
  const lines = text.split("\n").slice(0, -1);
  return lines.map((line) => testEvent.parse(JSON.parse(line)));
}
