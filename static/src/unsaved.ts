// What is typed on a page of many forms and not saved: said at each form and over all, and kept in
// this tab until it is saved, also while one looks at another page, or loads this one again.
// Rules: what is typed before this has come counts too; it keeps what its writer saw (`seen`), so that
// saving is refused once where it has changed;
// what was refused is not saved either; a file is never kept; whoever closes the tab is asked first;
// what is typed on while a form is being saved is not what was saved; what has no field to go back to
// is said, and kept until the form is saved.

import { onChange } from "./change";
import htmx, { type Context, type SwapTask } from "./htmx";
import { type Field, fieldsOf, goneWith, isChoice, keyed, says, since, type Told, told } from "./sheet";
import { toast } from "./toast";

const FORM = "form[data-setting]";
const REFUSED = ".notice.red, [data-waits], [aria-invalid='true']:not([data-wanting]), .ds-validation-message:not(.unsent, .wanting)";
type Draft = [key: string, told: Told][];

const sent = new WeakMap<Context, Map<string, Told>>();
let sending = false;
let left = "";
let focused: [HTMLFormElement, key: string] | null = null;

export function unsaved(): void {
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  document.addEventListener("submit", send);
  window.addEventListener("beforeunload", (event) => {
    if (!sending && pending().length > 0) event.preventDefault();
  });
  htmx.on("htmx:config:request", ({ detail: { ctx } }) => remember(ctx));
  htmx.on("htmx:before:request", ({ detail: { ctx } }) => isAsSent(ctx) && remember(ctx));
  htmx.on("htmx:before:swap", ({ detail: { ctx, tasks } }) => answered(ctx, tasks));
  htmx.on("htmx:finally:request", () => (sending = false));
  document.querySelectorAll<HTMLFormElement>(FORM).forEach(early);
  onChange(look);
}

/** What was typed before this script had come. */
function early(form: HTMLFormElement): void {
  if (isClean(form)) return;
  restore(form);
  keep(form);
}

function typed({ target }: Event): void {
  const form = (target as Element).closest<HTMLFormElement>(FORM);
  if (!form) return;
  if (isClean(form) && !form.querySelector(REFUSED) && lost(form).length === 0) {
    form.removeAttribute("data-keep");
    drop(form);
  } else keep(form);
  tell();
}

/** A form that takes the whole page with it comes back as the server has it. */
function send({ target }: Event): void {
  const form = target as HTMLFormElement;
  sending = true;
  if (form.matches(`${FORM}[data-whole]`)) drop(form);
}

function formOf({ sourceElement }: Context): HTMLFormElement | null {
  return sourceElement instanceof HTMLFormElement && sourceElement.matches(FORM) ? sourceElement : null;
}

function remember(ctx: Context): void {
  const form = formOf(ctx);
  if (form) sent.set(ctx, says(form));
}

function answered(ctx: Context, tasks: SwapTask[]): void {
  const form = formOf(ctx);
  if (!ctx.response || !form) return;
  const accepted = ctx.response.status < 400;
  if (accepted) drop(form);
  if (isAsSent(ctx)) return form.removeAttribute("data-keep");
  keep(form);
  const action = `form[action="${CSS.escape(form.getAttribute("action") ?? "")}"]`;
  const found = tasks.map(({ fragment }) => fragment?.querySelector<HTMLFormElement>(action));
  const fresh = found.find((each) => each);
  if (accepted && fresh) ground(form, fresh, sent.get(ctx)!);
}

function isAsSent(ctx: Context): boolean {
  const form = formOf(ctx);
  const now = form && ([...new FormData(form)] as [string, string][]);
  return now !== null && String(ctx.request.body) === String(new URLSearchParams(now));
}

/** What was saved is what the form goes out from; what was typed since stands over it. */
function ground(form: HTMLFormElement, fresh: HTMLFormElement, before: Map<string, Told>): void {
  const saved = keyed(fresh);
  const fields = keyed(form);
  if ([...fields.keys()].join() !== [...saved.keys()].join()) return carry(form, fresh, before);
  const missed = form.querySelector<HTMLElement>("[data-missed]");
  if (missed) missed.hidden = true;
  for (const [key, field] of fields) settle(field, saved.get(key)!);
  keep(form);
}

/** Other rows come in as they stand now, and what was typed since goes over to them. */
function carry(form: HTMLFormElement, fresh: HTMLFormElement, before: Map<string, Told>): void {
  const typed = since(form, before, fresh);
  const missed = form.querySelector<HTMLElement>("[data-missed]");
  if (missed) missed.hidden = typed !== null;
  if (!typed) return;
  const draft = says(fresh);
  for (const [field, key] of typed) draft.set(key, told(field));
  const at = typed.get(document.activeElement as Field);
  if (at) focused = [form, at];
  form.removeAttribute("data-keep");
  sessionStorage.setItem(keyOf(form), JSON.stringify([...draft]));
}

function settle(field: Field, saved: Field): void {
  if (isChoice(field)) field.defaultChecked = (saved as HTMLInputElement).defaultChecked;
  else if (!(field instanceof HTMLSelectElement)) field.defaultValue = (saved as HTMLInputElement).defaultValue;
  else for (const option of field.options) option.defaultSelected = option.value === saved.value;
}

function look(): void {
  sending = false;
  for (const form of document.querySelectorAll<HTMLFormElement>(FORM)) {
    if (form.querySelector(REFUSED)) keep(form);
    else if (!form.hasAttribute("data-keep")) restore(form);
  }
  if (focused) keyed(focused[0]).get(focused[1])?.focus();
  focused = null;
  tell();
}

function keep(form: HTMLFormElement): void {
  form.setAttribute("data-keep", "");
  const draft: Draft = [...keyed(form)].map(([key, field]) => [key, told(field)]);
  sessionStorage.setItem(keyOf(form), JSON.stringify([...draft, ...lost(form)]));
}

function draftOf(form: HTMLFormElement): Draft {
  return JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "[]") as Draft;
}

/** What was typed where the form has no field by now; every row has a day. */
function lost(form: HTMLFormElement): Draft {
  const fields = keyed(form);
  return draftOf(form).filter(([key, kept]) => kept && !fields.has(key) && !/^(of|day) /.test(key));
}

function drop(form: HTMLFormElement): void {
  sessionStorage.removeItem(keyOf(form));
}

/** As far as there are fields for it. */
function restore(form: HTMLFormElement): void {
  const draft = goneWith(form, new Map(draftOf(form)));
  if (draft.size === 0) return;
  const missed = form.querySelector<HTMLElement>("[data-missed]");
  if (missed && lost(form).length > 0) missed.hidden = false;
  for (const [key, field] of keyed(form)) {
    const kept = draft.get(key);
    if (kept === undefined || !isAsItWas(field)) continue;
    if (missed && field.name === "seen" && field.value !== kept) missed.hidden = false;
    if (typeof kept === "boolean") (field as HTMLInputElement).checked = kept;
    else field.value = kept;
  }
  form.setAttribute("data-keep", "");
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function keyOf(form: HTMLFormElement): string {
  const who = document.getElementById("mine")?.dataset["participant"] ?? "";
  return `unsaved ${who} ${form.getAttribute("action")}`;
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
  else if (left) goOn();
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
  toast(left);
  left = "";
}

function show(element: HTMLElement | null, shown: boolean): void {
  if (element && element.hidden === shown) element.hidden = !shown;
}
