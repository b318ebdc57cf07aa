// The sentence that says one is offline: shown when nothing answers, hidden when something does.

export function away(is: boolean): void {
  document.getElementById("offline")?.toggleAttribute("hidden", !is);
}
