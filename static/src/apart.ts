// Fields that without a script are all sent together go back to the form that they stand in.

import { onChange } from "./change";

export function apart(): void {
  onChange(() => {
    for (const field of document.querySelectorAll("form [form=together]")) field.removeAttribute("form");
  });
}
