// The wall: topics that arrive wait until asked for, the search narrows what hangs, Enter puts up,
// slots count down.
// Rules: nothing moves under a finger; what is hidden by the search is only hidden.

import { onChange } from "./change";

export function wall(): void {
  onChange(() => {
    count();
    narrow();
    slots();
  });
  document.addEventListener("click", show);
  document.addEventListener("click", forget);
  document.addEventListener("input", narrow);
  document.addEventListener("input", slots);
  document.addEventListener("input", written);
  document.addEventListener("keydown", putUp);
}

function waiting(): Element[] {
  return [...(document.getElementById("new_topics")?.children ?? [])];
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
  document.getElementById("topics")?.prepend(...fresh);
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
  const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const all = slips();
  for (const slip of all) slip.hidden = !holds(slip, words);
  const empty = document.getElementById("wall_empty");
  if (empty) empty.hidden = all.some((slip) => !slip.hidden);
}

function holds(slip: HTMLElement, words: string[]): boolean {
  const text = slip.textContent.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
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
  const title = event.target as Element;
  if (event.key !== "Enter" || event.isComposing || !title.matches("textarea[name=title]")) return;
  event.preventDefault();
  title.closest("form")?.requestSubmit();
}
