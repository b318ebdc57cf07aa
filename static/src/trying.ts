// The test room's checklist: what the page can find out by itself, it does, and tells how it went.
// Rules: the line and what comes over it are tried once, when the page is opened; microphone and
// camera only when asked for, and they are let go when one leaves; a step that one has settled by
// hand stays as one said until it is tried again; whatever is told can be told by a form as well.

import { onChange } from "./change";
import { camera, microphone, release, tone } from "./trying-devices";
import { swap } from "./swap";

const ASKED = 3;
const PATIENCE = 10_000;
const GOOD = 150;
const SLOW = 800;

let known: HTMLElement | undefined;
let heardTone = false;

export function trying(): void {
  document.documentElement.classList.add("has-scripts");
  onChange(look);
}

function look(): void {
  const room = document.querySelector<HTMLElement>("[data-trying]") ?? undefined;
  if (room === known) return;
  if (known) release();
  known = room;
  if (!room) return;
  room.addEventListener("click", pressed);
  void lines(room);
}

function pressed({ target }: Event): void {
  const button = (target as Element).closest<HTMLElement>("[data-tone], [data-microphone], [data-camera]");
  if (!button || !known) return;
  if (button.matches("[data-tone]")) void tone().then(() => (heardTone = true));
  if (button.matches("[data-microphone]")) void tryMicrophone(known);
  if (button.matches("[data-camera]")) void tryCamera(known);
}

async function lines(room: HTMLElement): Promise<void> {
  say(room, "connection", "waiting");
  try {
    const there = await thereAndBack();
    const how = there < GOOD ? "quick" : there < SLOW ? "good" : "slow";
    say(room, "connection", how, there);
    await tell(room, "connection", "works");
  } catch {
    await tell(room, "connection", "fails").catch(() => undefined);
  }
  await live(room);
}

/** The middle of a few. */
async function thereAndBack(): Promise<number> {
  const took: number[] = [];
  for (let asked = 0; asked < ASKED; asked++) {
    const began = performance.now();
    await fetch("/healthz", { cache: "no-store" });
    took.push(performance.now() - began);
  }
  return Math.round(took.sort((one, other) => one - other)[1]!);
}

/** Something of one's own is told, and should come back over the live line. */
async function live(room: HTMLElement): Promise<void> {
  say(room, "live", "waiting");
  const began = performance.now();
  const back = pushed();
  await tell(room, "live", "works", false).catch(() => undefined);
  if (await back) {
    say(room, "live", "live", Math.round(performance.now() - began));
  } else {
    say(room, "live", "silent");
    await tell(room, "live", "fails").catch(() => undefined);
  }
}

function pushed(): Promise<boolean> {
  return new Promise((done) => {
    const waiting = window.setTimeout(() => ended(false), PATIENCE);
    const heard = ({ detail }: Event & { detail?: unknown }) => {
      if (String(detail).startsWith("mine")) ended(true);
    };
    const ended = (came: boolean) => {
      window.clearTimeout(waiting);
      document.removeEventListener("openspace:push", heard);
      done(came);
    };
    document.addEventListener("openspace:push", heard);
  });
}

async function tryMicrophone(room: HTMLElement): Promise<void> {
  const bar = room.querySelector<HTMLElement>(".trying-level")!;
  try {
    say(room, "sound", "speak");
    bar.hidden = false;
    await microphone(bar.querySelector("meter")!);
    say(room, "sound", "heard");
    if (heardTone) await tell(room, "sound", "works");
  } catch (wrong) {
    bar.hidden = true;
    say(room, "sound", reason(wrong));
    await tell(room, "sound", "fails");
  }
}

async function tryCamera(room: HTMLElement): Promise<void> {
  const view = room.querySelector<HTMLElement>(".trying-view")!;
  try {
    await camera(view.querySelector("video")!);
    view.hidden = false;
    say(room, "camera", "seen");
    await tell(room, "camera", "works");
  } catch (wrong) {
    say(room, "camera", reason(wrong));
    await tell(room, "camera", "fails");
  }
}

function reason(wrong: unknown): string {
  const name = wrong instanceof Error || wrong instanceof DOMException ? wrong.name : "";
  if (!navigator.mediaDevices) return "insecure";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "busy";
}

/** Tell the server, and show what it answers where nothing comes over the live line. */
async function tell(room: HTMLElement, step: string, result: string, shown = true): Promise<void> {
  const body = new URLSearchParams({ step, result });
  const headers = { "HX-Request": "true" };
  const answer = await fetch(room.dataset["trying"]!, { method: "POST", body, headers });
  if (shown && answer.ok) await swap(await answer.text());
}

function say(room: HTMLElement, step: string, what: string, ms = 0): void {
  const place = room.querySelector(`[data-told="${step}"]`);
  const words = room.getAttribute(`data-say-${what}`) ?? "";
  if (place) place.textContent = words.replace("{ms}", String(ms));
}
