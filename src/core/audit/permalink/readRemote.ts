import { join } from "node:path";
import { readPlainFile } from "../../storage/readPlainFile.ts";
import type { Repository } from "../baseline/findRepository.ts";

/** A larger configuration is not read (bytes). */
const maxConfigBytes = 1_000_000;

/**
 * The name and the URL of a repository's remote: `origin`, else the first. Read without git and without what the file includes: it is
 * data from strangers, and git would obey it.
 */
export async function readRemote({ commonFolder }: Repository): Promise<{ readonly name: string; readonly url: string } | undefined> {
  const config = await readPlainFile(join(commonFolder, "config"), maxConfigBytes);
  if (config.kind !== "text") return undefined;
  const urls = new Map<string, string>();
  let remote: string | undefined;
  for (const line of config.text.split(/\r?\n/)) {
    const section = /^\s*\[(.*)\]\s*(?:[#;].*)?$/.exec(line)?.[1];
    if (section !== undefined) remote = /^remote\s+"([^"\\]+)"$/i.exec(section)?.[1];
    const url = /^\s*url\s*=\s*"?([^"\s]+)"?\s*$/i.exec(line)?.[1];
    if (remote !== undefined && url !== undefined && !urls.has(remote)) urls.set(remote, url);
  }
  const [first] = urls;
  const origin = urls.get("origin");
  if (origin !== undefined) return { name: "origin", url: origin };
  return first === undefined ? undefined : { name: first[0], url: first[1] };
}
