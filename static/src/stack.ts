// What lies over the foot of a page is one stack: the call's strip, what waits for one, what was said.
// Rules: nothing in it lies on anything else, and the page ends above it; how high each is, is
// measured, because sentences wrap.

export function stack(): void {
  const call = document.getElementById("calling");
  const waits = document.querySelector<HTMLElement>(".waits");
  const sizes = new ResizeObserver(() => {
    put("--strip", call?.dataset["shape"] === "strip" ? call.offsetHeight : 0);
    put("--waits", waits?.offsetHeight ? waits.offsetHeight + 12 : 0);
  });
  for (const part of [call, waits]) if (part) sizes.observe(part, { box: "border-box" });
}

function put(name: string, height: number): void {
  document.documentElement.style.setProperty(name, `${height}px`);
}
