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

function keyOf(field: HTMLElement): string {
  const who = document.getElementById("mine")?.dataset["participant"] ?? "";
  return `report ${who} ${field.closest("form")!.getAttribute("action")} ${field.dataset["reportField"]}`;
}
