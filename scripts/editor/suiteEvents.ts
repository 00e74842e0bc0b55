import { parseTestEvents } from "../tests/testEvent.ts";
import type { TestEvent } from "../tests/testEvent.ts";
import { eventMark } from "./eventMark.ts";

/** The event in a line of the console; undefined for any other line, e.g. what a test or an extension prints. */
export function eventOfLine(line: string): TestEvent | undefined {
  const at = line.indexOf(eventMark);
  return at < 0 ? undefined : parseTestEvents(`${line.slice(at + eventMark.length)}\n`)[0];
}
