// What somebody typed in a step of the report that is gone since another has taken one out: it is shown
// at the steps, and goes into a new one, or away, when its writer says so.

import { dropLost, lostOf, partOf } from "./report-drafts";

export function reportLost(): void {
  document.addEventListener("click", ({ target }) => {
    const pressed = (target as Element).closest(".report-lost button");
    const form = pressed?.closest<HTMLFormElement>("[data-report]");
    if (!pressed || !form) return;
    if (pressed.matches("[data-put]")) putIn(form);
    dropLost(form);
    showLost(form);
  });
}

export function showLost(form: HTMLFormElement): void {
  const notice = form.querySelector<HTMLElement>(".report-lost");
  if (!notice) return;
  const lost = lostOf(form);
  notice.hidden = lost.length === 0;
  notice.querySelector("blockquote")!.textContent = lost.map(([, text]) => text).join(" · ");
  notice.querySelector<HTMLElement>("[data-put]")!.hidden = !freeRow(form);
}

function putIn(form: HTMLFormElement): void {
  const row = freeRow(form)!;
  for (const [name, text] of lostOf(form)) {
    const field = row.querySelector<HTMLInputElement>(`[name^="${CSS.escape(partOf(name))}-"]`);
    if (!field) continue;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
}

/** The last step, where nothing stands in it. */
function freeRow(form: HTMLFormElement): Element | null {
  const row = [...form.querySelectorAll(".report-step")].at(-1);
  const fields = [...(row?.querySelectorAll<HTMLInputElement>("input:not([type=hidden])") ?? [])];
  return fields.length > 0 && fields.every(({ value }) => !value) ? row! : null;
}
