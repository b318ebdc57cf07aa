// A topic is picked up in the grid and put into another cell: the quick way for mouse and pen.
// Rules: "Move…" does the same for everyone; only what I may move can be picked up; the server
// decides, and the page shows what it decided.

import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { onChange } from "./change";
import htmx from "./htmx";
import { mayMove } from "./marks";

const CARD = "[data-cell] [data-topic]:not(.interest), [data-loose] [data-topic]:not(.interest)";

const ready = new WeakSet<HTMLElement>();

export function drag(): void {
  onChange(() => {
    every(CARD, pick);
    every("[data-cell]", receive);
  });
  monitorForElements({
    onDrop: ({ source, location }) => {
      const cell = location.current.dropTargets[0]?.data["cell"];
      if (typeof cell === "string") place(String(source.data["topic"]), cell);
    },
  });
}

function every(selector: string, prepare: (element: HTMLElement) => void): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    if (!ready.has(element)) prepare(element);
    ready.add(element);
  }
}

function pick(card: HTMLElement): void {
  const topic = card.dataset["topic"] ?? "";
  draggable({
    element: card,
    canDrag: () => mayMove(topic),
    getInitialData: () => ({ topic }),
    onDragStart: () => card.classList.add("held"),
    onDrop: () => card.classList.remove("held"),
  });
}

function receive(cell: HTMLElement): void {
  const over = (is: boolean) => () => cell.classList.toggle("over", is);
  dropTargetForElements({
    element: cell,
    canDrop: () => cell.querySelector(CARD) === null,
    getData: () => ({ cell: cell.dataset["cell"] }),
    onDragEnter: over(true),
    onDragLeave: over(false),
    onDrop: over(false),
  });
}

function place(topic: string, cell: string): void {
  const gathering = location.pathname.match(/^\/g\/[^/]+/)?.[0];
  const address = `${gathering}/topics/${topic}/placement`;
  void htmx.ajax("POST", address, { source: document.body, target: document.body, values: { cell } });
}
