import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { paths } from "../setup/paths.ts";

/**
 * The environment of tests: the private HOME with its tools, and temporary and XDG folders inside `folder`, which is this run's
 * own. What a test or a tool writes by itself stays inside the checkout.
 */
export async function testEnvironment(folder: string): Promise<Readonly<Record<string, string>>> {
  const below = async (name: string): Promise<string> => {
    await mkdir(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const temporary = await below("tmp");
  const windows = process.platform === "win32" ? { APPDATA: await below("roaming"), LOCALAPPDATA: await below("local") } : {};
  return {
    HOME: paths.home,
    USERPROFILE: paths.home,
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    XDG_STATE_HOME: await below("state"),
    XDG_CACHE_HOME: await below("cache"),
    XDG_RUNTIME_DIR: await below("runtime"),
    ...windows,
    ...(process.env["CI"] === undefined ? {} : { CI: process.env["CI"] }),
  };
}
