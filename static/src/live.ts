// The one live socket of a gathering: it says what the page shows, and puts in what has changed.
// Rules: whatever is heard says that one is online; a push is applied once and in order; a gap is
// asked for again; "reload" fetches the page afresh, after a random wait, so that not everybody asks
// at once, unless one goes elsewhere before; pages change, the socket stays.

import { away } from "./away";
import { Channels, type Push } from "./channels";
import { sync } from "./clock";
import { outdated } from "./renewing";
import { Socket } from "./socket";
import { swap } from "./swap";

type Frame =
  | { say: "welcome" | "pulse"; now: number }
  | ({ say: "push" } & Push)
  | { say: "reload"; channel: string };

const PATIENCE = 4_000;
const SPREAD = 3_000;
const channels = new Channels();
let socket: Socket | undefined;
let refresh: () => Promise<void>;
let refreshing: Promise<void> | undefined;
let waiting: number | undefined;
let missed: number | undefined;

export function listen(reload: () => Promise<void>): void {
  refresh = reload;
  window.addEventListener("pageshow", (event) => event.persisted && renew());
  follow();
}

/** Follow what the page that is shown now says it follows. */
export function follow(): void {
  const page = document.getElementById("page");
  channels.read(page?.dataset["channels"] ?? "");
  window.clearTimeout(waiting);
  waiting = undefined;
  if (channels.list().length) socket ??= open();
  ask();
}

function open(): Socket {
  const gathering = location.pathname.match(/^\/g\/[^/]+/)?.[0];
  const address = `${location.origin.replace(/^http/, "ws")}${gathering}/live`;
  lost();
  return new Socket(address, { opened: ask, heard, closed: lost, silent: () => away(true), removed: leave });
}

function ask(): void {
  socket?.say({ say: "follow", channels: channels.list() });
}

function heard(text: string): void {
  const frame = JSON.parse(text) as Frame;
  found();
  if (frame.say === "push") return push(frame);
  if (frame.say === "reload") return renewSoon();
  sync(frame.now);
  socket?.settled();
}

function push(frame: Push): void {
  if (refreshing) return;
  const verdict = channels.judge(frame);
  if (verdict === "gap" && waiting === undefined) ask();
  if (verdict !== "apply") return;
  channels.applied(frame);
  void swap(frame.html).then(() => heardOn(frame.channel));
  outdated(frame.html);
}

/** Tell whoever has to know that something came on a channel, once it stands on the page. */
function heardOn(channel: string): void {
  document.dispatchEvent(new CustomEvent("openspace:push", { detail: channel }));
}

function renewSoon(): void {
  waiting ??= window.setTimeout(renew, Math.random() * SPREAD);
}

function renew(): void {
  window.clearTimeout(waiting);
  waiting = undefined;
  refreshing ??= refresh().finally(() => (refreshing = undefined));
}

/** Whose page this is takes no part any more: the server has a page that says so. */
function leave(): void {
  window.clearTimeout(missed);
  location.reload();
}

function lost(): void {
  missed ??= window.setTimeout(() => away(true), PATIENCE);
}

function found(): void {
  window.clearTimeout(missed);
  missed = undefined;
  away(false);
}
