// The parts of a room as tabs, where they do not fit side by side.
// Rules: on a wide screen, and without this file, all parts stand; one that is empty has no tab, nor
// has the only one that is not; the address's fragment says which is open, so a reload and a push
// leave it; arrows, Home and End move.

import { onChange } from "./change";

const NARROW = matchMedia("(max-width: 1000px)");

export function tabs(): void {
  onChange(arrange);
  NARROW.addEventListener("change", arrange);
  window.addEventListener("hashchange", arrange);
  document.addEventListener("click", ({ target }) => open((target as Element).closest(".part-tab")));
  document.addEventListener("keydown", step);
}

function list(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-tabs]");
}

function all(): HTMLElement[] {
  return [...(list()?.querySelectorAll<HTMLElement>(".part-tab") ?? [])];
}

function shown(): HTMLElement[] {
  return all().filter((tab) => !tab.hidden);
}

function panel(tab: Element): HTMLElement | null {
  return document.getElementById(tab.getAttribute("aria-controls") ?? "");
}

/** Whether the parts stand one at a time. */
function apart(): boolean {
  return NARROW.matches && shown().length > 1;
}

function arrange(): void {
  const there = list();
  if (!there) return;
  for (const tab of all()) tab.hidden = !panel(tab)?.querySelector(":scope > :not([hidden])");
  there.hidden = !apart();
  const chosen = shown().find((tab) => `#${panel(tab)?.id}` === location.hash) ?? shown()[0];
  for (const tab of all()) show(tab, tab === chosen);
}

function show(tab: HTMLElement, chosen: boolean): void {
  const part = panel(tab);
  tab.setAttribute("aria-selected", String(chosen));
  tab.tabIndex = chosen ? 0 : -1;
  if (!part) return;
  part.hidden = apart() && !chosen;
  if (apart()) {
    part.setAttribute("role", "tabpanel");
    part.setAttribute("aria-labelledby", tab.id);
  } else {
    part.removeAttribute("role");
    part.removeAttribute("aria-labelledby");
  }
}

function open(tab: Element | null): void {
  const part = tab && panel(tab);
  if (!part) return;
  history.replaceState(history.state, "", `#${part.id}`);
  arrange();
}

function step(event: KeyboardEvent): void {
  const at = shown().indexOf(event.target as HTMLElement);
  const next = at < 0 ? undefined : beside(event.key, at, shown());
  if (!next) return;
  event.preventDefault();
  open(next);
  next.focus();
}

function beside(key: string, at: number, tabs: HTMLElement[]): HTMLElement | undefined {
  if (key === "ArrowRight") return tabs[(at + 1) % tabs.length];
  if (key === "ArrowLeft") return tabs.at(at - 1);
  if (key === "Home") return tabs[0];
  return key === "End" ? tabs.at(-1) : undefined;
}
