// What a form still lacks is said at its field, in our words and the person's language, and not by
// the browser in its own.
// Rules: the first of them gets the focus, or is said where it has it; what is folded over it opens;
// numbers are judged by the server, which knows from where to where; the sentence goes when
// the field is right; a form that leaves it to the server (`novalidate`) is none of this.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const SAID = "data-wanting";
let first: Field | null = null;
let count = 0;

export function wanting(): void {
  document.addEventListener("invalid", lacks, { capture: true });
  document.addEventListener("input", mended);
  document.addEventListener("change", mended);
}

function lacks(event: Event): void {
  const field = event.target as Field;
  event.preventDefault();
  if (!first) window.setTimeout(lead);
  first ??= field;
  unsay(field);
  say(field, sentenceFor(field));
}

function lead(): void {
  let fold = first?.closest("details");
  while (fold) {
    fold.open = true;
    fold = fold.parentElement?.closest("details");
  }
  first?.focus();
  first = null;
}

function sentenceFor(field: Field): string {
  const { valueMissing, typeMismatch, customError } = field.validity;
  const words = document.body.dataset;
  if (customError) return field.validationMessage;
  if (valueMissing) return isChoice(field) ? words["choose"]! : words["write"]!;
  return typeMismatch && field.type === "email" ? words["strangeMail"]! : words["unclear"]!;
}

function isChoice(field: Field): boolean {
  return field instanceof HTMLSelectElement || ["checkbox", "radio", "file"].includes(field.type);
}

/** Once for all that are chosen among. */
function say(field: Field, words: string): void {
  const place = field.closest("fieldset.sectors, .ds-field") ?? field.closest("fieldset") ?? field.parentElement!;
  const shared = sentenceOf(sibling(field));
  const id = shared?.id ?? `wanting_${++count}`;
  field.setAttribute(SAID, field.getAttribute("aria-describedby") ?? "");
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
  if (shared) return;
  const said = document.createElement("p");
  Object.assign(said, { id, className: "ds-validation-message wanting", textContent: words });
  if (field === first && field === document.activeElement) said.setAttribute("role", "alert");
  place.querySelectorAll(".ds-validation-message:not(.wanting)").forEach((old) => old.remove());
  place.append(said);
}

/** Another one of those that are chosen among, where it is said already. */
function sibling(field: Field): Field | undefined {
  if (field.type !== "radio") return undefined;
  const fields = [...(field.form?.querySelectorAll<Field>(`[type=radio][${SAID}]`) ?? [])];
  return fields.find(({ name }) => name === field.name);
}

function sentenceOf(field: Field | undefined): HTMLElement | null {
  return document.getElementById(field?.getAttribute("aria-describedby") ?? "");
}

function mended({ target }: Event): void {
  const form = (target as Field).form;
  const fields = [...(form?.querySelectorAll<Field>(`[${SAID}]`) ?? [])];
  for (const field of fields) if (field.validity.valid) unsay(field);
}

function unsay(field: Field): void {
  const before = field.getAttribute(SAID);
  if (before === null) return;
  sentenceOf(field)?.remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute(SAID);
  const there = before.split(" ").filter((id) => document.getElementById(id)).join(" ");
  if (there) field.setAttribute("aria-describedby", there);
  else field.removeAttribute("aria-describedby");
}
