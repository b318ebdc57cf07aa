// What is typed in a field of several lines and not sent is kept in this tab, so that a page that is
// loaded again, a look at another page, or a phone that lets go of the tab loses no word.
// Rules: it is put back where the field is as its writer saw it; what was sent is kept no longer, unless
// it was refused; settings and reports keep theirs with what they know of them (`unsaved`, `report-drafts`).

import { onChange } from "./change";
import htmx from "./htmx";

const FORM = "#page form[method=post]:not([data-setting])";
const FIELD = "textarea[name]:not([readonly], [hidden], [data-report-field] *)";

export function drafts(): void {
  document.addEventListener("input", ({ target }) => {
    if ((target as Element).matches(`${FORM} ${FIELD}`)) keep(target as HTMLTextAreaElement);
  });
  document.addEventListener("submit", ({ target }) => fieldsOf(target as Element).forEach(drop));
  htmx.on("htmx:finally:request", ({ detail: { ctx } }) => {
    if (ctx.sourceElement?.matches(FORM)) fieldsOf(ctx.sourceElement).forEach(keep);
  });
  onChange(() => document.querySelectorAll<HTMLTextAreaElement>(`${FORM} ${FIELD}`).forEach(putBack));
}

function fieldsOf(form: Element): HTMLTextAreaElement[] {
  return form.matches(FORM) ? [...form.querySelectorAll<HTMLTextAreaElement>(FIELD)] : [];
}

function keep(field: HTMLTextAreaElement): void {
  if (field.value === field.defaultValue) drop(field);
  else sessionStorage.setItem(keyOf(field), field.value);
}

function drop(field: HTMLTextAreaElement): void {
  sessionStorage.removeItem(keyOf(field));
}

function putBack(field: HTMLTextAreaElement): void {
  const kept = sessionStorage.getItem(keyOf(field));
  if (!kept || field.value !== field.defaultValue) return;
  field.value = kept;
  const folded = field.closest("details");
  if (folded) folded.open = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Whose it is, where it goes, and what stood there. */
function keyOf(field: HTMLTextAreaElement): string {
  const who = document.getElementById("mine")?.dataset["participant"] ?? "";
  return `draft ${who} ${field.form?.getAttribute("action")} ${field.name} ${field.defaultValue}`;
}
