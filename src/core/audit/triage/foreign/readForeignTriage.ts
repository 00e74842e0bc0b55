import { createAllowedArea } from "../../../foundry/allowedArea.ts";
import { readOwnFile } from "../../../foundry/readOwnFile.ts";
import type { Finding } from "../../finding.ts";
import { readSilences, silencingFiles } from "./readSilences.ts";
import type { Silence } from "./silence.ts";

/** A wish of the repository, and the findings that it would hide if it were heeded: none where the code has changed since. */
export interface ForeignTriage {
  readonly silence: Silence;
  readonly findings: readonly Finding[];
}

/** What the files of other tools in a Project's root (its real path) would hide of an audit's findings. */
export async function readForeignTriage(root: string, findings: readonly Finding[]): Promise<readonly ForeignTriage[]> {
  const area = createAllowedArea(root);
  const silences: Silence[] = [];
  for (const name of silencingFiles) {
    const content = await readOwnFile(area, name);
    if (content.kind === "text") silences.push(...readSilences(name, content.text));
  }
  return silences.map((silence) => ({ silence, findings: findings.filter((finding) => silence.hides(finding)) }));
}
