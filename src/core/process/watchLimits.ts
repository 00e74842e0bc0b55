import type { ProcessRequest } from "./processOutcome.ts";

/** Why a run was ended from outside. */
export type Ending =
  | { readonly kind: "cancelled" }
  | { readonly kind: "timedOut"; readonly limit: "idle" | "total"; readonly seconds: number }
  | { readonly kind: "tooMuchOutput"; readonly megabytes: number };

/** The running watch of one process. */
export interface LimitWatch {
  /** Called at every sign of life: the idle limit starts anew. */
  sign(): void;
  stop(): void;
}

/** Timers cannot be longer; Node would fire at once. */
const longestMs = 2 ** 31 - 1;

/** Watches the time limits and the abort signal of a request; `end` is called at most once for each, none after `stop`. */
export function watchLimits(request: ProcessRequest, end: (ending: Ending) => void): LimitWatch {
  const after = (limit: "idle" | "total", seconds: number | undefined): NodeJS.Timeout | undefined =>
    seconds === undefined ? undefined : setTimeout(() => end({ kind: "timedOut", limit, seconds }), Math.min(seconds * 1000, longestMs));
  const idle = after("idle", request.idleSeconds);
  const total = after("total", request.totalSeconds);
  const onAbort = (): void => end({ kind: "cancelled" });
  // An abort that came while the start was prepared raises no event any more.
  if (request.signal.aborted) onAbort();
  else request.signal.addEventListener("abort", onAbort, { once: true });
  return {
    sign: () => void idle?.refresh(),
    stop() {
      clearTimeout(idle);
      clearTimeout(total);
      request.signal.removeEventListener("abort", onAbort);
    },
  };
}
