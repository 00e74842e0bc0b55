// Deploys to the chain of the first argument, with the journal below the second, and kills itself at the event of the third.
import { executeDeployment } from "../../../../src/core/deploy/executeDeployment.ts";
import { never, proven, readyToDeploy, signerFor } from "../life.ts";

const [rpcUrl = "", state = "", event = ""] = process.argv.slice(2);
const chain = await proven(rpcUrl);
const ports = { chain, signer: signerFor(chain), roots: { state } };
await executeDeployment(await readyToDeploy(chain), ports, {
  signal: never,
  onEvent: ({ kind }) => void (kind === event && process.kill(process.pid, "SIGKILL")),
});
