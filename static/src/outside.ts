// Who was removed waits outside, and comes in by themselves when they are let in again.
// So does who waits for a seat, and sees it when they stand elsewhere on the list.
// Rules: it is asked for now and then, after a wait that differs from page to page, and whenever
// somebody looks at the page again; words that are shown here once are not taken away by it.

const WAIT = 6_000;

export function outside(): void {
  if (!waits()) return;
  document.addEventListener("visibilitychange", () => document.hidden || void ask());
  wait();
}

function wait(): void {
  window.setTimeout(() => void ask().finally(wait), WAIT * (0.5 + Math.random()));
}

async function ask(): Promise<void> {
  const home = location.pathname.match(/^\/g\/[^/]+/)?.[0] ?? "/";
  const answer = await fetch(home, { method: "HEAD" }).catch(() => null);
  if (answer?.ok && moved(answer)) location.replace(home);
}

/** Whether there is something else to see there than this page: another number on the list, or the
 * gathering itself. */
function moved(answer: Response): boolean {
  const page = document.querySelector<HTMLElement>("[data-waits-outside]:not([hidden])");
  const number = page?.dataset.waitsOutside;
  return number !== undefined && (number === "" || number !== answer.headers.get("Openspace-Waiting"));
}

/** Whether the page says that it opens by itself. */
function waits(): boolean {
  return document.querySelector("[data-waits-outside]:not([hidden])") !== null;
}
