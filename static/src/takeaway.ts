// Copying and printing, which no page can do without a script: their buttons show when there is one.

import { announce } from "./announce";
import { onChange } from "./change";

export function takeaway(): void {
  onChange(() => {
    const buttons = "button[data-copies], button[data-prints]";
    document.querySelectorAll<HTMLElement>(buttons).forEach((button) => (button.hidden = false));
  });
  document.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLElement>("[data-copies], [data-prints]");
    if (button?.dataset["copies"]) void copy(button, button.dataset["copies"]);
    else if (button) window.print();
  });
}

async function copy(button: HTMLElement, from: string): Promise<void> {
  const field = document.getElementById(from);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return; // it is selected: the keyboard copies it
  }
  const said = button.dataset["said"] ?? "";
  const words = button.querySelector("span");
  if (words) words.textContent = said;
  announce(said);
}
