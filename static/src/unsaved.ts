// What is typed on a page of many forms and not saved: said at each form and over all, and kept in
// this tab until it is saved, also while one looks at another page, or loads this one again.
// Rules: it keeps what its writer saw (`seen`), so that saving is refused once where it has changed;
// what was refused is not saved either; a file is never kept; whoever closes the tab is asked first.

import { onChange } from "./change";
import htmx from "./htmx";

const FORM = "form[data-setting]";
const REFUSED = ".notice.red, [aria-invalid='true']:not([data-wanting]), .ds-validation-message:not(.unsent, .wanting)";
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Draft = [name: string, told: string | boolean][];

let sending = false;
let left = "";

export function unsaved(): void {
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  document.addEventListener("submit", sent);
  window.addEventListener("beforeunload", (event) => {
    if (!sending && pending().length > 0) event.preventDefault();
  });
  htmx.on("htmx:before:swap", ({ detail: { ctx } }) => {
    const form = ctx.sourceElement as HTMLFormElement | undefined;
    if (!ctx.response || !form?.matches(FORM)) return;
    form.removeAttribute("data-keep");
    if (ctx.response.status < 400) drop(form);
  });
  htmx.on("htmx:finally:request", () => (sending = false));
  onChange(look);
}

function typed({ target }: Event): void {
  const form = (target as Element).closest<HTMLFormElement>(FORM);
  if (!form) return;
  if (isClean(form) && !form.querySelector(REFUSED)) {
    form.removeAttribute("data-keep");
    drop(form);
  } else keep(form);
  tell();
}

/** A form that takes the whole page with it comes back as the server has it. */
function sent({ target }: Event): void {
  const form = target as HTMLFormElement;
  sending = true;
  if (form.matches(`${FORM}[data-whole]`)) drop(form);
}

function look(): void {
  sending = false;
  for (const form of document.querySelectorAll<HTMLFormElement>(FORM)) {
    if (form.querySelector(REFUSED)) keep(form);
    else if (!form.hasAttribute("data-keep")) restore(form);
  }
  tell();
}

function keep(form: HTMLFormElement): void {
  form.setAttribute("data-keep", "");
  const draft: Draft = fieldsOf(form).map((field) => [field.name, told(field)]);
  sessionStorage.setItem(keyOf(form), JSON.stringify(draft));
}

function drop(form: HTMLFormElement): void {
  sessionStorage.removeItem(keyOf(form));
}

/** Nothing, where the form has other fields by now. */
function restore(form: HTMLFormElement): void {
  const draft = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "null") as Draft | null;
  const fields = fieldsOf(form);
  if (draft?.map(([name]) => name).join() !== fields.map(({ name }) => name).join()) return;
  const missed = form.querySelector<HTMLElement>("[data-missed]");
  fields.forEach((field, at) => {
    const kept = draft[at]![1];
    if (missed && field.name === "seen" && field.value !== kept) missed.hidden = false;
    if (typeof kept === "boolean") (field as HTMLInputElement).checked = kept;
    else field.value = kept;
  });
  form.setAttribute("data-keep", "");
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function keyOf(form: HTMLFormElement): string {
  const who = document.getElementById("mine")?.dataset["participant"] ?? "";
  return `unsaved ${who} ${form.getAttribute("action")}`;
}

function fieldsOf(form: HTMLFormElement): Field[] {
  const fields = [...form.elements] as Field[];
  return fields.filter(({ name, type }) => name && !["file", "submit", "button"].includes(type));
}

function isChoice(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);
}

function told(field: Field): string | boolean {
  return isChoice(field) ? field.checked : field.value;
}

function isClean(form: HTMLFormElement): boolean {
  const files = [...form.querySelectorAll<HTMLInputElement>("[type=file]")];
  return files.every(({ value }) => !value) && fieldsOf(form).every(isAsItWas);
}

function isAsItWas(field: Field): boolean {
  if (isChoice(field)) return field.checked === field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.value === field.defaultValue;
  const chosen = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
  return field.selectedIndex === Math.max(0, chosen);
}

function pending(): HTMLFormElement[] {
  return [...document.querySelectorAll<HTMLFormElement>(`${FORM}[data-keep]`)];
}

/** At each form, at its step, in the line over all; and once on the page that one went on to. */
function tell(): void {
  for (const form of document.querySelectorAll(FORM)) {
    const waits = form.hasAttribute("data-keep");
    show(form.querySelector("[data-not-yet]"), waits);
    show(form.querySelector("[data-done]"), !waits);
  }
  const steps = document.querySelector<HTMLElement>("[data-steps]");
  if (steps) over(steps);
  else if (left && !document.querySelector(FORM)) goOn();
}

function over(steps: HTMLElement): void {
  const links = [...steps.querySelectorAll<HTMLAnchorElement>("a[data-step]")];
  const waiting = links.filter((link) => {
    const waits = document.querySelector(`${link.hash} ${FORM}[data-keep]`) !== null;
    link.toggleAttribute("data-unsaved", waits);
    show(link.querySelector("[data-not-yet]"), waits);
    return waits;
  });
  show(steps.querySelector("[data-waiting]"), waiting.length > 0);
  show(steps.querySelector("[data-next]"), waiting.length === 0);
  const names = waiting.map(nameLink);
  if (names.map(({ hash }) => hash).join() !== namedIn(steps)) {
    steps.querySelector("[data-names]")?.replaceChildren(...names);
  }
  left = waiting.length > 0 ? (steps.dataset["left"] ?? "") : "";
}

function namedIn(steps: HTMLElement): string {
  const named = steps.querySelectorAll<HTMLAnchorElement>("[data-names] a");
  return [...named].map(({ hash }) => hash).join();
}

function nameLink(link: HTMLAnchorElement): HTMLAnchorElement {
  const name = document.createElement("a");
  name.href = link.hash;
  name.textContent = link.querySelector("[data-name]")?.textContent ?? "";
  return name;
}

function goOn(): void {
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = left;
  document.getElementById("toasts")?.append(toast);
  left = "";
}

function show(element: HTMLElement | null, shown: boolean): void {
  if (element && element.hidden === shown) element.hidden = !shown;
}
