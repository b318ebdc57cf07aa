// A WebSocket that comes back: after a random wait that grows, at once when the network returns.
// Rules: silence for 45 s counts as gone; a pulse goes out every 20 s; the wait is anything up to
// 10 s, so that a thousand pages do not return in the same second. One that was ended stays away,
// as does one whose person is told that they take no part any more.

const REMOVED = 4410;
const SILENCE = 45_000;
const PULSE = 20_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

export interface Listener {
  opened(): void;
  heard(text: string): void;
  closed(): void;
  /** Their part was ended: there is nothing to come back to. */
  removed?(): void;
}

export class Socket {
  #socket: WebSocket | null = null;
  #tries = 0;
  #heard = 0;
  #waiting: number | undefined;
  #beating: number;
  #over = new AbortController();

  constructor(private address: string, private listener: Listener) {
    const { signal } = this.#over;
    this.#beating = window.setInterval(() => this.#beat(), PULSE);
    window.addEventListener("online", () => this.#connectNow(), { signal });
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
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
    const last = this.#socket;
    this.#socket = null;
    last?.close();
  }

  #connect(): void {
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    this.#heard = Date.now();
    socket.onopen = () => this.listener.opened();
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(String(data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#lose(code);
  }

  #hear(text: string): void {
    this.#heard = Date.now();
    this.listener.heard(text);
  }

  #lose(code = 0): void {
    this.#socket = null;
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

  #beat(): void {
    if (this.#wake()) this.say({ say: "pulse" });
  }

  /** Whether it is still alive; a socket that has gone silent is dropped. */
  #wake(): boolean {
    if (!this.#socket || Date.now() - this.#heard < SILENCE) return this.open;
    const silent = this.#socket;
    this.#lose();
    silent.close();
    return false;
  }
}
