// A topic is picked up in the grid and put into a free cell: the quick way for mouse and pen.
// Rules: "Move…" does the same for everyone; only what I may move can be picked up; the server
// decides, and the page shows what it decided. A card that somebody else moved meanwhile stays.

import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { onChange } from "./change";
import htmx from "./htmx";
import { mayMove } from "./marks";

const CELL = "[data-cell]";
const CARD = ".card[data-topic]";

const cards = new WeakSet<HTMLElement>();
const cells = new WeakSet<HTMLElement>();

export function drag(): void {
  onChange(() => {
    every(CARD, cards, pick);
    every(CELL, cells, receive);
    document.querySelectorAll<HTMLElement>(".card a").forEach((link) => (link.draggable = false));
  });
  monitorForElements({
    onDrop: ({ source, location }) => {
      const cell = location.current.dropTargets[0]?.data["cell"];
      if (typeof cell === "string") place(source.data as unknown as Held, cell);
    },
  });
}

/** A card in the hand: which run of which topic, and the cell where it was when it was picked up. */
interface Held {
  topic: string;
  run?: string;
  seen?: string;
}

type Prepare = (element: HTMLElement) => void;

function every(selector: string, ready: WeakSet<HTMLElement>, prepare: Prepare): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    if (!ready.has(element)) prepare(element);
    ready.add(element);
  }
}

function topicOf(card: HTMLElement): string {
  return card.dataset["topic"] ?? "";
}

function pick(card: HTMLElement): void {
  draggable({
    element: card,
    canDrag: () => mayMove(topicOf(card)),
    getInitialData: () => ({ topic: topicOf(card), run: card.dataset["run"], seen: card.dataset["seen"] }),
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

function place({ topic, run, seen }: Held, cell: string): void {
  const gathering = location.pathname.match(/^\/g\/[^/]+/)?.[0];
  const address = `${gathering}/topics/${topic}/placement`;
  const values = { cell, ...(run && { breakout: run }), ...(seen !== undefined && { seen }) };
  void htmx.ajax("POST", address, { source: document.body, target: document.body, values });
}
