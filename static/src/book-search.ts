// Searching in the book as one types: chapters without the words are hidden, the words are marked.
// Rules: all words must be in a chapter; what is hidden is only hidden; Escape clears; how many are
// left is said once one has stopped typing.

import { onChange } from "./change";

const PAUSE = 400;
let timer = 0;

export function searchBook(): void {
  document.addEventListener("input", ({ target }) => isSearch(target) && narrow(target, true));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isSearch(event.target) || !event.target.value) return;
    event.preventDefault();
    event.target.value = "";
    narrow(event.target, true);
  });
  onChange(() => {
    const field = document.querySelector<HTMLInputElement>("[data-searches-book]");
    if (field?.value) narrow(field, false);
  });
}

function isSearch(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && "searchesBook" in target.dataset;
}

function narrow(field: HTMLInputElement, says: boolean): void {
  const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = field.closest(".book-text");
  const chapters = [...(text?.querySelectorAll<HTMLElement>(".book-chapter") ?? [])];
  const found = chapters.filter((chapter) => show(chapter, has(chapter, words)));
  text?.querySelectorAll<HTMLElement>(".book-part").forEach((part) => (part.hidden = words.length > 0));
  mark(words.length ? found : [], words);
  if (says) tell(field, words.length ? found.length : null);
}

function has(chapter: HTMLElement, words: string[]): boolean {
  const text = chapter.textContent.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** A chapter, the link under it and its line in the contents. */
function show(chapter: HTMLElement, stays: boolean): boolean {
  chapter.hidden = !stays;
  const own = chapter.nextElementSibling;
  if (own instanceof HTMLElement && own.matches(".book-own")) own.hidden = !stays;
  const line = document.querySelector(`.book-contents a[href="#${chapter.id}"]`)?.parentElement;
  if (line) line.hidden = !stays;
  return stays;
}

/** The page's own nodes stay as they are: the browser paints over ranges of them. */
function mark(chapters: HTMLElement[], words: string[]): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.set("found", new Highlight(...chapters.flatMap((chapter) => ranges(chapter, words))));
}

function ranges(chapter: HTMLElement, words: string[]): Range[] {
  const walker = document.createTreeWalker(chapter, NodeFilter.SHOW_TEXT);
  const found: Range[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.toLocaleLowerCase() ?? "";
    if (text.length !== walker.currentNode.textContent?.length) continue;
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + word.length);
        found.push(range);
      }
    }
  }
  return found;
}

function tell(field: HTMLInputElement, count: number | null): void {
  const status = field.form?.querySelector<HTMLElement>("[role=status]");
  window.clearTimeout(timer);
  if (!status) return;
  if (count === null) return void (status.textContent = "");
  const sentence = (count === 1 ? status.dataset["one"] : status.dataset["many"]) ?? "";
  timer = window.setTimeout(() => (status.textContent = sentence.replace("{count}", String(count))), PAUSE);
}
