// The sentence that says one is offline: shown when nothing answers, hidden when something does.
// Rule: what stands on the page stays where it is on the screen, for somebody may be about to press it.

const AWAY = "openspace:away";

export function away(is: boolean): void {
  const band = document.getElementById("offline");
  if (!band || band.hidden !== is) return;
  inPlace(() => (band.hidden = !is));
  if (is) document.dispatchEvent(new Event(AWAY));
}

/** Browsers that keep what one reads in its place by themselves do so only below the page's top. */
function inPlace(change: () => void): void {
  const page = document.getElementById("page");
  const root = document.documentElement;
  const before = page?.getBoundingClientRect().top ?? 0;
  root.style.overflowAnchor = "none";
  change();
  window.scrollBy({ top: (page?.getBoundingClientRect().top ?? 0) - before, behavior: "instant" });
  requestAnimationFrame(() => root.style.removeProperty("overflow-anchor"));
}

export function isAway(): boolean {
  return document.getElementById("offline")?.hidden === false;
}

export function onAway(done: () => void): void {
  document.addEventListener(AWAY, done);
}
