// What is on the page may need a script of its own: `data-script` says which; it is loaded once.

import { onChange } from "./change";

export function scripts(): void {
  onChange(() => {
    for (const element of document.querySelectorAll<HTMLElement>("[data-script]")) {
      void import(new URL(element.dataset["script"]!, location.href).href);
    }
  });
}
