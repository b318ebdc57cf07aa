// `data-opens="id"` opens a dialog, `data-closes` closes the one it is in.
// Rules: a link that opens a dialog is a link to a page without this file; a form sent from a
// dialog closes it when the answer is yes.

import htmx from "./htmx";

export function dialogs(): void {
  document.addEventListener("click", click);
  htmx.on("htmx:after:swap", ({ detail }) => {
    const { response, sourceElement } = detail.ctx;
    if (response && response.status < 400) sourceElement?.closest("dialog")?.close();
  });
}

function click(event: MouseEvent): void {
  const pressed = (event.target as Element).closest<HTMLElement>("[data-opens], [data-closes]");
  if (!pressed) return;
  const name = pressed.dataset["opens"];
  const dialog = name ? document.getElementById(name) : pressed.closest("dialog");
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  if (name) dialog.showModal();
  else dialog.close();
}
