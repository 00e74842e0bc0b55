import { link, open, readFile, rename, rm } from "node:fs/promises";

/** A lock that is held. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes a lock file for this process; undefined when a living process holds it. A lock whose process is gone (crash, power
 * loss) is taken over. For locks on one machine; two calls of one process exclude each other as well.
 */
export async function takeLock(file: string): Promise<Lock | undefined> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await placeLock(file)) return { release: async () => rm(file, { force: true }) };
    const holder = await readFile(file, "utf8").catch(() => undefined);
    if (holder !== undefined && (await isAlive(holder))) return undefined;
    if (holder !== undefined) await removeDead(file, holder);
  }
  return undefined;
}

/** The file appears with its content or not at all: a link to a finished file fails where the name is taken. */
async function placeLock(file: string): Promise<boolean> {
  const own = uniqueName(file);
  const handle = await open(own, "wx", 0o600);
  await handle.writeFile(`${process.pid} ${await bootId()}`);
  await handle.close();
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** Of two processes that see the same dead lock one renames it; one that caught a fresh lock instead puts it back. */
async function removeDead(file: string, holder: string): Promise<void> {
  const aside = uniqueName(file);
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const caught = await readFile(aside, "utf8").catch(() => holder);
  if (caught !== holder) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

let count = 0;

function uniqueName(file: string): string {
  count += 1;
  return `${file}.${process.pid}-${count}`;
}

/** After a restart of the machine another program may have the number of the holder; Linux tells its starts apart. */
async function bootId(): Promise<string> {
  if (process.platform !== "linux") return "";
  return (await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "")).trim();
}

async function isAlive(text: string): Promise<boolean> {
  const [number, boot = ""] = text.split(" ");
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const own = await bootId();
  if (boot !== "" && own !== "" && boot !== own) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
