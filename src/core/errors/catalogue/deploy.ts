import { defineProblems } from "../defineProblems.ts";

/** HK60xx: networks and deployments. */
export const deployProblems = defineProblems({
  rpcUnreachable: { id: "HK6001", what: "No chain answers at {url}.", fix: "Start it (for a local chain: run anvil), or choose another network.", actions: ["checkTools"] },
  chainIdMismatch: { id: "HK6002", what: "{network} should be chain {expected}, but its RPC answers {actual}.", fix: "Correct the network's chainId or rpcUrls.", actions: ["openSettings"] },
  networkNotLocal: {
    id: "HK6003",
    what: "{network} is not a proven local chain: {reason}",
    fix: "This version deploys to a local anvil or hardhat chain only; signers for other chains are not built yet.",
  },
});
