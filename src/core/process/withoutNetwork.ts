import type { ProcessRequest, RunProcess } from "./processOutcome.ts";

/**
 * What keeps a program from the network. `namespace`: the system gives it none at all. `flags`: it is told to stay offline and its
 * proxies lead nowhere, which a program that is bent on it can ignore.
 */
export type Isolation = "namespace" | "flags";

/** A runner of programs that are to reach nobody. */
export interface OfflineRunner {
  readonly isolation: Isolation;
  readonly run: RunProcess;
}

/** Port 9 of this computer discards; nobody listens there. */
const nowhere = "http://127.0.0.1:9";

/** What tools that obey are told; also inside a namespace, where it spares them waiting. */
const offline: Readonly<Record<string, string>> = {
  FOUNDRY_OFFLINE: "true",
  ...Object.fromEntries(
    ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"].flatMap((name) => [name, name.toLowerCase()]).map((name) => [name, nowhere]),
  ),
  NO_PROXY: "",
  no_proxy: "",
};

/** A user namespace in which this user may make a network of its own: one without any interface that is up. */
const inNamespace = ["--map-root-user", "--net", "--"];

/**
 * Makes a runner without network out of one with: through `unshare` (absolute path; undefined where the system has none) if it works
 * here, which some systems forbid, else as far as flags go.
 */
export async function runWithoutNetwork(
  run: RunProcess,
  { unshare, cwd }: { readonly unshare: string | undefined; readonly cwd: string },
  signal: AbortSignal,
): Promise<OfflineRunner> {
  const withFlags = async (request: ProcessRequest): ReturnType<RunProcess> => run({ ...request, env: { ...request.env, ...offline } });
  if (unshare === undefined) return { isolation: "flags", run: withFlags };
  const enclosed = async (request: ProcessRequest): ReturnType<RunProcess> =>
    withFlags({ ...request, file: unshare, args: [...inNamespace, request.file, ...request.args] });
  const tried = await enclosed({ file: unshare, args: ["--version"], cwd, totalSeconds: 20, signal });
  return tried.kind === "exited" && tried.exitCode === 0
    ? { isolation: "namespace", run: enclosed }
    : { isolation: "flags", run: withFlags };
}
