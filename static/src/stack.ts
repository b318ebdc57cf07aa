// What lies over the foot of a page is one stack: the call's strip, what waits for one, what was said;
// over its head, the bar where it stays, that one is offline, what was announced, and under that where
// one is asked to.
// Rules: what has the focus is never behind it; nothing in it lies on anything else, and the page ends
// above it; how high each is, is measured, because sentences wrap, and again where the window is
// another, because the bar stays only where there is height for it.

import { onChange } from "./change";

const RECALL = "#page > .recall:not(.gone, [hidden])";
let recall: HTMLElement | null = null;

export function stack(): void {
  const bar = document.getElementById("bar");
  const call = document.getElementById("calling");
  const offline = document.getElementById("offline");
  const announced = document.getElementById("announcements");
  const waits = document.querySelector<HTMLElement>(".waits");
  const measure = () => {
    put("--top", stays(bar));
    put("--over", stays(bar) + (offline?.offsetHeight ?? 0));
    put("--band", band());
    put("--head", band() + stays(recall));
    put("--strip", call?.dataset["shape"] === "strip" ? call.offsetHeight : 0);
    put("--waits", waits?.offsetHeight ? waits.offsetHeight + 12 : 0);
  };
  const sizes = new ResizeObserver(measure);
  addEventListener("resize", measure);
  for (const part of [bar, call, offline, announced, waits]) if (part) sizes.observe(part, { box: "border-box" });
  onChange(() => {
    const found = document.querySelector<HTMLElement>(RECALL);
    if (found === recall) return;
    if (recall) sizes.unobserve(recall);
    recall = found;
    if (found) sizes.observe(found, { box: "border-box" });
    else put("--head", band());
  });
}

/** How high what stands over every page is. */
function band(): number {
  const heights = ["offline", "announcements"].map((id) => document.getElementById(id)?.offsetHeight ?? 0);
  return heights.reduce((sum, each) => sum + each, stays(document.getElementById("bar")));
}

/** How much of the page's head it covers: what does not stay goes with the page. */
function stays(part: HTMLElement | null): number {
  return part && getComputedStyle(part).position === "sticky" ? part.offsetHeight : 0;
}

function put(name: string, height: number): void {
  document.documentElement.style.setProperty(name, `${height}px`);
}
