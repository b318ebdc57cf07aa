// Tells which slips were really on this screen, for the order "least seen first".
// Rules: in sight for a second, with the tab in front; told in batches, each topic once a tab and
// day; nobody waits for it, and a batch that did not arrive is told again with the next.

import { onChange } from "./change";

const LONG_ENOUGH = 1_000;
const BETWEEN = 4_000;

const timers = new Map<Element, number>();
const watched = new WeakSet<Element>();
const untold = new Set<string>();
let next: number | undefined;

export function sightings(): void {
  const eye = new IntersectionObserver((seen) => seen.forEach(look), { threshold: 0.5 });
  onChange(() => {
    for (const slip of document.querySelectorAll("#topics > .slip")) {
      if (watched.has(slip)) continue;
      watched.add(slip);
      eye.observe(slip);
    }
  });
  document.addEventListener("visibilitychange", () => document.hidden && tell());
}

function look({ target, isIntersecting }: IntersectionObserverEntry): void {
  window.clearTimeout(timers.get(target));
  timers.delete(target);
  if (isIntersecting) timers.set(target, window.setTimeout(() => saw(target), LONG_ENOUGH));
}

function saw(slip: Element): void {
  const topic = slip.id.replace("topic_", "");
  if (document.hidden || !slip.isConnected || told().has(topic)) return;
  untold.add(topic);
  next ??= window.setTimeout(tell, BETWEEN);
}

function tell(): void {
  window.clearTimeout(next);
  next = undefined;
  const address = document.getElementById("topics")?.dataset["sightings"];
  if (!address || !untold.size) return;
  const batch = [...untold];
  untold.clear();
  remember([...told(), ...batch]);
  const body = new URLSearchParams(batch.map((topic) => ["topic", topic]));
  const headers = { "HX-Request": "true" };
  fetch(address, { method: "POST", body, headers, keepalive: true }).catch(() => again(batch));
}

function again(batch: string[]): void {
  const still = told();
  for (const topic of batch) {
    still.delete(topic);
    untold.add(topic);
  }
  remember([...still]);
}

function key(): string {
  return `sightings ${location.pathname.split("/")[2]} ${new Date().toDateString()}`;
}

function told(): Set<string> {
  return new Set(JSON.parse(sessionStorage.getItem(key()) ?? "[]") as string[]);
}

function remember(topics: string[]): void {
  sessionStorage.setItem(key(), JSON.stringify(topics));
}
