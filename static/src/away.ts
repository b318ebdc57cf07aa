// The sentence that says one is offline: shown when nothing answers, hidden when something does.

const AWAY = "openspace:away";

export function away(is: boolean): void {
  const band = document.getElementById("offline");
  if (!band || band.hidden !== is) return;
  band.hidden = !is;
  if (is) document.dispatchEvent(new Event(AWAY));
}

export function isAway(): boolean {
  return document.getElementById("offline")?.hidden === false;
}

export function onAway(done: () => void): void {
  document.addEventListener(AWAY, done);
}
