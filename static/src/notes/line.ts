// The line to the server: one Yjs document over y-websocket, with acknowledgements.
// Rules: saved means that every frame with words sent on this connection has been acknowledged,
// and that the one that brings what was written offline has been sent; a server that ends the
// line for good (4400 to 4499, as for another schema or generation of the note) is not asked again; reconnections are spread out in time, and one
// that says "try again" (1013) is left in peace for some seconds.

import { readVarUint } from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import { Doc } from "yjs";
import { countingSocket } from "./counting";
import type { Status } from "./status";

const SAVED = 100;
const STALE: readonly unknown[] = [4409, 4411];
const TRY_AGAIN = 1013;
const PEACE = 3000;
const RESYNC = 15000;

export class Line {
  readonly words = new Doc();
  readonly provider: WebsocketProvider;
  private sent = 0;
  private kept = 0;
  private dirty = false;
  private returning: number | undefined;

  constructor(url: string, schema: number | null, generation: string, private readonly status: Status) {
    const cut = url.lastIndexOf("/");
    const address = new URL(url.slice(0, cut), location.href.replace(/^http/, "ws"));
    this.provider = new WebsocketProvider(address.href, url.slice(cut + 1), this.words, {
      params: { generation, ...(schema === null ? {} : { schema: String(schema), saved: "1" }) },
      disableBc: true,
      resyncInterval: RESYNC,
      maxBackoffTime: 1000 + Math.random() * 1500,
      WebSocketPolyfill: countingSocket(() => this.sent++),
    });
    this.listen();
  }

  /** Call back each time the whole note has arrived. */
  onArrived(arrived: () => void): void {
    this.provider.on("sync", (synced: boolean) => synced && arrived());
  }

  leave(): void {
    clearTimeout(this.returning);
    removeEventListener("offline", this.tell);
    removeEventListener("online", this.tell);
    this.provider.destroy();
    this.words.destroy();
  }

  private listen(): void {
    this.provider.messageHandlers[SAVED] = (_, decoder) => {
      this.kept = readVarUint(decoder);
      this.tell();
    };
    this.provider.on("status", ({ status }) => {
      if (status === "connecting") this.sent = this.kept = 0;
      if (status === "connected") this.provider.awareness.setLocalState(this.provider.awareness.getLocalState());
      this.tell();
    });
    this.provider.on("closed", ({ code }) => this.status.end(STALE.includes(code) ? "stale" : "ended"));
    this.provider.on("connection-close", (closed) => closed?.code === TRY_AGAIN && this.rest());
    addEventListener("offline", this.tell);
    addEventListener("online", this.tell);
    this.words.on("update", (_: Uint8Array, origin: unknown) => {
      if (origin === this.provider) return;
      this.dirty = true;
      this.tell();
    });
  }

  private rest(): void {
    this.provider.shouldConnect = false;
    const pause = PEACE * (1 + Math.random());
    this.returning = window.setTimeout(() => this.provider.connect(), pause);
  }

  private readonly tell = (): void => {
    const connected = this.provider.wsconnected;
    if (connected && this.sent > 0 && this.sent === this.kept) this.dirty = false;
    this.status.show(connected && navigator.onLine, this.dirty);
  };
}
