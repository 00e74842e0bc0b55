import type { AstNode } from "../hyperkit/ast/astNode.ts";
import type { AbiParameter } from "../../foundry/abi.ts";

/** The contract that a proof is about, and the function of it that the finding names. */
export interface Subject {
  /** The contract that the test deploys: the one of the finding, or one that inherits it where that cannot be deployed. */
  readonly name: string;
  /** Root-relative POSIX path of the file that declares it. */
  readonly file: string;
  /** The compiler that compiles it, e.g. `0.8.30`. */
  readonly compiler: string;
  readonly constructorInputs: readonly AbiParameter[];
  /** Everything that can be called from outside. */
  readonly functions: readonly SubjectFunction[];
  /** The functions through which the finding's code is reached, the nearest first; empty where it is about the whole contract. */
  readonly attacked: readonly SubjectFunction[];
  /** True where a plain transfer of ether is accepted. */
  readonly receives: boolean;
  /** The contract's parts, the most derived first. */
  readonly parts: readonly AstNode[];
  /** Every declaration of the compilation. */
  readonly declarations: ReadonlyMap<number, AstNode>;
}

/** A function that can be called from outside. */
export interface SubjectFunction {
  readonly name: string;
  /** e.g. `withdraw(uint256)`. */
  readonly signature: string;
  readonly inputs: readonly AbiParameter[];
  readonly outputs: readonly AbiParameter[];
  readonly payable: boolean;
  readonly view: boolean;
  /** True where another function has the same name. */
  readonly overloaded: boolean;
  /** Its declaration: a function, or the variable whose getter it is. */
  readonly node: AstNode;
}
