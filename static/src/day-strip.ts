// The timetable's rows, drawn as a strip of each day: bars are dragged, or moved with the arrow keys.
// Rules: a bar writes into the times of its row and nothing else, so that what is saved is what the
// rows say; five minutes a step; the right edge, or Shift, moves the end alone; nothing leaves its day;
// bars that lie over each other say so; what ends after midnight is drawn until midnight. Without
// this file the rows are all there is.

import { onChange } from "./change";

const STEP = 5;
const MIDNIGHT = 24 * 60;
const LAST = MIDNIGHT - STEP;
const EDGE = 10;

interface Row {
  item: HTMLElement;
  phase: HTMLSelectElement;
  day: HTMLInputElement;
  starts: HTMLInputElement;
  ends: HTMLInputElement;
}

export function dayStrip(): void {
  onChange(() => {
    const form = document.querySelector<HTMLFormElement>("form[data-strip]");
    if (form && !form.querySelector(".day-strip")) build(form);
  });
}

function build(form: HTMLFormElement): void {
  const strip = document.createElement("div");
  strip.className = "day-strip";
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", form.dataset["strip"] ?? "");
  form.querySelector(".times-rows")!.before(strip);
  draw(form, strip);
  form.addEventListener("change", () => draw(form, strip));
  form.addEventListener("reset", () => window.setTimeout(() => draw(form, strip)));
}

function rowsOf(form: HTMLFormElement): Row[] {
  const named = <T extends HTMLElement>(item: Element, name: string) => item.querySelector<T>(`[name=${name}]`)!;
  return [...form.querySelectorAll<HTMLElement>("[data-row]")]
    .map((item) => ({
      item,
      phase: named<HTMLSelectElement>(item, "phase"),
      day: named<HTMLInputElement>(item, "day"),
      starts: named<HTMLInputElement>(item, "starts"),
      ends: named<HTMLInputElement>(item, "ends"),
    }))
    .filter(({ item, phase, day, starts, ends }) => {
      const out = item.querySelector<HTMLInputElement>("[name=out]")?.checked;
      return !out && phase.value && day.value && starts.value && ends.value;
    });
}

function draw(form: HTMLFormElement, strip: HTMLElement): void {
  const focused = strip.querySelector<HTMLElement>(":focus")?.dataset["at"];
  const rows = rowsOf(form);
  const hint = document.createElement("p");
  hint.className = "small muted";
  hint.textContent = form.dataset["stripHint"] ?? "";
  const days = [...new Set(rows.map(({ day }) => day.value))].sort();
  const since = Math.min(...rows.map(({ starts }) => minutes(starts))) - 15;
  const until = Math.max(...rows.map(ended)) + 30;
  strip.replaceChildren(hint, ...days.map((day) => lane(rows, day, Math.max(0, since), Math.min(until, MIDNIGHT))));
  if (focused) strip.querySelector<HTMLElement>(`[data-at="${focused}"]`)?.focus();
}

function lane(rows: Row[], day: string, since: number, until: number): HTMLElement {
  const made = document.createElement("div");
  made.className = "day-strip-day";
  const here = rows.filter((row) => row.day.value === day);
  made.append(...here.map((row) => bar(row, here, since, until, made)));
  return made;
}

function bar(row: Row, others: Row[], since: number, until: number, within: HTMLElement): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `day-strip-bar ${[...row.item.classList].find((each) => each.startsWith("slot-")) ?? ""}`;
  made.classList.toggle("clashes", others.some((each) => each !== row && clash(row, each)));
  made.dataset["at"] = [...row.item.parentElement!.children].indexOf(row.item).toString();
  place(made, row, since, until);
  made.addEventListener("keydown", (event) => pressed(event, row));
  made.addEventListener("pointerdown", (event) => dragged(event, made, row, (until - since) / within.clientWidth, since, until));
  return made;
}

function place(made: HTMLElement, row: Row, since: number, until: number): void {
  const scale = 100 / (until - since);
  made.style.setProperty("left", `${(minutes(row.starts) - since) * scale}%`);
  made.style.setProperty("width", `${(ended(row) - minutes(row.starts)) * scale}%`);
  const name = row.phase.selectedOptions[0]?.textContent?.trim() ?? "";
  const words = made.firstElementChild ?? made.appendChild(document.createElement("span"));
  words.textContent = name;
  made.setAttribute("aria-label", `${name}, ${row.starts.value}–${row.ends.value}`);
  made.title = `${name}, ${row.starts.value}–${row.ends.value}`;
}

function clash(one: Row, other: Row): boolean {
  return minutes(one.starts) < ended(other) && minutes(other.starts) < ended(one);
}

function pressed(event: KeyboardEvent, row: Row): void {
  const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
  if (!by) return;
  event.preventDefault();
  move(row, minutes(row.starts), ended(row), by, event.shiftKey);
  tell(row);
}

function dragged(down: PointerEvent, made: HTMLElement, row: Row, perPixel: number, since: number, until: number): void {
  const [from, to] = [minutes(row.starts), ended(row)];
  const end = made.getBoundingClientRect().right - down.clientX < EDGE;
  const over = new AbortController();
  made.setPointerCapture(down.pointerId);
  made.addEventListener("pointermove", (event) => {
    move(row, from, to, Math.round(((event.clientX - down.clientX) * perPixel) / STEP) * STEP, end);
    place(made, row, since, until);
  }, over);
  for (const ending of ["pointerup", "pointercancel"]) {
    made.addEventListener(ending, () => {
      over.abort();
      if (minutes(row.starts) !== from || ended(row) !== to) tell(row);
    }, over);
  }
}

function move(row: Row, from: number, to: number, by: number, end: boolean): void {
  const length = to - from;
  const starts = end ? from : Math.min(Math.max(from + by, 0), LAST - length);
  const ends = end ? Math.min(Math.max(to + by, from + STEP), LAST) : starts + length;
  row.starts.value = clock(starts);
  row.ends.value = clock(ends);
}

function tell(row: Row): void {
  row.ends.dispatchEvent(new Event("change", { bubbles: true }));
}

function minutes({ value }: HTMLInputElement): number {
  const [hours = 0, rest = 0] = value.split(":").map(Number);
  return hours * 60 + rest;
}

function ended({ starts, ends }: Row): number {
  return minutes(ends) > minutes(starts) ? minutes(ends) : MIDNIGHT;
}

function clock(at: number): string {
  return `${Math.floor(at / 60).toString().padStart(2, "0")}:${(at % 60).toString().padStart(2, "0")}`;
}
