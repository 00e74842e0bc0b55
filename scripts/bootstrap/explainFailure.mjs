import { SetUpError } from "./setUpError.mjs";

/** What programs print, in their several ways, and what it means for the person. The first that matches wins.
 * @type {readonly { readonly sign: RegExp, readonly meaning: string }[]} */
const meanings = [
  {
    sign: /ENOSPC|No space left on device|not enough space on the disk|\[Errno 28\]/i,
    meaning: "stopped because the disk is full: free some space and run the command again",
  },
  {
    sign: /EINTEGRITY|DO NOT MATCH THE HASHES|Hash mismatch/i,
    meaning:
      "stopped because a download is not the pinned one: clear the package caches (npm cache clean --force, pip cache purge), make sure that no proxy alters downloads, and run the command again",
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|NewConnectionError|ProxyError|ConnectTimeoutError|ReadTimeoutError|Temporary failure in name resolution/i,
    meaning: "stopped because the package registry cannot be reached: check the network and the proxy settings, and run the command again",
  },
  {
    sign: /\bE(?:401|403|404|5\d\d)\b|\b(?:401|403|404|5\d\d) (?:Client|Server) Error|ETARGET|No matching distribution found|SSLError|CERT_|SELF_SIGNED/i,
    meaning: "stopped because the package registry refused: check which registry npm and pip are set to use, and run the command again",
  },
  {
    sign: /EACCES|EPERM|EROFS|Permission denied/i,
    meaning: "stopped because a file may not be written: make sure that the checkout belongs to you and run the command again",
  },
];

/**
 * Turns what went wrong in a step into a sentence with what to do.
 * @param {string} what The step, as the beginning of a sentence, e.g. `Installing slither`.
 * @param {unknown} error
 * @param {string} [log] Where the whole output lies.
 * @returns {SetUpError}
 */
export function explainFailure(what, error, log) {
  if (error instanceof SetUpError) return error;
  const text = textOf(error);
  const meaning = meanings.find(({ sign }) => sign.test(text))?.meaning ?? `failed (${lastLine(text)})`;
  return new SetUpError(`${what} ${meaning}${log === undefined ? "" : `. Its output is in ${log}`}.`, { cause: error });
}

/** @param {unknown} error */
function textOf(error) {
  if (!(error instanceof Error)) return String(error);
  const { code, stderr, stdout } = /** @type {{ code?: unknown, stderr?: unknown, stdout?: unknown }} */ (/** @type {unknown} */ (error));
  return [code, error.message, stdout, stderr].filter((part) => typeof part === "string").join("\n");
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
