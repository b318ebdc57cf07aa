// Whose clock the times are of is named to who sits where another one holds.
// Rule: compared is what the two clocks show now; a zone that the browser does not know is named.

import { onChange } from "./change";

export function zones(): void {
  onChange(() => {
    for (const named of document.querySelectorAll<HTMLElement>("[data-zone][hidden]")) {
      named.hidden = sameClock(named.dataset["zone"] ?? "");
    }
  });
}

function sameClock(zone: string): boolean {
  try {
    return shown({ timeZone: zone }) === shown({});
  } catch {
    return false;
  }
}

function shown(zone: Intl.DateTimeFormatOptions): string {
  const now = new Date();
  return new Intl.DateTimeFormat("en", { ...zone, dateStyle: "short", timeStyle: "short" }).format(now);
}
