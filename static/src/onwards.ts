// On the page of convergence: my dots in their rings, what I help with, what I own.
// Rule: it only ever shows what #own says; the server decides what anyone may do.

type Press = (button: HTMLElement, pressed: boolean) => void;

export function onwards(press: Press): void {
  const own = document.getElementById("own")?.dataset;
  if (!own) return;
  const laid = new Map((own["dots"] ?? "").split(" ").filter(Boolean).map((each) => each.split(":") as [string, string]));
  const helps = words(own["helps"]);
  const owns = words(own["owns"]);
  for (const row of document.querySelectorAll<HTMLElement>("[data-dots-on]")) {
    dots(row, Number(laid.get(row.dataset["dotsOn"] ?? "") ?? 0), Number(own["left"] ?? 0));
  }
  for (const button of document.querySelectorAll<HTMLElement>("[data-helps-with]")) {
    const action = button.dataset["helpsWith"] ?? "";
    button.hidden = owns.has(action);
    press(button, helps.has(action));
  }
  for (const link of document.querySelectorAll<HTMLElement>("[data-owned-action]")) {
    link.hidden = !owns.has(link.dataset["ownedAction"] ?? "");
  }
}

/** Mine are the sun; a ring is one that could lie here. */
function dots(row: HTMLElement, mine: number, left: number): void {
  row.querySelectorAll(".lay .dot").forEach((dot, at) => dot.classList.toggle("dot-mine", at < mine));
  soften(row.querySelector("[data-less]"), mine === 0);
  soften(row.querySelector("[data-more]"), left === 0 || mine >= Number(row.dataset["most"]));
}

/** Said, and still in reach: who presses it is told why. */
function soften(button: Element | null, off: boolean): void {
  if (button && button.getAttribute("aria-disabled") !== String(off)) button.setAttribute("aria-disabled", String(off));
}

function words(written = ""): Set<string> {
  return new Set(written.split(" ").filter(Boolean));
}
