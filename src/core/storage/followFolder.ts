import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { lstat } from "node:fs/promises";
import { join } from "node:path";

/** A folder that is watched from the first `renew` until `close`. */
export interface FollowedFolder {
  /** Moves the watch to where the folder is now; to be called before its content is read, so that no change falls in between. */
  renew(): Promise<void>;
  close(): void;
}

/** The deepest folder that exists. One that was made anew is another, even where the system gives it the same number. */
interface Place {
  readonly folder: string;
  readonly identity: string;
}

/**
 * Tells of each change in a folder below `root` that may not exist yet: as long as it does not, the deepest folder on the way to it is
 * watched. `path` is root-relative and POSIX. A link is not followed. Nothing is told of folders below it; one change may be told twice.
 */
export function followFolder(root: string, path: string, onChange: () => void): FollowedFolder {
  const names = path.split("/");
  const way = [root, ...names.map((_, index) => join(root, ...names.slice(0, index + 1)))];
  let watched: { readonly place: Place; readonly watcher: FSWatcher } | undefined;
  let closed = false;
  const end = (): void => {
    watched?.watcher.close();
    watched = undefined;
  };
  const move = async (): Promise<void> => {
    const place = await deepest(way);
    if (closed || isSame(place, watched?.place)) return;
    end();
    if (place === undefined) return;
    try {
      const watcher = watch(place.folder, { persistent: false }, onChange);
      watcher.on("error", () => {
        if (watched?.watcher === watcher) end();
      });
      watched = { place, watcher };
    } catch {
      // The folder went, or the system has no watch left: the next `renew` tries again.
      return;
    }
    // The next folder on the way may have been made before the watch began.
    await move();
  };
  // One after the other: an older look at the disk must not undo a newer one.
  let last = Promise.resolve();
  return {
    renew: async () => (last = last.then(move)),
    close: () => {
      closed = true;
      end();
    },
  };
}

function isSame(a: Place | undefined, b: Place | undefined): boolean {
  return a?.folder === b?.folder && a?.identity === b?.identity;
}

async function deepest(way: readonly string[]): Promise<Place | undefined> {
  let found: Place | undefined;
  for (const folder of way) {
    const entry = await lstat(folder, { bigint: true }).catch(() => undefined);
    if (entry?.isDirectory() !== true) break;
    found = { folder, identity: `${entry.ino}:${entry.birthtimeNs}` };
  }
  return found;
}
