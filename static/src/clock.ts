// The time left, on the server's clock: `data-until` and `data-since` in milliseconds.
// Rules: minutes, never seconds; past two hours it is hours, past two days days, past two weeks
// weeks: `data-minutes` is how many, with `data-short` and a letter of which; `data-unit` is the
// word for which. The ring shows the share that is left, the pin on the
// day line the share that is over; 10, 5 and 1 are spoken; `data-when` says of which number of
// minutes, one or many, words are.

import { announce } from "./announce";
import { onChange } from "./change";

const LOOK = 1_000;
const SPOKEN = [10, 5, 1];
const HOUR = 60;
const DAY = 24 * HOUR;
const UNITS = [
  ["week", 7 * DAY],
  ["day", DAY],
  ["hour", HOUR],
] as const;

/** The clock here was set, or has slept: what it is ahead of the server's has to be asked for. */
export const JUMPED = "openspace:jumped";
const LEAP = 400;

let ahead = 0;
let spoken = -1;
let drift = leaps();

/** The server says it is `now`. */
export function sync(now: number): void {
  ahead = now - Date.now();
}

/** Whole minutes until a moment, begun ones counted. */
export function minutesUntil(moment: number): number {
  return Math.ceil(Math.max(0, moment - Date.now() - ahead) / 60_000);
}

export function tick(): void {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="openspace-now"]');
  if (meta) sync(Number(meta.content));
  onChange(look);
  window.setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
}

/** How far the clock on the wall is from the one that only counts: it is always the same. */
function leaps(): number {
  return Date.now() - performance.now();
}

function look(): void {
  const by = Math.abs(leaps() - drift);
  if (by > LEAP) document.dispatchEvent(new Event(JUMPED));
  if (by > LEAP) drift = leaps();
  document.querySelectorAll<HTMLElement>("[data-until]").forEach(show);
}

function show(element: HTMLElement): void {
  const until = Number(element.dataset["until"]);
  const since = Number(element.dataset["since"]);
  const left = Math.max(0, until - Date.now() - ahead);
  const minutes = String(Math.ceil(left / 60_000));
  every(element, "[data-minutes]", (place) => write(place, amount(Number(minutes), "short" in place.dataset)));
  every(element, "[data-unit]", (place) => write(place, unit(Number(minutes))));
  every(element, "[data-when]", (words) => {
    words.hidden = (words.dataset["when"] === "one") !== (minutes === "1");
  });
  const share = Math.min(1, left / (until - since));
  every(element, "[data-ring]", (ring) => turn(ring, share));
  every(element, "[data-pin]", (pin) => pin.setAttribute("cx", `${((1 - share) * 100).toFixed(2)}%`));
  say(element, Number(minutes));
}

/** The largest unit of which there are more than two, and how many there are. */
function counted(minutes: number): [number, "minute" | "hour" | "day" | "week"] {
  const found = UNITS.find(([, length]) => minutes > 2 * length);
  return found ? [Math.round(minutes / found[1]), found[0]] : [minutes, "minute"];
}

function amount(minutes: number, short: boolean): string {
  const [many, of] = counted(minutes);
  return short && of !== "minute" ? told(many, of, "narrow").map((part) => part.value).join("") : String(many);
}

function unit(minutes: number): string {
  const [many, of] = counted(minutes);
  const parts = told(many, of, of === "minute" ? "short" : "long");
  return parts.find((part) => part.type === "unit")?.value ?? of;
}

function told(many: number, of: string, display: "narrow" | "short" | "long"): Intl.NumberFormatPart[] {
  const style = { style: "unit", unit: of, unitDisplay: display } as const;
  return new Intl.NumberFormat(document.documentElement.lang, style).formatToParts(many);
}

function every(element: Element, selector: string, act: (found: HTMLElement) => void): void {
  element.querySelectorAll<HTMLElement>(selector).forEach(act);
}

function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A circle with `pathLength="100"`. */
function turn(ring: Element, share: number): void {
  ring.setAttribute("stroke-dasharray", `${Math.round(share * 100)} 100`);
}

function say(element: HTMLElement, minutes: number): void {
  const speaks = element.matches("[data-speaks]");
  if (!speaks || minutes === spoken) return;
  const near = spoken > minutes && SPOKEN.includes(minutes);
  if (near) announce(element.innerText);
  spoken = minutes;
}
