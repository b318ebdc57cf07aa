// Who was removed waits outside, and comes in by themselves when they are let in again.
// Rule: it is asked for now and then, after a wait that differs from page to page, and whenever
// somebody looks at the page again.

const WAIT = 6_000;

export function outside(): void {
  if (!document.querySelector("[data-waits-outside]")) return;
  document.addEventListener("visibilitychange", () => document.hidden || void ask());
  wait();
}

function wait(): void {
  window.setTimeout(() => void ask().finally(wait), WAIT * (0.5 + Math.random()));
}

async function ask(): Promise<void> {
  const home = location.pathname.match(/^\/g\/[^/]+/)?.[0] ?? "/";
  const answer = await fetch(home, { method: "HEAD" }).catch(() => null);
  if (answer?.ok) location.replace(home);
}
