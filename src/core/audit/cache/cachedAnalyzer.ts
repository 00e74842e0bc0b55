import { createHash } from "node:crypto";
import { join } from "node:path";
import type { CallOptions } from "../../lib/callOptions.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import type { Lock } from "../../storage/takeLock.ts";
import type { Analyzer, AnalyzerInput, AnalyzerLine, AnalyzerResult, ReadSources } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { auditKey } from "./auditKey.ts";
import { readCacheFile, writeCacheFile } from "./cacheFile.ts";
import { changedSources } from "./readSources.ts";
import { parseStoredRun, toResult } from "./storedRun.ts";
import type { StoredRun } from "./storedRun.ts";

/** An analyzer that can make use of an earlier run whose sources have changed since. */
export interface RepeatableAnalyzer extends Pick<Analyzer, "name"> {
  run(input: AnalyzerInput, options: CallOptions<AnalyzerLine> & { readonly previous?: StoredRun }): Promise<AnalyzerResult>;
}

/** What the cache of one set of analyzers works with. */
export interface CacheHow {
  readonly ports: AuditPorts;
  /** What this audit compiles, for an analyzer that does not know what its findings depend on; undefined: nobody says. */
  readonly compiled: (input: AnalyzerInput) => Promise<ReadSources | undefined>;
  /** Takes what is still to be stored when an analyzer has spoken: findings do not wait for another analyzer's build. */
  readonly later: (input: AnalyzerInput, storing: Promise<void>) => void;
}

/**
 * The same analyzer with a memory: where nothing that its findings depend on has changed, it says what it said and starts no program.
 * Only runs that analysed everything are remembered. Of two windows that audit one Project, the second waits and gets what the first found.
 */
export function cachedAnalyzer(analyzer: RepeatableAnalyzer, how: CacheHow): Analyzer {
  const run: Analyzer["run"] = async (input, options) => {
    const key = await auditKey(analyzer.name, input, how.ports);
    if (key === undefined) return analyzer.run(input, options);
    const entry: Entry = { input, key, file: fileOf(analyzer, input, how) };
    const known = await recall(entry);
    if (options.signal.aborted) return { kind: "cancelled" };
    return known.result ?? runAndStore(analyzer, entry, { ...how, options, previous: known.previous });
  };
  return { name: analyzer.name, run };
}

interface Entry {
  readonly input: AnalyzerInput;
  readonly key: string;
  readonly file: string;
}

function fileOf({ name }: RepeatableAnalyzer, { project }: AnalyzerInput, { ports }: CacheHow): string {
  const id = createHash("sha256").update(project.root).digest("hex").slice(0, 24);
  return join(ports.roots.cache, "audits", `${id}-${name}.json`);
}

interface Recalled {
  readonly result?: AnalyzerResult;
  readonly previous?: StoredRun | undefined;
}

/** What is stored: the result where it still holds, else the run that it once was. */
async function recall({ input, key, file }: Entry): Promise<Recalled> {
  const stored = input.fresh === true ? undefined : parseStoredRun(await readCacheFile(file));
  if (stored?.key !== key) return {};
  return (await changedSources(stored.read)).length === 0 ? { result: toResult(stored) } : { previous: stored };
}

type RunHow = CacheHow & { readonly options: CallOptions<AnalyzerLine>; readonly previous: StoredRun | undefined };

async function runAndStore(analyzer: RepeatableAnalyzer, entry: Entry, how: RunHow): Promise<AnalyzerResult> {
  const { signal, onEvent } = how.options;
  let waited = false;
  const folder = join(projectFolder(how.ports.roots, entry.input.project), "cache", analyzer.name);
  const lock = await holdFolder(folder, signal, () => {
    waited = true;
    onEvent?.({ kind: "waiting" });
  });
  if (lock === undefined) return { kind: "cancelled" };
  const notWaited: Recalled = { previous: how.previous };
  let storing: Promise<void> | undefined;
  try {
    const { result: shared, previous } = waited ? await recall(entry) : notWaited;
    if (shared !== undefined) return shared;
    const result = await analyzer.run(entry.input, { ...how.options, ...(previous === undefined ? {} : { previous }) });
    storing = storeAndRelease({ ...entry, result }, analyzer, { ...how, lock });
    if ("kind" in result || result.read !== undefined) await storing;
    else how.later(entry.input, storing);
    return result;
  } finally {
    if (storing === undefined) await lock.release();
  }
}

async function storeAndRelease(
  entry: Entry & { readonly result: AnalyzerResult },
  analyzer: RepeatableAnalyzer,
  { lock, ...how }: CacheHow & { readonly lock: Lock },
): Promise<void> {
  try {
    await store(analyzer, entry, how);
  } finally {
    await lock.release();
  }
}

/** Stores a run that analysed everything, unless a part of what it depends on was another one in the meantime. */
async function store(
  { name }: RepeatableAnalyzer,
  { input, key, file, result }: Entry & { readonly result: AnalyzerResult },
  { ports, compiled }: CacheHow,
): Promise<void> {
  if ("kind" in result || result.outcome.kind !== "analysed") return;
  const { version, findings, outcome } = result;
  const read = result.read ?? (await compiled(input));
  if (read === undefined || (await auditKey(name, input, ports)) !== key) return;
  // An analyzer that reads the files by itself may have seen others than were compiled.
  const differ = Object.entries(result.seen ?? {}).some(([path, hash]) => read.sources[path]?.hash !== hash);
  if (result.read === undefined && (differ || (await changedSources(read)).length > 0)) return;
  const stored = { key, version, counts: outcome.counts, findings, read };
  await writeCacheFile(file, stored satisfies Readonly<Record<keyof StoredRun, unknown>>);
}
