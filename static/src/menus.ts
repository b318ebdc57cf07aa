// A `details[data-menu]` is a menu: what falls out of it goes again when one is done with it.
// Rules: a choice, Escape, a press or the focus elsewhere closes it; focus that was in it goes to
// what opened it; without this file it is closed as it was opened. An iPhone makes no click of a finger
// on what nothing listens to, so the finger itself is heard.

export function menus(): void {
  for (const acted of ["pointerdown", "click", "focusin"]) {
    document.addEventListener(acted, ({ target }) => leave(target as Element));
  }
  document.addEventListener("click", ({ target }) => {
    const chosen = (target as Element).closest("details[data-menu] a");
    if (chosen) close(chosen.closest("details")!);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") open().forEach(close);
  });
}

function open(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")];
}

function leave(there: Element): void {
  for (const menu of open()) if (!menu.contains(there)) menu.open = false;
}

function close(menu: HTMLDetailsElement): void {
  if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  menu.open = false;
}
