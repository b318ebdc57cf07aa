// Who is here: the search narrows the list as one types, and whoever comes by a push as well.
// Rule: what is hidden by the search is only hidden.

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
}

function said(guest: HTMLElement): string {
  const who = guest.querySelector(".guest-name")?.textContent ?? "";
  const from = guest.querySelector(".guest-from")?.textContent ?? "";
  return `${who} ${from}`.toLocaleLowerCase();
}
