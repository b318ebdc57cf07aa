// Whom one can ask to convene: the names are fetched when the first of their fields is gone into.
// Rule: once a page; without this file the name is simply typed.

import { swap } from "./swap";

export function candidates(): void {
  document.addEventListener("focusin", ({ target }) => {
    if ((target as Element).matches('input[list="candidates"]')) void fill();
  });
}

async function fill(): Promise<void> {
  const list = document.querySelector<HTMLElement>("#candidates:empty");
  if (!list) return;
  const answer = await fetch(list.dataset["candidates"]!, { headers: { "hx-request": "true" } }).catch(() => null);
  if (answer?.ok) await swap(await answer.text());
}
