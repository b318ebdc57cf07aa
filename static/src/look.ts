// A room that one looks into lies over the hall.
// Rules: the server writes it open, so it is read without this file too; "Close", Escape and a press
// beside it are one way out, and where one came from the hall it is the way back; the focus goes to
// its heading, and afterwards to what opened it.

import htmx from "./htmx";

let shown = "";
let before = "";
let leaving = false;
let fromHall = false;
let opener: HTMLElement | SVGElement | null = null;

export function looks(): void {
  document.addEventListener("click", pressed, { capture: true });
  document.addEventListener("cancel", (event) => sheet() === event.target && leave(event), { capture: true });
  htmx.on("htmx:after:swap", ({ detail }) => {
    if (detail.ctx.response) leaving = false;
    look();
  });
  look();
}

function sheet(): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>("dialog#look");
}

function look(): void {
  const found = sheet();
  const room = found?.dataset["room"] ?? "";
  if (found && !leaving && (room !== shown || !found.matches(":modal"))) show(found);
  if (!found && shown) giveBack(shown);
  if (!found) before = location.pathname;
  shown = room;
}

function show(found: HTMLDialogElement): void {
  if (!shown) {
    fromHall = before === location.pathname;
    opener = focused();
  }
  found.addEventListener("click", beside);
  found.close();
  found.showModal();
  const heading = found.querySelector("h1");
  if (heading) heading.tabIndex = -1;
  heading?.focus();
}

function pressed(event: MouseEvent): void {
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (sheet() && plain && (event.target as Element).closest("[data-look-closes]")) leave(event);
}

/** Listened to where it is pressed: further up, an iPhone hears no click beside it. */
function beside(event: MouseEvent): void {
  const { clientX, clientY } = event;
  const { left, right, top, bottom } = sheet()!.getBoundingClientRect();
  const outside = clientX < left || clientX > right || clientY < top || clientY > bottom;
  if (event.target === sheet() && outside) leave(event);
}

function leave(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
  const found = sheet()!;
  leaving = true;
  found.close();
  blur();
  if (fromHall) history.back();
  else void htmx.ajax("GET", address(found), { source: document.body, target: document.body, push: "true" });
}

/** A browser that goes back takes the focus away from what had it before, not from what gets it then. */
function blur(): void {
  focused()?.blur();
}

function focused(): HTMLElement | SVGElement | null {
  const found = document.activeElement;
  return found !== document.body && (found instanceof HTMLElement || found instanceof SVGElement) ? found : null;
}

function address(found: Element): string {
  return found.querySelector("[data-look-closes]")?.getAttribute("href") ?? "";
}

/** To what one looked in by, else to the room's door, while nothing else has the focus. */
function giveBack(room: string): void {
  if (focused()?.matches(":not(h1)")) return;
  const door = document.querySelector<HTMLElement>(`.room-ways a[href$="look=${CSS.escape(room)}"]`);
  (opener?.isConnected ? opener : door)?.focus({ preventScroll: true });
}
