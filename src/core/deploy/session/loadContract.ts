import { constructorOf, emptyValues, fitsForm, formFields } from "../constructorForm.ts";
import { whyNotDeployable } from "../whyNotDeployable.ts";
import { checkForm } from "./checkForm.ts";
import type { Contract, ContractName } from "../../foundry/contract.ts";
import type { DeployForm } from "../../../protocol/deployView.ts";
import type { Session } from "./session.ts";

/** Makes a contract the chosen one and builds its form. What was typed is kept while the constructor stays the same. */
export async function loadContract(session: Session, name: ContractName | undefined): Promise<void> {
  const signal = session.begin("contract");
  if (name === undefined) {
    session.forget("contract");
    return session.invalidate({ contract: "", contractProblem: null, form: null });
  }
  const id = `${name.source}:${name.name}`;
  const outcome = await session.ports.readContract(name);
  if (signal.aborted) return;
  const found = outcome.kind === "failed" ? outcome.problem : whyNotDeployable(outcome.contract);
  if (outcome.kind === "failed" || found !== undefined) {
    session.forget("contract");
    return session.invalidate({ contract: id, contractProblem: found === undefined ? null : session.show(found), form: null });
  }
  const { contract } = outcome;
  const same = session.state.contract === id && session.facts.contract?.creationCode === contract.creationCode;
  if (same && session.state.form !== null) return session.update({}, { contract });
  const form = await newForm(session, id, contract);
  if (signal.aborted) return;
  session.invalidate({ contract: id, contractProblem: null, form }, { contract });
}

let formsBuilt = 0;

async function newForm(session: Session, id: string, contract: Contract): Promise<DeployForm> {
  const { inputs, payable } = constructorOf(contract.abi);
  const fields = formFields(inputs);
  const { form } = session.state;
  const kept = session.state.contract === id && form !== null && form.payable === payable && sameFields(form, fields);
  const values = kept && fitsForm(fields, form.values) ? form.values : emptyValues(fields);
  const value = kept ? form.value : "";
  const checked = await checkForm(contract, values, value);
  if (kept) return { ...form, values, value, ...checked };
  formsBuilt += 1;
  return { id: `${id}#${formsBuilt}`, fields, values, payable, value, edit: 0, ...checked };
}

function sameFields(form: DeployForm, fields: DeployForm["fields"]): boolean {
  return JSON.stringify(form.fields) === JSON.stringify(fields);
}
