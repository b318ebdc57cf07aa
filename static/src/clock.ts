// Minutes left, on the server's clock: `data-until` and `data-since` in milliseconds.
// Rules: minutes, never seconds; the ring shows the share that is left, the pin on the
// day line the share that is over; 10, 5 and 1 are spoken; `data-when` says of which number of
// minutes, one or many, words are.

import { announce } from "./announce";
import { onChange } from "./change";

const LOOK = 1_000;
const SPOKEN = [10, 5, 1];

let ahead = 0;
let spoken = -1;

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
}

function look(): void {
  document.querySelectorAll<HTMLElement>("[data-until]").forEach(show);
}

function show(element: HTMLElement): void {
  const until = Number(element.dataset["until"]);
  const since = Number(element.dataset["since"]);
  const left = Math.max(0, until - Date.now() - ahead);
  const minutes = String(Math.ceil(left / 60_000));
  every(element, "[data-minutes]", (place) => write(place, minutes));
  every(element, "[data-when]", (words) => {
    words.hidden = (words.dataset["when"] === "one") !== (minutes === "1");
  });
  const share = Math.min(1, left / (until - since));
  every(element, "[data-ring]", (ring) => turn(ring, share));
  every(element, "[data-pin]", (pin) => pin.setAttribute("cx", `${((1 - share) * 100).toFixed(2)}%`));
  say(element, Number(minutes));
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
