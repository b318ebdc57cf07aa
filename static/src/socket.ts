// A WebSocket that comes back: after a random wait that grows, at once when the network returns.
// Rules: a pulse goes out every 20 s, when the clock here was set or has slept, and in a moment of silence in which somebody does something; what
// does not answer it in a moment is silent, and after 10 s gone, as is what does not open by then. The
// wait is anything up to 10 s, so that a thousand pages do not return in the same second. One that was
// ended stays away, as does one whose person is told that they take no part any more.

import { JUMPED } from "./clock";

const REMOVED = 4410;
const PULSE = 20_000;
const MOMENT = 2_500;
const GONE = 10_000;
const USES = ["pointerdown", "keydown", "input", "submit"];
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

export interface Listener {
  opened(): void;
  heard(text: string): void;
  closed(): void;
  /** Nothing answers just now, though nobody has closed it. */
  silent?(): void;
  /** Their part was ended: there is nothing to come back to. */
  removed?(): void;
}

export class Socket {
  #socket: WebSocket | null = null;
  #tries = 0;
  #heard = 0;
  #waiting: number | undefined;
  #asking: number | undefined;
  #doubting: number | undefined;
  #dropping: number | undefined;
  #beating: number;
  #over = new AbortController();

  constructor(private address: string, private listener: Listener) {
    const { signal } = this.#over;
    this.#beating = window.setInterval(() => this.#ask(), PULSE);
    window.addEventListener("online", () => this.#return(), { signal });
    window.addEventListener("offline", () => this.#doubt(), { signal });
    document.addEventListener(JUMPED, () => this.#ask(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.#ask(), { signal });
    for (const use of USES) document.addEventListener(use, () => this.#used(), { signal, capture: true });
    this.#connect();
  }

  get open(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  say(frame: object): void {
    if (this.open) this.#socket?.send(JSON.stringify(frame));
  }

  /** The other side has answered: the next wait is short again. */
  settled(): void {
    this.#tries = 0;
  }

  /** Close it for good. */
  end(): void {
    this.#over.abort();
    window.clearInterval(this.#beating);
    window.clearTimeout(this.#waiting);
    window.clearTimeout(this.#asking);
    this.#trust();
    const last = this.#socket;
    this.#socket = null;
    last?.close();
  }

  #connect(): void {
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    this.#dropping = window.setTimeout(() => this.#drop(), GONE);
    socket.onopen = () => this.listener.opened();
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(String(data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#lose(code);
  }

  #hear(text: string): void {
    this.#heard = Date.now();
    this.#trust();
    this.listener.heard(text);
  }

  #lose(code = 0): void {
    this.#socket = null;
    this.#trust();
    if (code === REMOVED) {
      this.end();
      return this.listener.removed?.();
    }
    this.listener.closed();
    const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries++);
    window.clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => this.#connectNow(), Math.random() * most);
  }

  #connectNow(): void {
    if (this.#socket || this.#over.signal.aborted) return;
    window.clearTimeout(this.#waiting);
    this.#connect();
  }

  /** The network is back: what was opened before that may hang for long. */
  #return(): void {
    if (this.open) return this.#ask();
    const stuck = this.#socket;
    this.#socket = null;
    this.#trust();
    stuck?.close();
    this.#connectNow();
  }

  /** Something has to be heard from now on. */
  #expect(): void {
    this.#doubting ??= window.setTimeout(() => this.listener.silent?.(), MOMENT);
    this.#dropping ??= window.setTimeout(() => this.#drop(), GONE);
  }

  #trust(): void {
    window.clearTimeout(this.#doubting);
    window.clearTimeout(this.#dropping);
    this.#doubting = this.#dropping = undefined;
  }

  #ask(): void {
    if (!this.open) return;
    this.say({ say: "pulse" });
    this.#expect();
  }

  #used(): void {
    const silence = Math.max(0, Date.now() - this.#heard);
    this.#asking ??= window.setTimeout(() => this.#askIfSilent(), MOMENT - Math.min(silence, MOMENT));
  }

  #askIfSilent(): void {
    this.#asking = undefined;
    if (this.#doubting === undefined && Date.now() - this.#heard > MOMENT / 2) this.#ask();
  }

  /** The browser says that there is no network: what answers all the same proves it wrong. */
  #doubt(): void {
    this.listener.silent?.();
    this.#ask();
  }

  /** A socket that has gone silent; closing it may take as long as it is silent. */
  #drop(): void {
    const silent = this.#socket;
    this.#lose();
    silent?.close();
  }
}
