import { setImmediate } from "node:timers/promises";
import type { Detector, Hit } from "./detector.ts";
import type { Contract, Program } from "./model/program.ts";

/** A statement of a detector about one of the Project's contracts. */
export interface Detection {
  readonly detector: Detector;
  readonly contract: Contract;
  readonly hit: Hit;
}

/** What the detectors said, and what stopped some of them. */
export interface Detections {
  readonly detections: readonly Detection[];
  /** The rules whose detector threw, with the first error of each. */
  readonly broken: ReadonlyMap<string, unknown>;
}

/** Lets every detector look at every own contract. One that throws stops no other. The thread is given free between two contracts. */
export async function detectIn(
  programs: readonly Program[],
  {
    detectors,
    isOwn,
    signal,
  }: { readonly detectors: readonly Detector[]; readonly isOwn: (path: string) => boolean; readonly signal: AbortSignal },
): Promise<Detections> {
  const detections: Detection[] = [];
  const broken = new Map<string, unknown>();
  for (const contract of programs.flatMap(({ contracts }) => contracts)) {
    if (!isOwn(contract.path) || contract.kind === "interface") continue;
    await setImmediate();
    if (signal.aborted) break;
    for (const detector of detectors) {
      try {
        for (const hit of detector.find(contract)) detections.push({ detector, contract, hit });
      } catch (error) {
        if (!broken.has(detector.rule)) broken.set(detector.rule, error);
      }
    }
  }
  return { detections, broken };
}
