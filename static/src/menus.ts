// A `details[data-menu]` is a menu: what falls out of it goes again when one is done with it.
// Rules: a choice, Escape, a press or the focus elsewhere closes it; focus that was in it goes to
// what opened it; without this file it is closed as it was opened.

export function menus(): void {
  document.addEventListener("click", ({ target }) => {
    leave(target as Element);
    const chosen = (target as Element).closest("details[data-menu] a");
    if (chosen) close(chosen.closest("details")!);
  });
  document.addEventListener("focusin", ({ target }) => leave(target as Element));
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
