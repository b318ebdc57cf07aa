// "Somebody asks you" leads to where the question stands: on this page when it is here, else home;
// "Somebody gave you a card" likewise, else to the contacts (`data-asks` says which of the two).
// Rules: the pill goes while the question itself is in sight; cards that were seen ask no more in this
// browser, a question does until it is answered.

import { onChange } from "./change";

let watched: Element | null = null;
let inSight = false;

const seen = `${location.pathname.match(/^\/g\/[^/]+/)?.[0]} cards seen`;

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
  if (inSight) remember();
  pill()?.classList.toggle("seen", inSight || allSeen());
}

function cards(): string[] {
  return pill()?.dataset["cards"]?.split(" ").filter(Boolean) ?? [];
}

function remembered(): string[] {
  return (localStorage.getItem(seen) ?? "").split(" ");
}

/** What stands on this page is seen; a card that comes while one is here as well. */
function remember(): void {
  const shown = cards().filter((id) => document.querySelector(`#got-${id}, #card-${id}`));
  localStorage.setItem(seen, [...new Set([...remembered(), ...shown])].join(" "));
}

function allSeen(): boolean {
  const before = remembered();
  return pill()?.dataset["asks"] === "exchange" && cards().every((id) => before.includes(id));
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
