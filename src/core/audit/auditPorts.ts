import type { Computer } from "../process/knownFolders.ts";
import type { Log } from "../observe/log.ts";
import type { RunProcess } from "../process/processOutcome.ts";
import type { ToolLocator } from "../process/tool.ts";
import type { StorageRoots } from "../storage/storageRoots.ts";

/** What the analyzers need of the world. */
export interface AuditPorts {
  readonly tools: ToolLocator;
  readonly run: RunProcess;
  readonly roots: StorageRoots;
  readonly log: Log;
  /** PATH of this computer as inherited; slither looks for forge on it. Relative entries are dropped. */
  readonly path: string;
  /** What a stored finding depends on besides; without it every audit is made from nothing. */
  readonly cache?: AuditCacheHost;
}

/** What the cache of audits must know of where it runs. */
export interface AuditCacheHost {
  readonly host: Computer;
  /** HyperKit's own version: another one may read the same report otherwise. */
  readonly release: string;
}
