import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import type { Contract } from "../foundry/contract.ts";

/** Why a compiled contract can be deployed nowhere: it has no code, or its code has holes. Undefined when it can. */
export function whyNotDeployable({ name, creationCode, unlinked }: Contract): Problem | undefined {
  if (unlinked.length > 0) return problem("librariesUnlinked", { contract: name, libraries: unlinked.join(", ") });
  return creationCode === "0x" ? problem("contractNotDeployable", { contract: name }) : undefined;
}
