// A field of several lines is as high as what is typed in it. Where the style sheet says so already
// (`field-sizing`), nothing is done: Safari has it since 26.2, and Firefox does not.
// Rules: it grows, and is as it was when it is empty; who made it higher by hand keeps it so; one that is
// not drawn yet grows when it is.

import { onChange } from "./change";

export function growing(): void {
  if (CSS.supports("field-sizing", "content")) return;
  document.addEventListener("input", ({ target }) => target instanceof HTMLTextAreaElement && grow(target));
  document.addEventListener("reset", () => requestAnimationFrame(all));
  window.addEventListener("resize", all);
  document.addEventListener("toggle", all, { capture: true });
  onChange(all);
}

function all(): void {
  document.querySelectorAll("textarea").forEach(grow);
}

function grow(field: HTMLTextAreaElement): void {
  const missing = field.scrollHeight - field.clientHeight;
  if (!field.value) field.style.removeProperty("height");
  else if (missing > 0) field.style.height = `${field.offsetHeight + missing}px`;
}
