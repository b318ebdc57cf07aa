// What stays as it was asked for until a person asks again: `data-stale="wall agenda"` is shown when
// something came on one of these channels.
// Rule: nothing changes under a hand that is choosing.

export function stale(): void {
  document.addEventListener("openspace:push", (event) => {
    const channel = (event as CustomEvent<string>).detail;
    for (const sign of document.querySelectorAll<HTMLElement>("[data-stale]")) {
      if (sign.dataset["stale"]?.split(" ").includes(channel)) sign.hidden = false;
    }
  });
}
