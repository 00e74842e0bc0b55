import { problem } from "../errors/problem.ts";
import { isLoopbackUrl } from "./loopback.ts";
import type { Problem } from "../errors/problem.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { NetworkSetting } from "../settings/settings.ts";

/** A chain that can be chosen. Whether it is local is proven by `identifyChain`, never stated here. */
export interface Network {
  /** Unique in one listing and stable between two: source, name and URL decide it. */
  readonly id: string;
  readonly name: string;
  /** What the chain must answer; undefined where nobody stated it. */
  readonly chainId: number | undefined;
  /** As written, also where it cannot be used. */
  readonly rpcUrl: string;
  /** Who said so. What the `project` says is the repository's word: it is contacted only when a person chooses it. */
  readonly source: "builtIn" | "settings" | "project";
  /** Why it cannot be chosen; it is never contacted then. */
  readonly problem?: Problem;
}

/** The network that needs no setting: anvil's own defaults. */
export const localAnvil: Network = {
  id: "builtIn:Local (anvil)",
  name: "Local (anvil)",
  chainId: 31337,
  rpcUrl: "http://127.0.0.1:8545",
  source: "builtIn",
};

/** Every network, the person's own first, then the built-in one, then those of the Project's `[rpc_endpoints]`. Contacts nothing. */
export function listNetworks(
  settings: readonly NetworkSetting[],
  config: Pick<FoundryConfig, "rpcEndpoints"> | undefined,
): readonly Network[] {
  const own = settings.map(fromSetting);
  const project = Object.entries(config?.rpcEndpoints ?? {}).map(([name, url]) => fromProject(name, url));
  const seen = new Set<string>();
  return [...own, localAnvil, ...project].filter((network) => !seen.has(network.id) && seen.add(network.id));
}

function fromSetting(setting: NetworkSetting): Network {
  const rpcUrl = setting.rpcUrls[0] ?? "";
  const base: Network = {
    id: `settings:${setting.name} ${rpcUrl}`,
    name: setting.name,
    chainId: setting.chainId,
    rpcUrl,
    source: "settings",
  };
  return withUrlProblem(base);
}

function fromProject(name: string, rpcUrl: string): Network {
  const base: Network = { id: `project:${name} ${rpcUrl}`, name, chainId: undefined, rpcUrl, source: "project" };
  const variable = /\$\{?(\w+)\}?/.exec(rpcUrl)?.[1];
  if (variable !== undefined) {
    return {
      ...base,
      problem: problem("networkUnusable", {
        network: name,
        reason: `its address needs the variable ${variable}, which is not read from the repository.`,
      }),
    };
  }
  const checked = withUrlProblem(base);
  if (checked.problem !== undefined || isLoopbackUrl(rpcUrl)) return checked;
  return {
    ...base,
    problem: problem("networkNotLocal", { network: name, reason: "its address comes from the repository and is on another machine." }),
  };
}

function withUrlProblem(network: Network): Network {
  const url = URL.canParse(network.rpcUrl) ? new URL(network.rpcUrl) : undefined;
  if (url !== undefined && (url.protocol === "http:" || url.protocol === "https:")) return network;
  return { ...network, problem: problem("networkUnusable", { network: network.name, reason: "its address is not an http or https URL." }) };
}
