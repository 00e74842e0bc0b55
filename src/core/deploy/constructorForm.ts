import { listType } from "./abiValue.ts";
import { parameterName } from "./parseArguments.ts";
import type { FormField, FormValue } from "../../protocol/deployForm.ts";
import type { Abi, AbiParameter } from "../foundry/abi.ts";

/** The parameters of a contract's constructor; a contract without one has none. */
export function constructorOf(abi: Abi): { readonly inputs: readonly AbiParameter[]; readonly payable: boolean } {
  const item = abi.find((candidate) => candidate.type === "constructor");
  return { inputs: item?.inputs ?? [], payable: item?.stateMutability === "payable" };
}

/** The fields of the form: structs nest, lists are one text each. */
export function formFields(parameters: readonly AbiParameter[], prefix = ""): readonly FormField[] {
  return parameters.map((parameter, index) => {
    const id = `${prefix}${index}`;
    const shape = shapeOf(parameter);
    return {
      id,
      label: parameterName(parameter, index),
      type: typeName(parameter),
      shape,
      fields: shape === "struct" ? formFields(parameter.components ?? [], `${id}.`) : [],
    };
  });
}

/** Empty values of the right shape; a bool starts undecided, so that none is sent that nobody chose. */
export function emptyValues(fields: readonly FormField[]): readonly FormValue[] {
  return fields.map((field) => (field.shape === "struct" ? emptyValues(field.fields) : ""));
}

/** True when the values have exactly the shape of the fields. */
export function fitsForm(fields: readonly FormField[], values: readonly FormValue[]): boolean {
  if (fields.length !== values.length) return false;
  return fields.every((field, index) => {
    const value = values[index];
    if (field.shape !== "struct") return typeof value === "string";
    return value !== undefined && typeof value !== "string" && fitsForm(field.fields, value);
  });
}

function shapeOf(parameter: AbiParameter): FormField["shape"] {
  if (listType(parameter) !== undefined) return "list";
  if (parameter.type === "tuple") return "struct";
  if (parameter.type === "bool") return "bool";
  return parameter.type === "string" || parameter.type === "bytes" ? "text" : "line";
}

/** `struct Vault.Config[]` is shown as `Config[]`; everything else by its ABI type. */
function typeName(parameter: AbiParameter): string {
  if (!parameter.type.startsWith("tuple")) return parameter.type;
  const name = parameter.internalType
    ?.replace(/^struct /, "")
    .split(".")
    .at(-1);
  return name ?? parameter.type;
}
