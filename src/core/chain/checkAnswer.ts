import { RpcFailure } from "./jsonRpc.ts";

type Check = (value: unknown) => boolean;

const quantity: Check = (value) => typeof value === "string" && /^0x[0-9a-f]{1,64}$/i.test(value);
const hash: Check = (value) => typeof value === "string" && /^0x[0-9a-f]{64}$/i.test(value);
const bytes: Check = (value) => typeof value === "string" && /^0x(?:[0-9a-f]{2})*$/i.test(value);

/** The fields that HyperKit uses, each with its form; `null` answers are the node's "there is none". */
function record(fields: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (value === null) return true;
    if (typeof value !== "object") return false;
    const found = new Map<string, unknown>(Object.entries(value));
    return Object.entries(fields).every(([name, check]) => check(found.get(name)));
  };
}

function orNothing(check: Check): Check {
  return (value) => value === undefined || value === null || check(value);
}

const checks: Readonly<Record<string, Check>> = {
  eth_getBalance: quantity,
  eth_getTransactionCount: quantity,
  eth_estimateGas: quantity,
  eth_call: bytes,
  eth_getCode: bytes,
  eth_sendRawTransaction: hash,
  eth_getBlockByNumber: record({
    hash: orNothing(hash),
    number: orNothing(quantity),
    gasLimit: quantity,
    baseFeePerGas: orNothing(quantity),
  }),
  eth_getTransactionReceipt: record({
    transactionHash: hash,
    blockHash: orNothing(hash),
    blockNumber: orNothing(quantity),
    gasUsed: quantity,
    status: quantity,
  }),
};

/** Returns a node's answer if it has the form that its method promises; throws `RpcFailure` otherwise, before a library stumbles over it. */
export function checkAnswer(method: string, answer: unknown): unknown {
  const check = Object.hasOwn(checks, method) ? checks[method] : undefined;
  if (check === undefined || check(answer)) return answer;
  throw new RpcFailure("notJsonRpc", method, { message: `unexpected answer: ${JSON.stringify(answer).slice(0, 100)}` });
}
