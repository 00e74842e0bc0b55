import { element } from "./dom.ts";
import { createFieldControl } from "./fieldControl.ts";
import type { FormField } from "../../protocol/deployForm.ts";
import type { DeployForm } from "../../protocol/deployView.ts";
import type { FieldControl } from "./fieldControl.ts";
import type { Part, Send } from "./part.ts";

/** The constructor's form. It is built anew only for another form; what is being typed is never overwritten. */
export interface FormPart extends Part {
  /** Number of the last change that was typed. */
  edit(): number;
  /** Shows all errors and goes to the first; true when there was one. */
  reveal(): boolean;
}

const valueField: FormField = { id: "value", label: "Value to send along", type: "e.g. 0.5 ether", shape: "line", fields: [] };

interface Built {
  readonly id: string;
  readonly controls: readonly FieldControl[];
  readonly value: FieldControl | undefined;
}

/** Builds the part; `onEdit` is called as soon as something is typed, before the host has answered. */
export function createFormPart(send: Send, onEdit: () => void): FormPart {
  const node = element("fieldset", { class: "form", hidden: true });
  let built: Built | undefined;
  let edit = 0;
  let revealed = false;
  let last: DeployForm | null = null;

  const changed = (): void => {
    if (built === undefined) return;
    edit += 1;
    onEdit();
    const values = built.controls.map((control) => control.value());
    const value = built.value?.value();
    send({ kind: "edit", form: built.id, edit, values, value: typeof value === "string" ? value.slice(0, 200) : "" });
  };

  const build = (form: DeployForm): void => {
    edit = form.edit;
    revealed = false;
    const controls = form.fields.map((field, index) => createFieldControl(field, form.values[index] ?? "", changed));
    const value = form.payable ? createFieldControl(valueField, form.value, changed) : undefined;
    built = { id: form.id, controls, value };
    const all = value === undefined ? controls : [...controls, value];
    const content =
      all.length === 0 ? [element("p", { class: "quiet" }, "This constructor takes no arguments.")] : all.map((one) => one.node);
    node.replaceChildren(element("legend", {}, "Constructor"), ...content);
  };

  const showNotes = (): void => {
    // Notes of an earlier edit would contradict what stands in the field now.
    if (built === undefined || last === null || last.edit !== edit) return;
    for (const control of [...built.controls, ...(built.value === undefined ? [] : [built.value])]) control.showNotes(last.notes, revealed);
  };

  return {
    node,
    show({ form, run }) {
      last = form;
      node.hidden = form === null;
      node.disabled = run.kind === "running";
      if (form === null) return;
      if (built?.id !== form.id) build(form);
      showNotes();
    },
    edit: () => edit,
    reveal() {
      if (built === undefined || last === null || (last.valid && last.edit === edit)) return false;
      revealed = true;
      showNotes();
      const invalid = [...built.controls, built.value].map((control) => control?.firstInvalid()).find((found) => found !== undefined);
      invalid?.focus();
      return invalid !== undefined;
    },
  };
}
