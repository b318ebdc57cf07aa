// What hangs already and is like this: fetched while somebody writes a topic, and for the convener
// who looks at one.
// Rules: it waits until the typing rests, is never in the way, and says nothing where nothing is
// alike, nor about what was put up or is no longer written; without this file the page of the merge
// lists the same.

import { onChange } from "./change";
import { swap } from "./swap";

const REST = 700;
const FEWEST = 10;
const told = new Map<string, string>();
let resting = 0;
let asked = "";

export function alike(): void {
  document.addEventListener("input", ({ target }) => {
    const title = target as HTMLTextAreaElement;
    if (title.matches("textarea.ask")) write(title.value.trim());
  });
  document.addEventListener("submit", rest, { capture: true });
  document.addEventListener("reset", rest, { capture: true });
  onChange(look);
}

function box(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#alike[data-alike]");
}

/** On a topic's own page it is asked for once, and put back when the page was drawn anew. */
function look(): void {
  const there = box();
  const address = there?.dataset["alike"];
  if (!there || !address || there.childElementCount || "writes" in there.dataset) return;
  const known = told.get(address);
  if (known === undefined) void ask(address);
  else if (known.includes("<li")) void swap(known);
}

function write(title: string): void {
  const address = box()?.dataset["alike"];
  window.clearTimeout(resting);
  asked = "";
  if (!address) return;
  if (title.length < FEWEST) box()?.replaceChildren();
  else resting = window.setTimeout(() => void ask(asking(address, title)), REST);
}

function asking(address: string, title: string): string {
  return (asked = `${address}?title=${encodeURIComponent(title)}`);
}

/** What was written goes off, so nothing is asked about it any more. */
function rest({ target }: Event): void {
  if (!(target as Element).querySelector("textarea.ask")) return;
  window.clearTimeout(resting);
  asked = "";
  if (box()?.dataset["writes"] !== undefined) box()?.replaceChildren();
}

async function ask(address: string): Promise<void> {
  told.set(address, "");
  const answer = await fetch(address, { headers: { "hx-request": "true" } }).catch(() => null);
  if (!answer?.ok) return;
  const html = await answer.text();
  told.set(address, html);
  if (address.includes("?") && address !== asked) return;
  if (box()?.dataset["alike"] === address.split("?")[0]) await swap(html);
}
