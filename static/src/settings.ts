// Where a gathering is described: the name and the question show in the invitation beside at once.
// Rule: a form that somebody writes in is left alone (`data-keep`, see `unsaved`); when
// what it is about is changed by somebody else meanwhile, it says so, and saving it is refused once.

import htmx, { type SwapTask } from "./htmx";
import { goWith } from "./sheet";

const FORM = "form[data-setting]";

export function settings(): void {
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  htmx.on("htmx:before:swap", ({ detail }) => {
    for (const { fragment } of detail.tasks as SwapTask[]) forms(fragment).forEach(missed);
  });
}

function forms(fragment: DocumentFragment | undefined): HTMLFormElement[] {
  return [...(fragment?.querySelectorAll<HTMLFormElement>(FORM) ?? [])];
}

/** What comes of a form that is left alone: its day, and whether it is about something else than was seen. */
function missed(fresh: HTMLFormElement): void {
  const action = fresh.getAttribute("action") ?? "";
  const kept = document.querySelector<HTMLFormElement>(`${FORM}[data-keep][action="${CSS.escape(action)}"]`);
  const notice = kept?.querySelector<HTMLElement>("[data-missed]");
  if (kept) goWith(kept, fresh);
  if (kept && notice && seen(kept) !== seen(fresh)) notice.hidden = false;
}

function seen(form: Element): string {
  return form.querySelector<HTMLInputElement>("[name=seen]")?.value ?? "";
}

function typed({ target }: Event): void {
  const form = (target as Element).closest<HTMLFormElement>(FORM);
  if (!form) return;
  show("title", valueOf(form, "title"));
  show("theme", valueOf(form, "theme") || valueOf(form, "question"));
}

function valueOf(form: Element, name: string): string {
  return form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? "";
}

function show(name: string, words: string): void {
  const shown = document.querySelector(`[data-shown=${name}]`);
  if (shown && words) shown.textContent = words;
}
