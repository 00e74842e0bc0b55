import type { AllowedArea } from "./allowedArea.ts";

/** One remapping, where it was written. */
export interface RemappingLine {
  readonly line: number;
  readonly text: string;
}

/** The lines of a `remappings.txt`: one remapping each, empty lines and comments left out. */
export function splitRemappings(text: string): readonly RemappingLine[] {
  return text
    .split(/\r?\n/)
    .map((content, line) => ({ line, text: content.trim() }))
    .filter((entry) => entry.text !== "" && !entry.text.startsWith("#"));
}

/** The target of `context:prefix=path`, or undefined when the text is no remapping. */
export function remappingTarget(remapping: string): string | undefined {
  const target = /^[^=]+=(.+)$/.exec(remapping)?.[1]?.trim();
  return target === undefined || target === "" ? undefined : target;
}

/** True when the remapping leads to a place the Project's sources may come from. */
export async function remappingAllowed(remapping: string, area: AllowedArea): Promise<boolean> {
  const target = remappingTarget(remapping);
  return target !== undefined && (await area.allows(target));
}
