// A page that is open while the server is updated goes over to the new one whole: its shell and its
// scripts are those of before, and what is loaded later fits the new ones alone.
// Rules: nobody is taken away from a call; nor from a page on which they have typed something or are
// about to, unless they go elsewhere themselves.

import type { Context } from "./htmx";

const SCRIPT = /"(\/static\/[^"?]+\.js)\?v=([^"]+)"/g;
const FIELDS = "#page :is(input, textarea, select)";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const known = new Map(scriptsIn(document.documentElement.outerHTML));

/** Whether the page that came is a newer server's, and this one gives way to it. */
export function givesWay({ request, response, text }: Context, there: URL): boolean {
  const scripts = scriptsIn(text ?? "");
  if (scripts.some(([name, made]) => (known.get(name) ?? made) !== made)) {
    const elsewhere = there.pathname !== location.pathname;
    if (request.method !== "GET" || !response || inCall() || !(elsewhere || isIdle())) return false;
    if (elsewhere) location.assign(there);
    else location.reload();
    return true;
  }
  for (const [name, made] of scripts) known.set(name, made);
  return false;
}

function scriptsIn(page: string): [name: string, made: string][] {
  return [...page.matchAll(SCRIPT)].map(([, name, made]) => [name!, made!]);
}

function inCall(): boolean {
  return document.querySelector("#calling:not([hidden])") !== null;
}

function isIdle(): boolean {
  const at = document.activeElement;
  const fields = [...document.querySelectorAll<Field>(FIELDS)];
  return !at?.matches("input, textarea, select, [contenteditable]") && fields.every(isUntouched);
}

function isUntouched(field: Field): boolean {
  if ("options" in field) return [...field.options].every((each) => each.selected === each.defaultSelected);
  if (field.type === "hidden") return true;
  return field.value === field.defaultValue && (!("checked" in field) || field.checked === field.defaultChecked);
}
