// The report beside the notes: each field is saved when its writer rests or leaves it, and what
// others write comes in meanwhile.
// Rules: a field one is in, or whose text is not saved, is never changed by a push (`data-keep`);
// what the server says of a field stands under it and leaves the text alone; where somebody else had
// written, both texts stand until the form is saved by its button; what could not be saved stays,
// says so, is tried again, and is kept over a reload (report-drafts.ts); who closes the tab before is
// asked first; what was typed in a step that is gone is offered (report-lost.ts); the form works
// without this file.

import { onChange } from "./change";
import htmx from "./htmx";
import { refresh } from "./navigation";
import { draftOf, dropDraft, keepDraft } from "./report-drafts";
import { reportLost, showLost } from "./report-lost";

const REST = 1_200;
const AGAIN = 5_000;
const ASKS = { "hx-request": "true" };

type Text = HTMLInputElement | HTMLTextAreaElement;

const resting = new Map<string, number>();
const saving = new Set<string>();

export function reports(): void {
  reportLost();
  onChange(settle);
  document.addEventListener("input", typed);
  document.addEventListener("focusin", ({ target }) => keep(fieldOf(target)));
  document.addEventListener("focusout", left);
  document.addEventListener("visibilitychange", () => document.hidden && unsaved().forEach((field) => void save(field)));
  window.addEventListener("beforeunload", (event) => unsaved().length && event.preventDefault());
  htmx.on("htmx:before:swap", ({ detail }) => {
    if (detail.ctx.response) letIn(detail.ctx.sourceElement);
  });
}

function fieldOf(target: EventTarget | null): HTMLElement | null {
  return (target as Element).closest?.("[data-report] [data-report-field]") ?? null;
}

function fieldsOf(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>("[data-report-field]")];
}

function unsaved(): HTMLElement[] {
  return fieldsOf(document).filter((field) => field.closest("[data-report]") && isDirty(field));
}

function textOf(field: Element): Text {
  return field.querySelector<Text>("input:not([type=hidden]), textarea")!;
}

function seenOf(field: Element): HTMLInputElement {
  return field.querySelector<HTMLInputElement>("input[type=hidden]")!;
}

function saidOf(field: Element): Element {
  return field.querySelector(".report-said")!;
}

/** Whether somebody else's text stands under it, and its writer puts both together. */
function decides(field: HTMLElement): boolean {
  return !!saidOf(field).querySelector(".report-theirs");
}

function isDirty(field: HTMLElement): boolean {
  const text = textOf(field);
  return text.value !== text.defaultValue || text.getAttribute("aria-invalid") === "true";
}

function keep(field: HTMLElement | null): void {
  if (!field?.isConnected) return;
  const dirty = isDirty(field);
  field.toggleAttribute("data-keep", dirty || textOf(field) === document.activeElement);
  if (!dirty) return dropDraft(field);
  // Until its writer has put both texts together, another page has to show both again.
  const seen = decides(field) ? (draftOf(field)?.seen ?? "") : seenOf(field).value;
  keepDraft(field, { text: textOf(field).value, seen });
}

/** After a push: what nobody here is writing shows what stands. */
function settle(): void {
  for (const field of fieldsOf(document).filter((each) => each.closest("[data-report]"))) {
    if (field.hasAttribute("data-keep")) field.dataset["missed"] = "";
    else textOf(field).value = textOf(field).defaultValue;
    bringBack(field);
    keep(field);
  }
  document.querySelectorAll<HTMLFormElement>("[data-report]").forEach(showLost);
}

/** What a page before this one could not save. */
function bringBack(field: HTMLElement): void {
  const draft = draftOf(field);
  if (!draft || isDirty(field) || draft.text === textOf(field).defaultValue) return;
  textOf(field).value = draft.text;
  seenOf(field).value = draft.seen;
  wait(field, 0);
}

/** The answer to the whole form is in: it says what stands in every field. */
function letIn(form: Element | undefined): void {
  if (!form?.matches("[data-report]")) return;
  for (const field of fieldsOf(form)) {
    field.removeAttribute("data-keep");
    dropDraft(field);
  }
}

function typed({ target }: Event): void {
  const field = fieldOf(target);
  if (!field) return;
  keep(field);
  wait(field, REST);
}

function left({ target }: Event): void {
  const field = fieldOf(target);
  if (!field) return;
  window.setTimeout(() => {
    keep(field);
    if (isDirty(field)) return void save(field);
    if (field.dataset["missed"] !== undefined) void refresh();
    delete field.dataset["missed"];
  });
}

function wait(field: HTMLElement, time: number): void {
  window.clearTimeout(resting.get(field.id));
  resting.set(field.id, window.setTimeout(() => void save(field), time));
}

async function save(field: HTMLElement): Promise<void> {
  const { value, defaultValue } = textOf(field);
  if (!field.isConnected || value === defaultValue || decides(field)) return;
  if (saving.has(field.id)) return wait(field, REST);
  saving.add(field.id);
  say(field, "saving");
  const answer = await post(field, value).finally(() => saving.delete(field.id));
  if (answer) return told(field, answer, value);
  say(field, "unsaved");
  wait(field, AGAIN);
}

/** The field as the server has it now; nothing where it cannot be reached. */
async function post(field: HTMLElement, text: string): Promise<Element | null> {
  const body = new URLSearchParams({ text, seen: seenOf(field).value });
  const address = `${field.closest("form")!.getAttribute("action")!}/${field.dataset["reportField"]!}`;
  const answer = await fetch(address, { method: "POST", body, headers: ASKS, keepalive: true }).catch(() => null);
  if (!answer || answer.status >= 500) return null;
  const html = new DOMParser().parseFromString(await answer.text(), "text/html");
  return html.querySelector("body > [data-report-field]");
}

function told(field: HTMLElement, fresh: Element, sent: string): void {
  const text = textOf(field);
  const invalid = textOf(fresh).getAttribute("aria-invalid");
  seenOf(field).value = seenOf(fresh).value;
  saidOf(field).replaceWith(saidOf(fresh));
  for (const name of ["aria-invalid", "aria-describedby"]) copy(textOf(fresh), text, name);
  if (invalid === null) {
    const stored = textOf(fresh).defaultValue;
    if (text.value === sent && text !== document.activeElement) text.value = stored;
    text.defaultValue = text.value === sent ? sent : stored;
  }
  keep(field);
  say(field, invalid === null ? "saved" : "unsaved");
}

function copy(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value === null) to.removeAttribute(name);
  else to.setAttribute(name, value);
}

function say(field: HTMLElement, what: string): void {
  const form = field.closest<HTMLElement>("[data-report]");
  const state = form?.querySelector(".report-state");
  if (state) state.textContent = form!.dataset[what] ?? "";
}
