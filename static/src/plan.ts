// People move on the floor plan: when a push has come, dots go from the rings left to the rings
// entered, all at once; my own is the yellow one.
// Rules: only numbers are known, so who leaves is paired with who comes in no particular way, and
// no dot is anybody but mine; what has arrived is what the page says, also when nothing moves
// (reduced motion, a hidden tab, the first look).

import { onChange } from "./change";

const TRAVEL = 320;
const TOGETHER = 60;
const MOST = 60;
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const CORRIDOR = "";

type Counts = Map<string, number>;
type Point = [x: number, y: number];

let seen: Counts = new Map();
let mine: string | undefined;
let ahead: Counts = new Map();
let waiting: number | undefined;

export function plan(): void {
  onChange(() => {
    if (!document.getElementById("plan")) forget();
    else if (!seen.size) remember();
    else waiting ??= window.setTimeout(move, TOGETHER);
  });
}

function forget(): void {
  seen = new Map();
  ahead = new Map();
  mine = undefined;
}

function remember(): void {
  seen = heads();
  mine = myRoom();
}

function heads(): Counts {
  const found: Counts = new Map();
  for (const { id, dataset } of document.querySelectorAll<SVGElement>(".hall .ring[data-heads]")) {
    found.set(id.replace("heads_", ""), Number(dataset["heads"]));
  }
  const corridor = document.querySelector<SVGElement>(".corridor");
  found.set(CORRIDOR, Number(corridor?.dataset["heads"] ?? 0));
  return found;
}

function myRoom(): string {
  return document.getElementById("mine")?.dataset["room"] ?? CORRIDOR;
}

function move(): void {
  waiting = undefined;
  const [before, from] = [seen, mine ?? CORRIDOR];
  remember();
  const building = [...document.querySelectorAll<SVGSVGElement>("svg.building")].find(isShown);
  if (!building || CALM.matches || document.hidden) return void (ahead = new Map());
  const changed = changes(before);
  const to = mine ?? CORRIDOR;
  if (to !== from) step(building, changed, from, to);
  walk(building, changed);
}

function isShown(building: Element): boolean {
  return getComputedStyle(building).display !== "none";
}

/** How many more are in each room than before; my own step may have been shown already. */
function changes(before: Counts): Counts {
  const changed: Counts = new Map();
  for (const [room, count] of seen) {
    const more = count - (before.get(room) ?? count);
    const known = more && Math.sign(more) === ahead.get(room) ? ahead.get(room)! : 0;
    if (known) ahead.delete(room);
    changed.set(room, more - known);
  }
  return changed;
}

/** My own dot goes; whether the numbers know of it yet or not, nobody else goes for it. */
function step(building: SVGSVGElement, changed: Counts, from: string, to: string): void {
  for (const [room, one] of [[from, -1], [to, 1]] as const) {
    const more = changed.get(room) ?? 0;
    if (Math.sign(more) === one) changed.set(room, more - one);
    else ahead.set(room, one);
  }
  travel(building, from, to, "seat-you");
}

function walk(building: SVGSVGElement, changed: Counts): void {
  const left: string[] = [];
  const come: string[] = [];
  for (const [room, more] of changed) {
    for (let one = 0; one < Math.min(Math.abs(more), MOST); one++) (more < 0 ? left : come).push(room);
  }
  const pairs = Math.min(left.length, come.length, MOST);
  for (let one = 0; one < pairs; one++) travel(building, left[one]!, come[one]!, "seat");
  for (const room of new Set(come)) fill(building, room);
}

function travel(building: SVGSVGElement, from: string, to: string, kind: string): void {
  const [start, end] = [place(building, from, to), place(building, to, from)];
  if (!start || !end) return;
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  dot.setAttribute("class", `${kind} traveller`);
  dot.setAttribute("cx", String(start[0]));
  dot.setAttribute("cy", String(start[1]));
  dot.setAttribute("r", building.dataset["dot"] ?? "5");
  building.append(dot);
  const way = `translate(${end[0] - start[0]}px, ${end[1] - start[1]}px)`;
  const going = dot.animate([{ transform: "none" }, { transform: way }], {
    duration: TRAVEL,
    easing: "ease-in-out",
  });
  going.onfinish = going.oncancel = () => dot.remove();
}

/** The seats that were taken fill while people come. */
function fill(building: SVGSVGElement, room: string): void {
  const ring = building.querySelector(`[data-room="${CSS.escape(room)}"] use`);
  ring?.animate([{ opacity: 0.35 }, { opacity: 1 }], { duration: TRAVEL, easing: "ease-in" });
}

/** Where a room's ring is; of the corridor the place that is nearest to the other room. */
function place(building: SVGSVGElement, room: string, other: string): Point | undefined {
  if (room) return points(ringAt(building, room))[0];
  const near = points(ringAt(building, other))[0];
  return points(building.dataset["aisles"], 2).sort((one, two) => far(one, near) - far(two, near))[0];
}

function ringAt(building: Element, room: string): string | undefined {
  return building.querySelector<SVGElement>(`[data-room="${CSS.escape(room)}"]`)?.dataset["at"];
}

function points(written = "", step = 3): Point[] {
  const numbers = written.split(" ").filter(Boolean).map(Number);
  const found: Point[] = [];
  for (let at = 0; at < numbers.length; at += step) found.push([numbers[at]!, numbers[at + 1]!]);
  return found;
}

function far(one: Point, near: Point | undefined): number {
  return near ? Math.hypot(one[0] - near[0], one[1] - near[1]) : 0;
}
