// A form with many fields, read and compared: by name, in rows by what a row is of.
// Rule: of a timetable that was sent, a row is found again by what it said then: one that was new is of
// something by now, and those after it are of something else. Its rows are typed `on` the gathering's
// day, and go along when that is another.

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
export type Told = string | boolean;

const ROW = ["phase", "day", "starts", "ends"];

export function fieldsOf(form: HTMLFormElement): Field[] {
  const fields = [...form.elements] as Field[];
  return fields.filter(({ name, type }) => name && !["file", "submit", "button"].includes(type));
}

/** By name; in rows by what a row is of; and which one of those it is. */
export function keyed(form: HTMLFormElement): Map<string, Field> {
  const found = new Map<string, Field>();
  for (const field of fieldsOf(form)) {
    const row = field.closest("[data-row]")?.querySelector<HTMLInputElement>("[name=of]");
    const key = row ? `${field.name} ${row.value}` : field.name;
    let nth = 1;
    while (found.has(`${key} ${nth}`)) nth++;
    found.set(`${key} ${nth}`, field);
  }
  return found;
}

export function isChoice(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);
}

export function told(field: Field): Told {
  return isChoice(field) ? field.checked : field.value;
}

/** All that a form says. */
export function says(form: HTMLFormElement): Map<string, Told> {
  return new Map([...keyed(form)].map(([key, field]) => [key, told(field)]));
}

/** What was kept when the gathering's day was another, as many days on as it went. */
export function goneWith(form: HTMLFormElement, kept: Map<string, Told>): Map<string, Told> {
  const [was, day] = [kept.get("on 1"), dayOf(form)?.value];
  if (was === undefined || day === undefined) return kept;
  return new Map([...kept].map(([key, said]) => [key, /^(on|day) /.test(key) ? later(String(said), String(was), day) : said]));
}

/** The rows of a form that is left alone go along with those that come. */
export function goWith(form: HTMLFormElement, fresh: HTMLFormElement): void {
  const [on, day] = [dayOf(form), dayOf(fresh)?.value];
  if (!on || !day || on.value === day) return;
  for (const field of form.querySelectorAll<HTMLInputElement>("[name=day]")) {
    const typed = later(field.value, on.value, day);
    field.defaultValue = later(field.defaultValue, on.value, day);
    field.value = typed;
  }
  on.value = day;
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function dayOf(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>("[name=on]");
}

function later(day: string, from: string, to: string): string {
  const at = Date.parse(day) + Date.parse(to) - Date.parse(from);
  return Number.isNaN(at) ? day : new Date(at).toISOString().slice(0, 10);
}

/** What was typed since a form of rows was sent, and what has the focus, each with its key in what came
 * of it; nothing where one of them has no place there, or somebody else's rows are there. */
export function since(form: HTMLFormElement, sent: Map<string, Told>, fresh: HTMLFormElement): Map<Field, string> | null {
  const keys = new Map([...keyed(fresh)].map(([key, field]) => [field, key]));
  const rows = again(form, sent, fresh);
  const found = new Map<Field, string>();
  if (!rows) return null;
  for (const [key, field] of keyed(form)) {
    if (told(field) === sent.get(key) && field !== document.activeElement) continue;
    const row = field.closest("[data-row]");
    const within = row ? rows.get(row) : fresh;
    const there = within?.querySelector<Field>(`[name="${field.name}"]`);
    if (!there) return null;
    found.set(field, keys.get(there)!);
  }
  return found;
}

/** For each row that was sent, the same row as it stands now. */
function again(form: HTMLFormElement, sent: Map<string, Told>, fresh: HTMLFormElement): Map<Element, Element> | null {
  const keys = new Map([...keyed(form)].map(([key, field]) => [field, key]));
  const left = [...fresh.querySelectorAll("[data-row]")];
  const found = new Map<Element, Element>();
  for (const row of form.querySelectorAll("[data-row]")) {
    const said = ROW.map((name) => sent.get(keys.get(fieldIn(row, name))!));
    const at = left.findIndex((each) => ROW.every((name, nth) => told(fieldIn(each, name)) === said[nth]));
    if (at >= 0) found.set(row, ...left.splice(at, 1) as [Element]);
  }
  return found.size === 0 || left.some((row) => fieldIn(row, "of").value) ? null : found;
}

function fieldIn(row: Element, name: string): Field {
  return row.querySelector<Field>(`[name=${name}]`)!;
}
