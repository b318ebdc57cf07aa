// Runs what has to look at the page again: once at the start and after every swap.

import htmx from "./htmx";

export function onChange(look: () => void): void {
  look();
  htmx.on("htmx:after:swap", look);
}
