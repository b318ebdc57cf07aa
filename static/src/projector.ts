// The big screen shows a page at a time and turns it by itself.
// Rules: after a push the screen stays in its slot, with the topic it began with while that hangs
// there; nothing moves, a page is there or it is not; what has nothing on it is passed over; arrow
// keys turn, and "Stand still" stops it; on small screens everything is listed.

import { onChange } from "./change";

const SHOWS = 12_000;
const PER_PAGE = 8;

interface Page {
  section: HTMLElement;
  items: HTMLElement[];
}

const large = window.matchMedia("(min-width: 1000px) and (min-height: 500px)");

let slot = "";
let first = "";
let at = 0;
let still = false;
let turning: number | undefined;

export function projector(): void {
  if (!screen()) return;
  onChange(show);
  large.addEventListener("change", show);
  document.addEventListener("keydown", key);
  document.addEventListener("click", press);
  rest();
}

function screen(): HTMLElement | null {
  return document.getElementById("screen");
}

function pages(): Page[] {
  const sections = [...(screen()?.querySelectorAll<HTMLElement>("[data-section]") ?? [])];
  const all = sections.flatMap((section) => chunks(section));
  const full = all.filter(({ items }) => items.length);
  return full.length ? full : all.slice(0, 1);
}

function chunks(section: HTMLElement): Page[] {
  const items = [...section.querySelectorAll<HTMLElement>("[data-item]")];
  const count = Math.max(1, Math.ceil(items.length / PER_PAGE));
  return Array.from({ length: count }, (_, page) => ({
    section,
    items: items.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
  }));
}

/** Show the page that the screen is on, as it is by now. */
function show(): void {
  if (!screen()) return;
  const all = pages();
  const paged = large.matches;
  at = kept(all);
  remember(all[at]);
  document.documentElement.classList.toggle("paged", paged);
  reveal(paged ? all[at] : undefined);
  count(all.length, paged);
}

/** Where the page is now that was shown before. */
function kept(all: Page[]): number {
  const here = (page: Page) => page.section.id === slot;
  const same = all.findIndex((page) => here(page) && page.items.some(({ id }) => id === first));
  if (same >= 0) return same;
  const nearest = Math.min(at, all.findLastIndex(here));
  return Math.max(nearest < 0 ? Math.min(at, all.length - 1) : nearest, all.findIndex(here), 0);
}

function remember(page: Page | undefined): void {
  slot = page?.section.id ?? "";
  first = page?.items[0]?.id ?? "";
}

function reveal(page: Page | undefined): void {
  for (const section of screen()!.querySelectorAll<HTMLElement>("[data-section]")) {
    set(section, page !== undefined && section !== page.section);
    for (const item of section.querySelectorAll<HTMLElement>("[data-item]")) {
      set(item, page !== undefined && !page.items.includes(item));
    }
  }
  for (const mark of screen()!.querySelectorAll<HTMLElement>("[data-of]")) {
    mark.classList.toggle("shown", mark.dataset["of"] === page?.section.id);
  }
}

function set(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

function count(many: number, paged: boolean): void {
  const controls = document.getElementById("projector_pages");
  const words = controls?.querySelector<HTMLElement>("[data-page-count]");
  if (!controls || !words) return;
  controls.hidden = !paged || many < 2;
  const said = words.dataset["words"]!.replace("{page}", String(at + 1)).replace("{pages}", String(many));
  if (words.textContent !== said) words.textContent = said;
  controls.querySelector("[data-pause]")?.setAttribute("aria-pressed", String(still));
}

function turn(by: number): void {
  const all = pages();
  at = (at + by + all.length) % Math.max(all.length, 1);
  remember(all[at]);
  show();
  rest();
}

/** Wait for a while, then turn, unless somebody has it stand still. */
function rest(): void {
  window.clearTimeout(turning);
  if (!still) turning = window.setTimeout(() => turn(1), SHOWS);
}

function key(event: KeyboardEvent): void {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (large.matches && plain && by) turn(by);
}

function press(event: MouseEvent): void {
  const button = (event.target as Element).closest<HTMLElement>("[data-turn], [data-pause]");
  if (!button) return;
  if (button.dataset["turn"]) return turn(Number(button.dataset["turn"]));
  still = !still;
  rest();
  show();
}
