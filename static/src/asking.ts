// "Somebody asks you" leads to where the question stands: on this page when it is here, else home;
// "Somebody gave you a card" likewise, else to the contacts (`data-asks` says which of the two).
// Rule: the pill goes when the question itself is in sight.

import { onChange } from "./change";

let watched: Element | null = null;
let inSight = false;

const sight = new IntersectionObserver((entries) => {
  for (const { isIntersecting } of entries) inSight = isIntersecting;
  show();
});

export function asking(): void {
  onChange(watch);
  document.addEventListener("click", near, { capture: true });
}

function pill(): HTMLElement | null {
  return document.getElementById("asking");
}

function question(): HTMLElement | null {
  const asks = pill()?.dataset["asks"] ?? "asked";
  return document.querySelector<HTMLElement>(`#asked .ask-card, #${asks} .ask-card`);
}

function watch(): void {
  const first = question();
  if (first !== watched) {
    sight.disconnect();
    watched = first;
    inSight = false;
    if (first) sight.observe(first);
  }
  show();
}

function show(): void {
  pill()?.classList.toggle("seen", inSight);
}

function near(event: MouseEvent): void {
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!plain || !(event.target as Element).closest("#asking a") || !question()) return;
  event.preventDefault();
  event.stopPropagation();
  const asked = question()!.closest<HTMLElement>("[tabindex]");
  asked?.scrollIntoView();
  asked?.focus({ preventScroll: true });
}
