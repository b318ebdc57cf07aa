// A screen at a door, at which nobody sits.
// Rules: it stays awake while it is seen, and asks for that again whenever it is seen anew; the last
// lines of the notes stand in view, gently scrolled to, at once where motion is not wanted.

import { onChange } from "./change";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let lock: WakeLockSentinel | undefined;

export function display(): void {
  onChange(look);
  document.addEventListener("visibilitychange", () => void wake());
}

function look(): void {
  void wake();
  document.querySelectorAll<HTMLElement>("[data-scrolls]").forEach(toTheEnd);
}

function toTheEnd(lines: HTMLElement): void {
  lines.scrollTo({ top: lines.scrollHeight, behavior: calm.matches ? "auto" : "smooth" });
}

/** Not every browser can; where it cannot, the machine's own settings decide. */
async function wake(): Promise<void> {
  const wanted = document.querySelector("[data-awake]") && document.visibilityState === "visible";
  if (!wanted || (lock && !lock.released)) return;
  lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
}
