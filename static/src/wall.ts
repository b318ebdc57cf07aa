// The wall: topics that arrive wait until asked for, the search narrows what hangs, Enter puts up,
// slots count down.
// Rules: nothing moves under a finger, not even when the page is fetched afresh; what is hidden by
// the search is only hidden; under a filter only what belongs there is announced.

import { onChange } from "./change";

let hung: { query: string; slips: string[] } | undefined;

export function wall(): void {
  onChange(() => {
    steady();
    count();
    narrow();
    tally();
    slots();
  });
  document.addEventListener("click", show);
  document.addEventListener("click", forget);
  document.addEventListener("input", narrow);
  document.addEventListener("input", slots);
  document.addEventListener("input", written);
  document.addEventListener("keydown", putUp);
}

function wallOf(): HTMLElement | null {
  return document.getElementById("topics");
}

/** Those that arrived and belong to what is asked for; the others wait unannounced. */
function waiting(): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>("#new_topics > *");
  return [...all].filter(belongs);
}

function belongs(slip: HTMLElement): boolean {
  const asked = wallOf()?.dataset;
  const marks = words(slip.dataset["marks"]);
  const groups = (asked?.["wants"] ?? "").split("|").map(words).filter((group) => group.length);
  const tagged = groups.every((group) => group.some((mark) => marks.includes(mark)));
  return tagged && among(slip, asked?.["show"]);
}

function among(slip: HTMLElement, show: string | undefined): boolean {
  if (show === "mine") return mine("topics", "votes").has(slip.id.replace("topic_", ""));
  return show !== "loose" || isLoose(slip);
}

function isLoose(slip: HTMLElement): boolean {
  return slip.querySelector(".tape:not([hidden])") === null;
}

/** What the shell says is mine: topics I convene, topics I marked. */
function mine(...kinds: string[]): Set<string> {
  const told = document.getElementById("mine")?.dataset;
  return new Set(kinds.flatMap((kind) => words(told?.[kind])));
}

function words(written = ""): string[] {
  return written.split(/\s+/).filter(Boolean);
}

/** The same wall fetched afresh hangs as it hung; only what I put up myself comes on top. */
function steady(): void {
  const wall = wallOf();
  const query = wall?.dataset["query"] ?? "";
  if (!wall) return void (hung = undefined);
  if (hung?.query === query) hang(wall, hung.slips);
  hung = { query, slips: slips().map((slip) => slip.id) };
}

function hang(wall: HTMLElement, before: string[]): void {
  const now = slips();
  const known = new Set(before);
  const own = mine("topics");
  const fresh = now.filter(({ id }) => !known.has(id));
  const place = new Map(before.map((id, at) => [id, at]));
  const stays = now.filter(({ id }) => known.has(id)).sort((a, b) => place.get(a.id)! - place.get(b.id)!);
  const mineNow = fresh.filter(({ id }) => own.has(id.replace("topic_", "")));
  const order = [...mineNow, ...stays];
  if (order.length === now.length && order.every((slip, at) => slip === now[at])) return;
  const focused = document.activeElement;
  document.getElementById("new_topics")?.append(...fresh.filter((slip) => !mineNow.includes(slip)));
  wall.append(...order);
  if (focused instanceof HTMLElement && wall.contains(focused)) focused.focus({ preventScroll: true });
}

function count(): void {
  const pill = document.getElementById("new_topics_pill");
  const button = pill?.querySelector<HTMLElement>("[data-show-new]");
  if (!pill || !button) return;
  const many = waiting().length;
  const sentence = button.dataset[many === 1 ? "one" : "many"] ?? "";
  button.textContent = sentence.replace("{count}", String(many));
  pill.hidden = many === 0;
}

function show(event: MouseEvent): void {
  if (!(event.target as Element).closest("[data-show-new]")) return;
  const fresh = waiting().reverse();
  wallOf()?.prepend(...fresh);
  if (hung) hung.slips = slips().map((slip) => slip.id);
  count();
  narrow();
  fresh[0]?.querySelector<HTMLElement>("a:not([hidden])")?.focus();
}

function sought(): HTMLInputElement | null {
  return document.querySelector(".filters input[type=search]");
}

/** To see all is to see them without the words one sought. */
function forget(event: MouseEvent): void {
  const search = sought();
  if (!search || !(event.target as Element).closest("#wall_empty a")) return;
  search.value = "";
  narrow();
}

function slips(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#topics > .slip")];
}

function narrow(): void {
  const search = sought();
  if (!search) return;
  const parts = words(search.value.toLocaleLowerCase());
  const all = slips();
  for (const slip of all) slip.hidden = !holds(slip, parts);
  const empty = document.getElementById("wall_empty");
  if (empty) empty.hidden = all.some((slip) => !slip.hidden);
}

function holds(slip: HTMLElement, parts: string[]): boolean {
  const text = slip.textContent.toLocaleLowerCase();
  return parts.every((word) => text.includes(word));
}

/** How many are mine, and how many hang loose where all of them are in sight. */
function tally(): void {
  const asked = wallOf()?.dataset;
  const whole = asked?.["show"] === "all" && !asked["wants"] && !sought()?.value;
  const many = { mine: mine("topics", "votes").size, loose: slips().filter(isLoose).length };
  for (const each of document.querySelectorAll<HTMLElement>("[data-count-of]")) {
    const kind = each.dataset["countOf"] as keyof typeof many;
    each.textContent = kind === "mine" || whole ? String(many[kind]) : "";
  }
}

/** A slot that filled up cannot be chosen any more; a choice that was made is the server's to refuse. */
function slots(): void {
  for (const left of document.querySelectorAll<HTMLElement>("#propose [data-left]")) {
    const choice = left.closest("label")?.querySelector("input");
    if (choice) choice.disabled = left.dataset["left"] === "0" && !choice.checked;
  }
}

/** How long the title is by now. */
function written(event: Event): void {
  const typed = event.target as HTMLTextAreaElement;
  const told = document.querySelector<HTMLElement>(`[data-counts="${typed.id}"]`);
  if (told?.dataset["of"]) told.textContent = told.dataset["of"].replace("{count}", String(typed.value.length));
}

/** A title is one line, so Enter means what it means in a field of one line. */
function putUp(event: KeyboardEvent): void {
  const line = event.target as Element;
  if (event.key !== "Enter" || event.isComposing || !line.matches("textarea:is([name=title], [data-line])")) return;
  event.preventDefault();
  line.closest("form")?.requestSubmit();
}
