// The line to the server: one Yjs document over y-websocket, with acknowledgements.
// Rules: saved means that every frame with words sent on this connection has been acknowledged,
// the one that answers the server's question, and so brings what was written offline, among them;
// a server that ends the line for good (4400 to 4499) is not asked again; reconnections are spread
// out in time, and one that says "try again" (1013) is left in peace for some seconds. What an
// earlier page left behind is put in once the note has arrived, if it stands on what is there. What
// is more than a server takes at once goes in pieces. Where others' carets are is heard and not told
// back, as y-websocket does: only who has just moved tells.

import { readVarUint } from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from "yjs";
import { countingSocket } from "./counting";
import type { Row } from "./drawer";
import type { Kept } from "./kept";
import { inPieces, pieces } from "./pieces";
import type { Status } from "./status";

const SAVED = 100;
const TRY_AGAIN = 1013;
const PEACE = 3000;
const RESYNC = 15000;

export interface Closed {
  code: number;
  reason: string;
}

export class Line {
  readonly words = new Doc();
  readonly provider: WebsocketProvider;
  private sent = 0;
  private saved = 0;
  private answered = false;
  private dirty = false;
  private home = false;
  private gone = false;
  private returning: number | undefined;

  constructor(
    url: string,
    schema: number | null,
    private readonly kept: Kept,
    private readonly status: Pick<Status, "show">,
    private readonly closed: (closed: Closed) => void,
  ) {
    const cut = url.lastIndexOf("/");
    const address = new URL(url.slice(0, cut), location.href.replace(/^http/, "ws"));
    const { generation } = kept.whose;
    this.provider = new WebsocketProvider(address.href, url.slice(cut + 1), this.words, {
      params: { generation, ...(schema === null ? {} : { schema: String(schema), saved: "1" }) },
      disableBc: true,
      resyncInterval: RESYNC,
      maxBackoffTime: 1000 + Math.random() * 1500,
      WebSocketPolyfill: countingSocket(
        (answer) => {
          this.sent++;
          this.answered ||= answer;
        },
        (answer) => inPieces(answer, kept.updates),
      ),
    });
    this.listen();
  }

  /** Call back each time the whole note has arrived, while somebody is here. */
  onArrived(arrived: () => void): void {
    this.provider.on("sync", (synced: boolean) => synced && !this.gone && arrived());
  }

  /** Put in what was left behind; false where the note lacks what it stands on. */
  bringHome(found: readonly Row[]): boolean {
    const updates = [...found.map(({ update }) => update), ...this.kept.updates];
    const whole = stands(this.words, updates);
    if (whole) {
      this.kept.adopt(found);
      for (const piece of pieces(updates)) applyUpdate(this.words, piece, this.kept);
    }
    this.home = true;
    this.tell();
    return whole;
  }

  /** Nobody writes here any more; what is on its way is waited for a little. */
  leave(): void {
    this.gone = true;
    this.provider.awareness.setLocalState(null);
    if (this.dirty && this.connected) this.returning = window.setTimeout(this.end, PEACE);
    else this.end();
  }

  private readonly end = (): void => {
    clearTimeout(this.returning);
    removeEventListener("offline", this.tell);
    removeEventListener("online", this.tell);
    this.provider.destroy();
    this.words.destroy();
  };

  private listen(): void {
    tellOnlyOwn(this.provider);
    this.provider.messageHandlers[SAVED] = (_, decoder) => {
      this.saved = readVarUint(decoder);
      this.tell();
    };
    this.provider.on("status", ({ status }) => {
      if (status === "connecting") {
        this.sent = this.saved = 0;
        this.answered = false;
      }
      if (status === "connected") this.provider.awareness.setLocalState(this.provider.awareness.getLocalState());
      this.tell();
    });
    this.provider.on("closed", (closed) => !this.gone && this.closed(closed));
    this.provider.on("connection-close", (closed) => closed?.code === TRY_AGAIN && this.rest());
    addEventListener("offline", this.tell);
    addEventListener("online", this.tell);
    this.words.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this.provider) return;
      this.dirty = true;
      if (origin !== this.kept) this.kept.add(update, !this.connected);
      this.tell();
    });
  }

  private get connected(): boolean {
    return this.provider.wsconnected && navigator.onLine;
  }

  private rest(): void {
    this.provider.shouldConnect = false;
    const pause = PEACE * (1 + Math.random());
    this.returning = window.setTimeout(() => this.provider.connect(), pause);
  }

  private readonly tell = (): void => {
    if (this.provider.wsconnected && this.answered && this.sent === this.saved) {
      this.dirty = false;
      if (this.home) this.kept.settled();
    }
    if (!this.gone) this.status.show(this.connected, this.dirty);
    else if (!this.dirty) this.end();
  };
}

function tellOnlyOwn(provider: WebsocketProvider): void {
  const tell = provider._awarenessUpdateHandler;
  provider.awareness.off("update", tell);
  provider._awarenessUpdateHandler = (changed, origin) => origin !== provider && tell(changed, origin);
  provider.awareness.on("update", provider._awarenessUpdateHandler);
}

/** Whether changes stand on what a document holds; tried on another, which is thrown away. */
function stands(words: Doc, updates: readonly Uint8Array[]): boolean {
  if (!updates.length) return true;
  const trial = new Doc();
  applyUpdate(trial, mergeUpdates([encodeStateAsUpdate(words), ...updates]));
  const whole = trial.store.pendingStructs === null && trial.store.pendingDs === null;
  trial.destroy();
  return whole;
}
