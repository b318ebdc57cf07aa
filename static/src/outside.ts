// Who was removed waits outside, and comes in by themselves when they are let in again.
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
  if (answer?.ok && waits()) location.replace(home);
}

/** Whether the page says that it opens by itself. */
function waits(): boolean {
  return document.querySelector("[data-waits-outside]:not([hidden])") !== null;
}
