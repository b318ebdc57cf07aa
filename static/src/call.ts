// The call of a room, in the page: loaded when somebody joins. One at a time.
// Rule: it stands in the shell, outside of what pages change, so it goes on from page to page.

import { Call } from "./call/call";
import type { Asked } from "./call/kept";

let now: Call | null = null;

export function join(element: HTMLElement, asked: Asked): void {
  now?.leave();
  now = new Call(element, asked);
}
