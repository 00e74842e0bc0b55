/** The mode of an entry that stands for a commit of another repository. */
const linkMode = 0o160000;

/**
 * The commits of the submodules in a git index (versions 2 and 3), by their POSIX paths. Read by ourselves: git would obey the repository's
 * configuration before it answers. Anything else gives none.
 */
export function readGitLinks(index: Buffer): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  if (index.length < 12 || index.toString("latin1", 0, 4) !== "DIRC" || ![2, 3].includes(index.readUInt32BE(4))) return links;
  let at = 12;
  for (let left = index.readUInt32BE(8); left > 0 && at + 62 <= index.length; left -= 1) {
    const isExtended = (index.readUInt16BE(at + 60) & 0x4000) !== 0;
    const name = at + (isExtended ? 64 : 62);
    const end = index.indexOf(0, name);
    if (end === -1) break;
    if (index.readUInt32BE(at + 24) === linkMode) links.set(index.toString("utf8", name, end), index.toString("hex", at + 40, at + 60));
    // Entries are padded with one to eight zero bytes to a multiple of eight.
    at += Math.floor((end - at + 8) / 8) * 8;
  }
  return links;
}
