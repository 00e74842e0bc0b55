import { setTimeout as delay } from "node:timers/promises";

const pollMs = 50;

/** Waits until what is read satisfies the condition, and returns it. Rejects with what was read last. */
export async function waitUntil<T>(read: () => Promise<T>, holds: (value: T) => boolean, limitMs = 30_000): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`After ${limitMs / 1000} s it is still ${JSON.stringify(value)}`);
    await delay(pollMs);
  }
}
