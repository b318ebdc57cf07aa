// What the server says in the corner goes as what we say there does.

import { onChange } from "./change";
import { leave } from "./toast";

const timed = new WeakSet<Element>();

export function toasts(): void {
  onChange(() => {
    for (const toast of document.querySelectorAll("#toasts > *")) {
      if (!timed.has(toast)) leave(toast);
      timed.add(toast);
    }
  });
}
