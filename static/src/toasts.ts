// A sentence in the corner goes after ten seconds, unless somebody is reading or using it.

import { onChange } from "./change";

const STAYS = 10_000;
const timed = new WeakSet<Element>();

export function toasts(): void {
  onChange(() => {
    for (const toast of document.querySelectorAll("#toasts > *")) {
      if (!timed.has(toast)) leave(toast);
      timed.add(toast);
    }
  });
}

function leave(toast: Element): void {
  window.setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) leave(toast);
    else toast.remove();
  }, STAYS);
}
