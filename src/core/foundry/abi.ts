/** The parts of a contract's ABI that HyperKit uses; JSON as solc writes it. */
export type Abi = readonly AbiItem[];

/** One function, constructor, event or error. */
export interface AbiItem {
  readonly type: "function" | "constructor" | "event" | "error" | "fallback" | "receive";
  readonly name?: string;
  readonly stateMutability?: "pure" | "view" | "nonpayable" | "payable";
  readonly inputs?: readonly AbiParameter[];
  readonly outputs?: readonly AbiParameter[];
}

/** A typed parameter; tuples carry their `components`. */
export interface AbiParameter {
  readonly name: string;
  readonly type: string;
  readonly internalType?: string;
  readonly components?: readonly AbiParameter[];
}
