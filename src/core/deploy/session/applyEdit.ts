import { fitsForm } from "../constructorForm.ts";
import { checkForm } from "./checkForm.ts";
import type { DeployIntent } from "../../../protocol/deployMessages.ts";
import type { Session } from "./session.ts";

/** Takes over what was typed: the simulation is void at once, the notes follow. An edit of another form is ignored. */
export async function applyEdit(session: Session, intent: Extract<DeployIntent, { readonly kind: "edit" }>): Promise<void> {
  const { form } = session.state;
  const { contract } = session.facts;
  if (form === null || contract === undefined || intent.form !== form.id || !fitsForm(form.fields, intent.values)) return;
  const signal = session.begin("edit");
  const { values, value, edit } = intent;
  session.invalidate({ form: { ...form, values, value, edit, valid: false }, trouble: null });
  const checked = await checkForm(contract, values, value);
  const now = session.state.form;
  if (!signal.aborted && now?.id === form.id) session.update({ form: { ...now, ...checked } });
}
