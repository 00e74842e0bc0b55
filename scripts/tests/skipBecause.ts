import type { Context, Runnable, Suite } from "mocha";

const reasons = new WeakMap<Runnable | Suite, string>();

/**
 * Skips the running test or, called in a hook, the tests of its suite, and says why. Every skipped test is printed with its reason; in
 * CI it has failed unless test/allowed-skips.json lists it.
 */
export function skipBecause(context: Context, reason: string): never {
  const runnable = context.runnable();
  const isHook = "type" in runnable && runnable.type === "hook";
  reasons.set(isHook ? (runnable.parent ?? runnable) : runnable, reason);
  return context.skip();
}

/** The reason that was given for a test or for a suite around it. */
export function skipReason(test: Runnable): string {
  for (let holder: Runnable | Suite | undefined = test; holder !== undefined; holder = holder.parent) {
    const reason = reasons.get(holder);
    if (reason !== undefined) return reason;
  }
  return "no reason given";
}
