// What of the grid I want, what of it runs at the same time, and the grid narrowed to mine.
// Rules: fragments are the same for everyone, so this is read from #mine and the cards after every
// change; a round that is over clashes no more; the words come from the page.

import { onChange } from "./change";
import { wanted } from "./marks";

let narrowed = false;

export function clashes(): void {
  onChange(look);
  document.addEventListener("click", narrow, { capture: true });
}

function look(): void {
  const grid = document.getElementById("grid");
  narrowed &&= grid !== null;
  if (!grid) return;
  const mine = wanted();
  every(document, ".card[data-topic]", (card) =>
    card.classList.toggle("mine", mine.has(card.dataset["topic"] ?? "")),
  );
  const sentences = [...grid.querySelectorAll<HTMLElement>(".grid-slot")].flatMap(clashesIn);
  say(sentences);
  document.getElementById("page")?.classList.toggle("only-mine", narrowed);
  fold(grid);
  every(document, "[data-whose]", (link) => current(link, (link.dataset["whose"] === "mine") === narrowed));
}

/** A room in which nothing is mine takes part in no row, in every column alike. */
function fold(grid: HTMLElement): void {
  const rooms = [...grid.querySelectorAll(".grid-places li")].slice(1);
  const columns = [...grid.querySelectorAll(".grid-slot")].map((slot) => [...slot.querySelectorAll(".cell")]);
  rooms.forEach((room, at) => {
    const row = columns.flatMap((cells) => cells[at] ?? []);
    const none = !row.some((cell) => cell.querySelector(".mine"));
    for (const part of [room, ...row]) part.classList.toggle("not-mine", none);
  });
}

/** Mark the cards of mine that run at the same time in this round, and answer what to say of it. */
function clashesIn(slot: HTMLElement): string[] {
  const cards = [...slot.querySelectorAll<HTMLElement>(".card.mine")];
  const numbers = new Map(cards.map((card) => [card.dataset["topic"], number(card)]));
  const clash = numbers.size > 1 && !slot.matches("[data-over]");
  every(slot, "[data-clash]", (mark) => {
    const card = mark.closest<HTMLElement>(".card");
    const is = clash && card !== null && card.classList.contains("mine");
    const others = [...numbers].filter(([topic]) => topic !== card?.dataset["topic"]);
    if (is) write(mark.querySelector("span"), filled(mark.dataset["clash"], { numbers: list(others.map(([, each]) => each)) }));
    mark.hidden = !is;
  });
  return clash ? [sentence(slot, [...numbers.values()])] : [];
}

function sentence(slot: HTMLElement, numbers: string[]): string {
  const words = document.getElementById("clashes")?.dataset[numbers.length === 2 ? "two" : "many"];
  const name = slot.querySelector("h2")?.textContent ?? "";
  const round = name.slice(0, 1).toLocaleLowerCase() + name.slice(1);
  return filled(words, { round, count: String(numbers.length), numbers: list(numbers) });
}

function say(sentences: string[]): void {
  const bar = document.getElementById("clashes");
  if (!bar) return;
  write(bar.querySelector("b"), sentences.join(" "));
  bar.hidden = sentences.length === 0;
}

function number(card: HTMLElement): string {
  return card.querySelector(".card-number")?.textContent ?? "";
}

function list(words: string[]): string {
  return new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(words);
}

function filled(words = "", values: Record<string, string>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

function every(within: ParentNode, selector: string, act: (found: HTMLElement) => void): void {
  within.querySelectorAll<HTMLElement>(selector).forEach(act);
}

function current(link: HTMLElement, is: boolean): void {
  if (is) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

/** "Only mine" is a link to my agenda; on the grid it narrows what is there. */
function narrow(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLElement>("[data-whose]");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !plain || !document.getElementById("grid")) return;
  event.preventDefault();
  event.stopPropagation();
  narrowed = link.dataset["whose"] === "mine";
  look();
}
