import { delimiter, isAbsolute } from "node:path";

/** Environment variables by name, as Node has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The only variables a program inherits. Each one is needed to find files, to print text or to reach the network;
 * everything else (keys, tokens, FOUNDRY_*, DAPP_*, PYTHON*, LD_*, DYLD_*) is withheld, because a Solidity test or a build
 * plug-in can read the environment and send it anywhere. Compared without regard to case: Windows has `Path`,
 * and proxy variables exist in both spellings.
 */
const inherited: ReadonlySet<string> = new Set([
  // Where the person's files are. The compilers that forge downloaded live below XDG_DATA_HOME when it is set.
  "HOME",
  "XDG_DATA_HOME",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_HOME",
  "TMPDIR",
  "TMP",
  "TEMP",
  // slither starts forge, forge starts solc: by name.
  "PATH",
  "PATHEXT",
  // Windows programs fail in odd ways without these (sockets, known folders).
  "SYSTEMROOT",
  "SYSTEMDRIVE",
  "WINDIR",
  "USERPROFILE",
  "HOMEDRIVE",
  "HOMEPATH",
  "APPDATA",
  "LOCALAPPDATA",
  "PROGRAMDATA",
  // The text encoding of what they print.
  "LANG",
  "LANGUAGE",
  // How this machine reaches the network: forge downloads a missing compiler through it.
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "ALL_PROXY",
  "NO_PROXY",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "CURL_CA_BUNDLE",
  "REQUESTS_CA_BUNDLE",
]);

/**
 * The allow-listed part of an environment, `LC_*` included. PATH keeps its absolute entries alone: a relative or empty entry
 * would let the opened folder choose what slither starts under the name of forge or solc.
 */
export function baseEnvironment(environment: Environment): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const upper = name.toUpperCase();
    if (value === undefined || !(inherited.has(upper) || upper.startsWith("LC_"))) continue;
    kept[name] = upper === "PATH" ? absoluteEntries(value).join(delimiter) : value;
  }
  return kept;
}

/** Lays `added` over `base`; a name that differs only in case is replaced, since Windows would pass on just one of the two. */
export function mergeEnvironment(
  base: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const replaced = new Set(Object.keys(added).map((name) => name.toUpperCase()));
  const rest = Object.entries(base).filter(([name]) => !replaced.has(name.toUpperCase()));
  return { ...Object.fromEntries(rest), ...added };
}

/** The absolute folders of a PATH value, in order, without quotes and without repetition. */
export function absoluteEntries(path: string): readonly string[] {
  const entries = path.split(delimiter).map((entry) => entry.replace(/^"(.*)"$/, "$1"));
  return [...new Set(entries.filter((entry) => isAbsolute(entry)))];
}
