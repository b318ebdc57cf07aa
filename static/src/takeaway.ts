// Copying and printing, which no page can do without a script: their buttons show when there is one.

import { announce } from "./announce";
import { onChange } from "./change";

export function takeaway(): void {
  onChange(() => {
    const buttons = "button[data-copies], button[data-copies-rich], button[data-prints]";
    document.querySelectorAll<HTMLElement>(buttons).forEach((button) => (button.hidden = false));
  });
  document.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLElement>("[data-copies], [data-copies-rich], [data-prints]");
    if (button?.dataset["copies"]) void copy(button, button.dataset["copies"]);
    else if (button?.dataset["copiesRich"]) void copyRich(button, button.dataset["copiesRich"]);
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
  said(button, button.dataset["said"] ?? "");
}

/** What stands there, for word processors, and its Markdown for everything else; else it is selected. */
async function copyRich(button: HTMLElement, from: string): Promise<void> {
  const part = document.getElementById(from);
  if (!part) return;
  const plain = fetch(button.dataset["plain"] ?? "").then((answer) => answer.text());
  const blob = (type: string, text: string) => new Blob([text], { type });
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": blob("text/html", part.innerHTML),
        "text/plain": plain.then((text) => blob("text/plain", text)),
      }),
    ]);
    said(button, button.dataset["said"] ?? "");
  } catch {
    getSelection()?.selectAllChildren(part);
    said(button, button.dataset["selected"] ?? "");
  }
}

function said(button: HTMLElement, sentence: string): void {
  const words = button.querySelector("span");
  if (words) words.textContent = sentence;
  announce(sentence);
}
