// htmx as this product uses it: no evaluated code, and a morph that leaves what a person opened
// and what drag.ts put on cards and cells.
// Rule: everyone here imports htmx from this file.

import "./config";
import htmx, { type HtmxRequestCtx } from "htmx.org";

export interface SwapTask {
  type: string;
  fragment: DocumentFragment;
  target: Element;
  swapSpec: { style: string; strip?: boolean };
  sourceElement: Element | undefined;
}

export type Context = HtmxRequestCtx & { title?: string | null; fetch?: typeof fetch };

interface Inside {
  initSecurity(policy: null, run: () => never, runLater: () => never): void;
}

const DRAGGED = /^(draggable|data-drop-target-for-)/;

function refuse(): never {
  throw new Error("No code in attributes.");
}

htmx.registerExtension("openspace", {
  init: (inside: Inside) => inside.initSecurity(null, refuse, refuse),
  htmx_before_morph_attr: (element: Element, { attrName }: { attrName: string }) =>
    !DRAGGED.test(attrName) && !(attrName === "open" && element.matches("details, dialog")),
  htmx_before_morph_node: (element: Node) => !(element instanceof Element && element.matches("[data-keep]")),
});

export default htmx;
