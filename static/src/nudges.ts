// Towards the end of a round, above the notes: how long is left, and what has been agreed on.
// Rules: at 10 minutes and again at 5, for everyone by the server's clock; said once to those who
// listen; put away it stays away until the next, also after a reload; "Write it down" puts the
// cursor in the report, also where it is behind a tab.

import { announce } from "./announce";
import { onChange } from "./change";
import { minutesUntil } from "./clock";

const AT = [10, 5];
const LOOK = 1_000;
const said = new Set<string>();

export function nudges(): void {
  onChange(look);
  window.setInterval(look, LOOK);
  document.addEventListener("click", putAway);
  document.addEventListener("click", write);
}

function look(): void {
  const round = document.querySelector<HTMLElement>("[data-nudges]");
  const nudge = round?.querySelector<HTMLElement>(".nudge");
  if (!round || !nudge) return;
  const due = name(round);
  nudge.hidden = due === "" || sessionStorage.getItem(due) !== null;
  if (nudge.hidden || said.has(due)) return;
  said.add(due);
  announce(nudge.querySelector("p")!.innerText);
}

/** Which nudge of which round is due; empty before the first and after the end. */
function name(round: HTMLElement): string {
  const until = Number(round.dataset["until"]);
  const left = minutesUntil(until);
  const due = AT.filter((minutes) => left <= minutes).at(-1);
  return due && left > 0 ? `nudge ${until} ${due}` : "";
}

function putAway({ target }: Event): void {
  const round = (target as Element).closest("[data-puts-away]")?.closest<HTMLElement>("[data-nudges]");
  if (!round) return;
  sessionStorage.setItem(name(round), "away");
  look();
  document.getElementById("talk_heading")?.focus();
}

function write(event: Event): void {
  const report = document.getElementById("report");
  if (!report || !(event.target as Element).closest("[data-writes]")) return;
  event.preventDefault();
  document.getElementById("report_tab")?.click();
  const field = report.querySelector<HTMLElement>("textarea, input:not([type=hidden]), [contenteditable=true]");
  (field ?? report).focus();
  report.scrollIntoView({ block: "nearest" });
}
