// What a form still lacks is said at its field, in our words and the person's language, and not by
// the browser in its own.
// Rules: the first of them gets the focus, and what is folded over it opens; the sentence goes when
// the field is right; a form that leaves it to the server (`novalidate`) is none of this.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const SAID = "data-wanting";
let first: Field | null = null;

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
  const fold = first?.closest("details");
  if (fold) fold.open = true;
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
  const id = `${field.id || field.name}_wanting`;
  field.setAttribute(SAID, field.getAttribute("aria-describedby") ?? "");
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
  if (document.getElementById(id)) return;
  const said = document.createElement("p");
  Object.assign(said, { id, className: "ds-validation-message wanting", textContent: words });
  place.querySelectorAll(".ds-validation-message").forEach((old) => old.remove());
  place.append(said);
}

function mended({ target }: Event): void {
  const form = (target as Field).form;
  const fields = [...(form?.querySelectorAll<Field>(`[${SAID}]`) ?? [])];
  for (const field of fields) if (field.validity.valid) unsay(field);
}

function unsay(field: Field): void {
  const before = field.getAttribute(SAID);
  if (before === null) return;
  document.getElementById(field.getAttribute("aria-describedby") ?? "")?.remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute(SAID);
  if (before) field.setAttribute("aria-describedby", before);
  else field.removeAttribute("aria-describedby");
}
