// While something comes in, what somebody is about stays where it stands on the screen.
// Rules: that is the field one writes in, else what the pointer has just come to; what had the
// focus and is gone leaves it to the heading of its section, unless an answer to what one did is on
// its way and brings the focus somewhere itself. Nobody else is moved.

import { focusHeading, headingOver, whenLost } from "./focus";

const FIELDS = "input, select, textarea, [contenteditable='true']";
const PRESSED = "a, button, summary, label";
const ABOUT = 1_500;
let moved = -ABOUT;

export function steady(): void {
  document.addEventListener("pointermove", ({ pointerType }) => {
    if (pointerType === "mouse") moved = performance.now();
  });
}

/** Put something in, and bring what one is about back to where it was. */
export async function steadily(put: () => Promise<void>): Promise<void> {
  const about = written() ?? pointed();
  const before = about?.getBoundingClientRect();
  const heading = answered() ? headingOver(document.activeElement) : "";
  await put();
  if (about?.isConnected && before && seen(before)) bring(about, before.top);
  if (heading) whenLost(() => answered() && focusHeading(heading, { preventScroll: true }));
}

function answered(): boolean {
  return !document.querySelector(".htmx-request");
}

function written(): Element | null {
  const at = document.activeElement;
  return at?.matches(FIELDS) ? at : null;
}

function pointed(): Element | null {
  if (performance.now() - moved > ABOUT) return null;
  return [...document.querySelectorAll(":hover")].pop()?.closest(PRESSED) ?? null;
}

function seen({ top, bottom, height }: DOMRect): boolean {
  return height > 0 && bottom > 0 && top < innerHeight;
}

function bring(about: Element, top: number): void {
  const { top: now, height } = about.getBoundingClientRect();
  if (height && now !== top) window.scrollBy({ top: now - top, behavior: "instant" });
}
