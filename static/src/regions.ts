// A whole page that came by htmx is taken apart into regions, each put over the one of its id.
// Rules: another page replaces what #page holds; the same page, fresh, is morphed into place; the
// shell round it is always morphed, so that nothing of it jumps or loses focus. Whether one is
// offline is known here, not to the server.

import type { SwapTask } from "./htmx";

export function regions(fresh: ParentNode, arrived: boolean): SwapTask[] {
  const page = fresh.querySelector("#page") ?? fresh.querySelector("main");
  if (page) page.id = "page";
  return outermost(fresh, page).flatMap((region) => {
    const style = region === page && arrived ? "outerSync" : "outerMorph";
    const target = document.getElementById(region.id);
    return target && target.id !== "offline" ? [task(region, target, style)] : [];
  });
}

/** The one region of a page that was asked for again. */
export function only(fresh: ParentNode, id: string): SwapTask[] {
  const region = fresh.querySelector(`#${id}`);
  const target = document.getElementById(id);
  return region && target ? [task(region, target, "outerMorph")] : [];
}

function outermost(fresh: ParentNode, page: Element | null): Element[] {
  return [...fresh.children].flatMap((child) => {
    const whole = child.id && (child === page || !child.contains(page));
    return whole ? [child] : outermost(child, page);
  });
}

function task(region: Element, target: Element, style: string): SwapTask {
  const fragment = document.createDocumentFragment();
  fragment.append(region);
  return { type: "oob", fragment, target, swapSpec: { style, strip: false }, sourceElement: undefined };
}
