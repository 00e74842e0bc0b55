import { describeProblem } from "../../errors/problem.ts";
import { constructorOf } from "../constructorForm.ts";
import { formatEther } from "../formatEther.ts";
import { parseArguments } from "../parseArguments.ts";
import { parseScalar } from "../parseScalar.ts";
import type { Contract } from "../../foundry/contract.ts";
import type { FormNote, FormValue } from "../../../protocol/deployForm.ts";
import type { ArgumentNote } from "../parseArguments.ts";
import type { Checksum } from "../parseScalar.ts";

/** What HyperKit says of a form, and whether it can be encoded. */
export interface CheckedForm {
  readonly notes: readonly FormNote[];
  readonly valid: boolean;
}

/** Checks the arguments and the value of a form, all of it. */
export async function checkForm(contract: Contract, values: readonly FormValue[], value: string): Promise<CheckedForm> {
  const { checksumAddress } = await import("../../chain/viem.ts");
  const parsed = parseArguments(constructorOf(contract.abi).inputs, values, checksumAddress);
  const sent = parseValue(value, checksumAddress);
  return {
    notes: [...parsed.notes.map(formNote), ...sent.notes],
    valid: parsed.kind === "valid" && sent.wei !== undefined,
  };
}

/** A note in the words of the form. */
export function formNote(note: ArgumentNote): FormNote {
  if (note.kind === "canonical") return { field: note.field, kind: "canonical", text: note.text };
  if (note.kind === "zeroAddress") return { field: note.field, kind: "zeroAddress", text: "" };
  const { what, fix } = describeProblem(note.problem);
  return { field: note.field, kind: "error", text: `${what} ${fix}` };
}

/** The ETH to send along, in wei; empty is none. A bare number is wei, so the note says what it comes to. */
export function parseValue(value: string, checksum: Checksum): { readonly wei: bigint | undefined; readonly notes: readonly FormNote[] } {
  if (value.trim() === "") return { wei: 0n, notes: [] };
  const outcome = parseScalar("uint256", value, { path: "value", checksum });
  if (outcome.kind === "failed") {
    const { what, fix } = describeProblem(outcome.problem);
    return { wei: undefined, notes: [{ field: "value", kind: "error", text: `${what} ${fix}` }] };
  }
  if (typeof outcome.value !== "bigint") throw new TypeError("A uint256 was not read as an integer.");
  return { wei: outcome.value, notes: [{ field: "value", kind: "canonical", text: `${formatEther(outcome.value)} ETH` }] };
}
