// Where the focus goes when what had it is gone: to the heading of the section it stood in, or of the
// group of fields that names its own.
// The browser takes the focus from what was hidden a frame later, so that is looked at once more. Safari
// gives it to no button and no link that a finger or a mouse presses: while that stands, nothing is lost.

const PRESSED = "a[href], button, summary, input";
let pressed: Element | null = null;

export function presses(): void {
  document.addEventListener("click", press, { capture: true });
  document.addEventListener("focusin", ({ target }) => {
    if (target !== pressed) pressed = null;
  });
}

/** A key that presses has no detail, and is where the focus is. */
function press({ target, detail }: MouseEvent): void {
  pressed = detail > 0 ? (target as Element).closest(PRESSED) : null;
}

/** The id of the heading over this, or nothing. */
export function headingOver(element: Element | null): string {
  return element?.closest("[aria-labelledby]:is(section, fieldset)")?.getAttribute("aria-labelledby") ?? "";
}

/** Whether it is on the page and not hidden, also in a browser that has no `checkVisibility`. */
export function isDrawn(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** Focus a heading; false when it is not to be seen. */
export function focusHeading(id: string, options?: FocusOptions): boolean {
  const heading = document.getElementById(id);
  if (!heading || !isDrawn(heading)) return false;
  if (heading.tabIndex < 0) heading.tabIndex = -1;
  heading.focus(options);
  return true;
}

/** Do this when nothing has the focus, now or once what is hidden has lost it. */
export function whenLost(instead: () => unknown): void {
  const look = () => document.activeElement === document.body && !stands(pressed) && instead();
  if (look() === false) requestAnimationFrame(() => requestAnimationFrame(look));
}

function stands(element: Element | null): boolean {
  return element !== null && isDrawn(element) && !element.matches(":disabled");
}
