// A region that is one person's own is never pushed: `data-renews` says, by the beginnings of their
// ids, which parts of a push make it old, and it is then asked for again, and nothing round it.
// Rules: after a random wait, so that not everybody asks at once; the wait grows while it goes on,
// and is short again after a calm while; what comes meanwhile is in the answer.

import htmx from "./htmx";

const FIRST = 600;
const LONGEST = 8_000;
const CALM = 20_000;

let longest = FIRST;
let last = 0;
let waiting: number | undefined;

/** A push with this html was put in. */
export function outdated(html: string): void {
  if (waiting === undefined && isOld(html)) waiting = window.setTimeout(renew, wait());
}

function renew(): void {
  waiting = undefined;
  for (const region of regions()) {
    void htmx.ajax("GET", location.href, { source: region, target: region });
  }
}

function regions(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-renews]")];
}

function isOld(html: string): boolean {
  const kinds = regions().flatMap(({ dataset }) => dataset["renews"]!.split(" "));
  return kinds.length > 0 && parts(html).some((id) => kinds.some((kind) => is(id, kind)));
}

function parts(html: string): string[] {
  const pushed = new DOMParser().parseFromString(html, "text/html");
  return [...pushed.body.querySelectorAll("[hx-swap-oob]")].map(({ id }) => id);
}

function is(id: string, kind: string): boolean {
  return id === kind || id.startsWith(`${kind}_`);
}

function wait(): number {
  const calm = Date.now() - last > CALM;
  longest = calm ? FIRST : Math.min(longest * 2, LONGEST);
  last = Date.now();
  return Math.random() * longest;
}
