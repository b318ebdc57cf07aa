// What is typed in a report and not saved: kept in this tab until it is, so that a reload, or a phone
// that lets go of the tab, loses no word.
// Rule: with it is kept what its writer had seen, so that it meets what others wrote meanwhile.

interface Draft {
  text: string;
  seen: string;
}

export function keepDraft(field: HTMLElement, draft: Draft): void {
  sessionStorage.setItem(keyOf(field), JSON.stringify(draft));
}

export function draftOf(field: HTMLElement): Draft | null {
  return JSON.parse(sessionStorage.getItem(keyOf(field)) ?? "null") as Draft | null;
}

export function dropDraft(field: HTMLElement): void {
  sessionStorage.removeItem(keyOf(field));
}

/** What was typed where the form has no field by now, by the name of that field: a step after the other. */
export function lostOf(form: HTMLFormElement): [name: string, text: string][] {
  const before = keysOf(form);
  const names = Object.keys(sessionStorage).filter((key) => key.startsWith(before)).map((key) => key.slice(before.length));
  const fields = [...form.querySelectorAll<HTMLElement>("[data-report-field]")].map((each) => each.dataset["reportField"]!);
  const parts = fields.map(partOf);
  return names
    .filter((name) => !fields.includes(name))
    .sort((one, other) => stepOf(one) - stepOf(other) || parts.indexOf(partOf(one)) - parts.indexOf(partOf(other)))
    .map((name): [string, string] => [name, (JSON.parse(sessionStorage.getItem(before + name)!) as Draft).text])
    .filter(([, text]) => text.trim());
}

export function dropLost(form: HTMLFormElement): void {
  for (const [name] of lostOf(form)) sessionStorage.removeItem(keysOf(form) + name);
}

/** Which part of a step this field is: ``what`` of ``what-2``. */
export function partOf(name: string): string {
  return name.split("-")[0]!;
}

function stepOf(name: string): number {
  return Number(name.split("-")[1]);
}

function keyOf(field: HTMLElement): string {
  return `${keysOf(field.closest("form")!)}${field.dataset["reportField"]}`;
}

function keysOf(form: HTMLFormElement): string {
  const who = document.getElementById("mine")?.dataset["participant"] ?? "";
  return `report ${who} ${form.getAttribute("action")} `;
}
