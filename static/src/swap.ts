// Hands the HTML of a push to htmx, one push after the other.
// Rule: what is already on the page is changed in place, never put there twice; focus and typed
// text stay, because htmx morphs, and stand where they stood.

import htmx, { type SwapTask } from "./htmx";
import { steadily } from "./steady";

let last: Promise<void> = Promise.resolve();

export function swap(html: string): Promise<void> {
  const put = () => steadily(() => hand(html));
  last = last.then(put, put);
  return last;
}

function hand(html: string): Promise<void> {
  return htmx.swap({ text: html, swap: "none", target: document.body, sourceElement: document.body });
}

export function inPlace(tasks: SwapTask[]): void {
  for (const task of tasks) {
    const there = added(task) && document.getElementById(added(task)!.id);
    if (there) change(task, there);
  }
}

function added(task: SwapTask): Element | null {
  const adds = ["beforeend", "afterbegin"].includes(task.swapSpec.style);
  return adds ? (task.fragment.firstElementChild?.firstElementChild ?? null) : null;
}

function change(task: SwapTask, there: Element): void {
  const fragment = document.createDocumentFragment();
  fragment.append(...task.fragment.firstElementChild!.childNodes);
  Object.assign(task, { fragment, target: there });
  task.swapSpec = { style: "outerMorph", strip: false };
}

htmx.on("htmx:before:swap", ({ detail }) => {
  if (!detail.ctx.response) inPlace(detail.tasks);
});
