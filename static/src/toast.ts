// A sentence in the corner; it goes after ten seconds, unless somebody is reading or using it.

const STAYS = 10_000;

export function toast(sentence: string): void {
  const box = document.getElementById("toasts")!;
  const said = Object.assign(document.createElement("p"), { className: "toast", textContent: sentence });
  [...box.children].find(({ textContent }) => textContent === sentence)?.remove();
  box.append(said);
  leave(said);
}

export function leave(toast: Element): void {
  window.setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) leave(toast);
    else toast.remove();
  }, STAYS);
}
