// What a page does when the server has ended its line for good: see the codes in docs/notes.md.
// Rule: nothing unsaved is let go of; who was removed comes to a page that hands it over.

import type { Kept } from "./kept";
import type { Closed } from "./line";
import type { End } from "./status";

const UNREADABLE = 4400;
const READ_ONLY = 4403;
const STALE: readonly number[] = [4409, 4411];
const FOREIGN = /somebody else's client id (\d+)/;
const MOST_NAMES = 8;

let names = 0;

export function farewell({ code, reason }: Closed, kept: Kept): End | "again" {
  const foreign = code === UNREADABLE && FOREIGN.exec(reason);
  if (foreign && names++ < MOST_NAMES && kept.rename(Number(foreign[1]))) return "again";
  if (code === UNREADABLE || code === READ_ONLY) kept.setAside();
  return STALE.includes(code) ? "stale" : "ended";
}
