// What was announced is said once to those who listen, and never lies on what one types in.
// Rules: once a tab, also when the page is loaded anew; not to those who are where everyone is asked
// to come; where it comes over the field one types in, the page moves by as much.

import { announce } from "./announce";
import { onChange } from "./change";

const SAID = "openspace-said";
const AIR = 16;

export function announcements(): void {
  onChange(() => {
    const fresh = [...document.querySelectorAll<HTMLElement>("[data-announced]:not(.here)")].filter(news);
    if (!fresh.length) return;
    remember(fresh.map(id));
    announce(fresh.map(spoken).join(" "), language(fresh));
    window.requestAnimationFrame(giveWay);
  });
}

function id(it: HTMLElement): string {
  return it.dataset["announced"] ?? "";
}

function news(it: HTMLElement): boolean {
  return !known().includes(id(it));
}

function known(): string[] {
  return (sessionStorage.getItem(SAID) ?? "").split(" ");
}

function remember(ids: string[]): void {
  sessionStorage.setItem(SAID, [...known(), ...ids].slice(-100).join(" ").trim());
}

function spoken(it: HTMLElement): string {
  return it.querySelector<HTMLElement>("[data-spoken]")?.innerText ?? "";
}

/** The language of what is said, where all of it is in one. */
function language(all: HTMLElement[]): string {
  const found = new Set(all.map((it) => it.querySelector<HTMLElement>("[lang]")?.lang ?? ""));
  return found.size === 1 ? [...found][0]! : "";
}

/** What one types in comes out from under it. */
function giveWay(): void {
  const typed = document.activeElement;
  if (!typed?.matches("#page :is(input, textarea, select, [contenteditable])")) return;
  const head = document.getElementById("announcements")!.getBoundingClientRect().bottom;
  const hidden = head + AIR - caret(typed);
  if (hidden > 0) window.scrollBy(0, -hidden);
}

function caret(typed: Element): number {
  const range = typed.matches("[contenteditable]") ? window.getSelection()?.getRangeAt(0) : undefined;
  const place = range?.getBoundingClientRect();
  return (place?.height ? place : typed.getBoundingClientRect()).top;
}
