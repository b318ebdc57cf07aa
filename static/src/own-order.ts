// On the page of convergence everybody reads the topics in an order of their own, as the server put
// them: a push has them by number, and is put in order before it comes in, so nothing moves.
// Rule: the hash is the server's (FNV-1a, 32 bits), of who reads and what is read.

import htmx from "./htmx";

export function ownOrder(): void {
  htmx.on("htmx:before:swap", ({ detail }) => {
    for (const { fragment } of detail.tasks) {
      const list = fragment.querySelector("[data-state=open] > #priorities");
      if (list) arrange(list);
    }
  });
}

function arrange(list: Element): void {
  const me = document.getElementById("mine")?.dataset["participant"] ?? "";
  const rows = [...list.querySelectorAll<HTMLElement>(":scope > [data-dots-on]")];
  const places = new Map(rows.map((row) => [row, hashOf(me + row.dataset["dotsOn"]!)]));
  list.append(...rows.sort((one, other) => places.get(one)! - places.get(other)!));
}

function hashOf(text: string): number {
  const mixed = (value: number, byte: number): number => Math.imul(value ^ byte, 0x01000193) >>> 0;
  return new TextEncoder().encode(text).reduce(mixed, 0x811c9dc5);
}
