// The parts of viem that HyperKit uses. Everything else reaches them by `await import("./viem.ts")`: a dynamic import of the
// whole package could not be tree-shaken, and a static one would load it at start-up.
export {
  checksumAddress,
  createClient,
  custom,
  decodeAbiParameters,
  decodeErrorResult,
  defineChain,
  encodeAbiParameters,
  getContractAddress,
  keccak256,
} from "viem";
export {
  call,
  estimateGas,
  getBalance,
  getBlock,
  getCode,
  getTransactionCount,
  getTransactionReceipt,
  sendRawTransaction,
} from "viem/actions";
export { mnemonicToAccount } from "viem/accounts";
