import { rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { AnalyzerInput } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { readBuildInfos } from "../readBuildInfos.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import { auditKey } from "./auditKey.ts";
import { readCacheFile, writeCacheFile } from "./cacheFile.ts";
import { changedSources, readSourcesOf } from "./readSources.ts";
import { readSources } from "./storedRun.ts";

/** One build that is kept in a folder of HyperKit's own. */
export interface EarlierBuild {
  /** The build of an earlier audit where a new one would be the same, else undefined; then nothing in the folder counts any longer. */
  readonly reuse: () => Promise<BuildContent | undefined>;
  /** Takes down what was built. */
  readonly keep: (content: BuildContent) => Promise<void>;
}

const note = z.object({ key: z.string(), read: readSources });

/** An analyzer that failed, was cancelled or is a new version needs its build again, and a cold build is most of an audit's work. */
export async function earlierBuild(
  input: AnalyzerInput,
  {
    ports,
    folder,
    buildInfoFolder,
  }: { readonly ports: Pick<AuditPorts, "tools" | "cache">; readonly folder: string; readonly buildInfoFolder: string },
): Promise<EarlierBuild> {
  const file = join(folder, "built", "note.json");
  // forge lint's findings hang on forge alone, as a build does.
  const key = await auditKey("forgeLint", input, ports);
  const holds = async (): Promise<boolean> => {
    if (key === undefined || input.fresh === true) return false;
    const noted = z.safeParse(note, await readCacheFile(file));
    return noted.success && noted.data.key === key && (await changedSources(noted.data.read)).length === 0;
  };
  return {
    async reuse() {
      const content = (await holds()) ? await readBuildInfos(buildInfoFolder, input.project.root) : undefined;
      if (content?.kind === "read" && content.contracts > 0) return content;
      await rm(file, { force: true });
      return undefined;
    },
    async keep(content) {
      if (key !== undefined) await writeCacheFile(file, { key, read: readSourcesOf(content) });
    },
  };
}
