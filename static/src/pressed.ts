// What is pressed has the focus. Safari gives it to no button and no link that a finger or a mouse
// presses, and whatever asks where the focus was (a dialog that closes, a form that was sent) would
// then take it for lost, and bring it to a heading far above.
// Rule: whoever writes in a field keeps it, where the browser leaves it there.

const PRESSED = "a[href], button, summary, input";

export function pressed(): void {
  document.addEventListener("click", give, { capture: true });
}

function give({ target }: MouseEvent): void {
  const found = (target as Element).closest<HTMLElement | SVGElement>(PRESSED);
  if (found && document.activeElement === document.body) found.focus({ preventScroll: true });
}
