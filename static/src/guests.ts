// Who is here: the search narrows the list as one types, and whoever comes by a push as well.
// Rules: what is hidden by the search is only hidden; what is sought is sought still when one comes
// back from what was done to somebody.

import { onChange } from "./change";

export function guests(): void {
  onChange(narrow);
  document.addEventListener("input", narrow);
}

function narrow(): void {
  const search = document.querySelector<HTMLInputElement>(".guest-search input[type=search]");
  if (!search) return;
  const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const all = [...document.querySelectorAll<HTMLElement>("#guests > .guest-line")];
  for (const guest of all) guest.hidden = !words.every((word) => said(guest).includes(word));
  const none = document.getElementById("guests_none");
  if (none) none.hidden = all.some((guest) => !guest.hidden);
  document.querySelectorAll("[data-keeps-words]").forEach((way) => keep(way, search.value.trim()));
}

function keep(way: Element, words: string): void {
  const name = way.matches("form") ? "action" : "href";
  const { pathname } = new URL(way.getAttribute(name) ?? "", location.href);
  const address = words ? `${pathname}?${new URLSearchParams({ words })}` : pathname;
  if (way.getAttribute(name) !== address) way.setAttribute(name, address);
}

function said(guest: HTMLElement): string {
  const who = guest.querySelector(".guest-name")?.textContent ?? "";
  const from = guest.querySelector(".guest-from")?.textContent ?? "";
  return `${who} ${from}`.toLocaleLowerCase();
}
