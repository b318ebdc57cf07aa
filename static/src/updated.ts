// A page that is open while the server is updated goes over to the new one whole: its shell and its
// files are those of before, and what is loaded later fits the new ones alone.
// Rules: nobody is taken away from a call; nor from a page on which they have typed something or are
// about to, unless they go elsewhere themselves.

import type { Context } from "./htmx";

const BUILD = /^<!doctype html>\s*<html [^>]*data-build="(\w+)"/;
const FIELDS = "#page :is(input, textarea, select)";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const ours = document.documentElement.dataset["build"];

/** Whether the page that came is a newer server's, and this one gives way to it. */
export function givesWay({ request, response, text }: Context, there: URL): boolean {
  const theirs = text?.match(BUILD)?.[1];
  if (!theirs || theirs === ours || request.method !== "GET" || !response || inCall()) return false;
  if (there.pathname !== location.pathname) location.assign(there);
  else if (isIdle()) location.reload();
  else return false;
  return true;
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
