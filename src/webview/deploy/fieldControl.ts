import { element, setAttributes } from "./dom.ts";
import type { FormField, FormNote, FormValue } from "../../protocol/deployForm.ts";

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The control of one field of the form. */
export interface FieldControl {
  readonly node: HTMLElement;
  value(): FormValue;
  /** Errors of a field that the person has not come to yet are held back unless `revealed`. */
  showNotes(notes: readonly FormNote[], revealed: boolean): void;
  /** The first input with an error that is shown. */
  firstInvalid(): HTMLElement | undefined;
}

/** Builds the control for a field with its present value; `onEdit` is called after every keystroke. */
export function createFieldControl(field: FormField, value: FormValue, onEdit: () => void): FieldControl {
  return field.shape === "struct" ? createStruct(field, value, onEdit) : createInput(field, typeof value === "string" ? value : "", onEdit);
}

function createStruct(field: FormField, value: FormValue, onEdit: () => void): FieldControl {
  const parts = field.fields.map((inner, index) =>
    createFieldControl(inner, typeof value === "string" ? "" : (value[index] ?? ""), onEdit),
  );
  const legend = element("legend", {}, field.label, " ", element("span", { class: "type" }, field.type));
  return {
    node: element("fieldset", {}, legend, ...parts.map(({ node }) => node)),
    value: () => parts.map((part) => part.value()),
    showNotes(notes, revealed) {
      for (const part of parts) part.showNotes(notes, revealed);
    },
    firstInvalid: () => parts.map((part) => part.firstInvalid()).find((found) => found !== undefined),
  };
}

function createInput(field: FormField, value: string, onEdit: () => void): FieldControl {
  const id = `field-${field.id}`;
  const note = element("p", { class: "note", id: `${id}-note`, hidden: true });
  const input = inputOf(field, id);
  input.value = value;
  let touched = value !== "";
  let notes: readonly FormNote[] = [];
  let revealed = false;
  const show = (): void => showNote(input, note, { notes, errors: touched || revealed });
  input.addEventListener("input", () => {
    touched = true;
    onEdit();
  });
  input.addEventListener("blur", () => {
    touched = true;
    show();
  });
  const label = element("label", { for: id }, field.label, " ", element("span", { class: "type" }, field.type));
  return {
    node: element("div", { class: "field" }, label, input, note),
    value: () => input.value,
    showNotes(found, reveal) {
      notes = found.filter((candidate) => candidate.field === field.id);
      revealed = reveal;
      show();
    },
    firstInvalid: () => (input.getAttribute("aria-invalid") === "true" ? input : undefined),
  };
}

function inputOf(field: FormField, id: string): Input {
  const common = { id, spellcheck: "false", autocomplete: "off", "aria-describedby": `${id}-note` };
  if (field.shape === "bool") {
    const options = ["", "true", "false"].map((choice) => element("option", { value: choice }, choice === "" ? "Choose" : choice));
    return element("select", { id, "aria-describedby": `${id}-note` }, ...options);
  }
  if (field.shape === "text") return element("textarea", { ...common, rows: 2 });
  if (field.shape === "list") return element("textarea", { ...common, rows: 3, placeholder: "One item per line, or a JSON list" });
  return element("input", { ...common, type: "text" });
}

/** Errors first; without one, what will really be encoded and a warning of the zero address. */
function showNote(
  input: Input,
  note: HTMLElement,
  { notes, errors }: { readonly notes: readonly FormNote[]; readonly errors: boolean },
): void {
  const wrong = errors ? notes.find(({ kind }) => kind === "error") : undefined;
  const hints = notes.flatMap((candidate) => {
    if (candidate.kind === "canonical") return [`= ${candidate.text}`];
    return candidate.kind === "zeroAddress" ? ["This is the zero address."] : [];
  });
  const text = wrong?.text ?? hints.join(" ");
  setAttributes(input, { "aria-invalid": wrong === undefined ? undefined : "true" });
  setAttributes(note, { class: wrong === undefined ? "note" : "note error" });
  if (note.textContent !== text) note.textContent = text;
  note.hidden = text === "";
}
