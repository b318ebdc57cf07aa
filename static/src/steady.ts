// While something comes in, what somebody is about stays where it stands on the screen.
// Rules: that is the field one writes in, else what the pointer has just come to; what had the
// focus and is gone leaves it to the heading of its section, unless an answer to what one did is on
// its way and brings the focus somewhere itself. Nobody else is moved: where it stood is looked at
// when all has come and nothing is put in yet, for one scrolls meanwhile; and the window is not
// moved for what does not go with it (in a dialog, or fixed), but for a box that scrolls, not for
// what is in that.

import { focusHeading, headingOver, whenLost } from "./focus";
import htmx, { type Context } from "./htmx";

const FIELDS = "input, select, textarea, [contenteditable='true']";
const PRESSED = "a, button, summary, label";
const ABOUT = 1_500;
const SCROLLS = /auto|scroll/;
let moved = -ABOUT;
let about: Element | null = null;
let top = 0;

export function steady(): void {
  document.addEventListener("pointermove", ({ pointerType }) => {
    if (pointerType === "mouse") moved = performance.now();
  });
  htmx.on("htmx:before:swap", look);
}

/** Put something in, and bring what one is about back to where it was. */
export async function steadily(put: () => Promise<void>): Promise<void> {
  about = null;
  const heading = answered() ? headingOver(document.activeElement) : "";
  await put();
  bring();
  if (heading) whenLost(() => answered() && focusHeading(heading, { preventScroll: true }));
}

function look({ detail }: { detail: { ctx: Context } }): void {
  const ours = detail.ctx.sourceElement === document.body;
  about = ours ? going(written() ?? pointed()) : null;
  const before = about?.getBoundingClientRect();
  if (before && seen(before)) top = before.top;
  else about = null;
}

/** What goes with the window: this, or the outermost box that scrolls around it, or nothing. */
function going(inner: Element | null): Element | null {
  let found = inner;
  for (let at = inner; at && at !== document.body; at = at.parentElement) {
    const { position, overflowY } = getComputedStyle(at);
    if (position === "fixed" || at.matches("dialog[open]")) return null;
    if (SCROLLS.test(overflowY) && at.scrollHeight > at.clientHeight) found = at;
  }
  return found;
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

function bring(): void {
  if (!about?.isConnected) return;
  const { top: now, height } = about.getBoundingClientRect();
  if (height && now !== top) window.scrollBy({ top: now - top, behavior: "instant" });
}
