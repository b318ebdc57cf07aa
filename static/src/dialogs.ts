// `data-opens="id"` opens a dialog, `data-closes` closes the one it is in.
// Rules: what opens a dialog is a link to a page without this file, and lends the dialog its
// address, its title, where it saw the card and the way to a swap; a refusal said in it before is
// gone; a form sent from a dialog closes it when the answer is yes. The focus goes back to the card,
// also when the card hangs elsewhere by then and is drawn anew. `data-stays` keeps a dialog open.

import htmx from "./htmx";

let run: string | undefined;

export function dialogs(): void {
  document.addEventListener("click", click, { capture: true });
  htmx.on("htmx:after:swap", ({ detail }) => {
    const { response, sourceElement } = detail.ctx;
    if (response && response.status < 400) sourceElement?.closest<HTMLDialogElement>("dialog:not([data-stays])")?.close();
    goBack();
  });
  for (const acted of ["keydown", "pointerdown"]) document.addEventListener(acted, leave, { capture: true });
}

function click(event: MouseEvent): void {
  const pressed = (event.target as Element).closest<HTMLElement>("[data-opens], [data-closes]");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const dialog = pressed && plain && meant(pressed);
  if (!dialog) return;
  event.preventDefault();
  event.stopPropagation();
  if (pressed.dataset["opens"]) {
    run = pressed.closest<HTMLElement>("[data-run]")?.dataset["run"];
    open(dialog, pressed);
  } else dialog.close();
}

function meant(pressed: HTMLElement): HTMLDialogElement | null {
  const name = pressed.dataset["opens"];
  const dialog = name ? document.getElementById(name) : pressed.closest("dialog");
  return dialog instanceof HTMLDialogElement ? dialog : null;
}

function open(dialog: HTMLDialogElement, { dataset }: HTMLElement): void {
  const form = dialog.querySelector("form");
  if (dataset["action"]) form?.setAttribute("action", dataset["action"]);
  form?.reset();
  form?.querySelector("[role=alert]")?.remove();
  const title = dialog.querySelector("[data-move-title]");
  if (title) title.textContent = dataset["title"] ?? "";
  const seen = form?.querySelector<HTMLInputElement>("[name=seen]");
  if (seen) seen.value = dataset["seen"] ?? "";
  const other = dialog.querySelector<HTMLAnchorElement>("a[data-lends=swap]");
  if (other) lend(other, dataset["swap"]);
  dialog.showModal();
}

/** To the card one came from, while nothing else has the focus. */
function goBack(): void {
  const lost = document.activeElement?.matches("body, #page h1, dialog:not([open]) *");
  if (!run || !lost || document.querySelector("dialog[open]")) return;
  const card = document.querySelector(`[data-run="${CSS.escape(run)}"]`);
  const ways = [...(card?.querySelectorAll<HTMLElement>("[data-opens], h3 a") ?? [])];
  ways.reverse().find(({ hidden }) => !hidden)?.focus();
}

/** Whoever goes on is not fetched back. */
function leave(): void {
  if (!document.querySelector("dialog[open]")) run = undefined;
}

function lend(link: HTMLAnchorElement, address = ""): void {
  link.href = address || "#";
  link.hidden = !address;
}
