// The built-in call: a connection to every other seat. Who comes offers to those who are there.
// Rules: "perfect negotiation": both sides may offer at once, and the polite one (the lower id) gives
// way; whoever comes back keeps what works, and offers afresh where nothing does; a fresh offer begins
// anew on both sides, and until it is answered no other counts.

import { Connection, type Streams } from "./connection";
import type { Kind, Own } from "./own";
import type { Description, Reach, Say } from "./words";

export interface Network {
  /** Seats that are there when we come, or come back. */
  meet(ids: string[]): void;
  drop(id: string): void;
  send(kind: Kind): void;
  streams(id: string): Streams | null;
  works(id: string): boolean;
  level(id: string): number;
  close(): void;
}

/** What a network tells: that something of a seat has changed, or that there is no way to it. */
export interface Told {
  changed(id: string): void;
  lost(id: string): void;
}

export class Mesh implements Network {
  #peers = new Map<string, Peer>();

  constructor(private you: string, private ice: RTCIceServer[], private own: Own, private say: Say, private told: Told) {}

  meet(ids: string[]): void {
    for (const id of ids) {
      if (this.works(id)) continue;
      this.drop(id);
      this.#with(id).offer();
    }
  }

  async described(word: Description): Promise<void> {
    if (word.say === "offer" && word.fresh) this.drop(word.from);
    await this.#with(word.from).described(word);
    this.told.changed(word.from);
  }

  async reached(word: Reach): Promise<void> {
    await this.#peers.get(word.from)?.line.reached(word.candidate);
  }

  drop(id: string): void {
    this.#peers.get(id)?.line.close();
    this.#peers.delete(id);
  }

  send(kind: Kind): void {
    for (const peer of this.#peers.values()) peer.line.sendOne(this.own, kind);
  }

  streams(id: string): Streams | null {
    return this.#peers.get(id)?.line.streams() ?? null;
  }

  works(id: string): boolean {
    return this.#peers.get(id)?.line.works ?? false;
  }

  level(id: string): number {
    return this.#peers.get(id)?.line.level() ?? 0;
  }

  close(): void {
    for (const id of [...this.#peers.keys()]) this.drop(id);
  }

  #with(id: string): Peer {
    let peer = this.#peers.get(id);
    if (!peer) {
      peer = new Peer(id, this.you < id, this.ice, this.own, this.say, {
        changed: () => this.told.changed(id),
        lost: () => this.told.lost(id),
      });
      this.#peers.set(id, peer);
    }
    return peer;
  }
}

class Peer {
  readonly line: Connection;
  #offering = false;
  #fresh = true;
  #ours = false;
  #unanswered = false;

  constructor(
    private id: string,
    private polite: boolean,
    ice: RTCIceServer[],
    private own: Own,
    private say: Say,
    told: { changed(): void; lost(): void },
  ) {
    this.line = new Connection(ice, { ...told, again: () => this.line.pc.restartIce() });
    const { pc } = this.line;
    pc.addEventListener("negotiationneeded", () => void this.#offer());
    pc.addEventListener("icecandidate", ({ candidate }) => this.say({ say: "candidate", to: id, candidate }));
  }

  /** Begin; what has to be negotiated follows from it. */
  offer(): void {
    this.#ours = this.#unanswered = true;
    this.line.open("sendrecv");
    this.line.send(this.own);
  }

  async described({ say, sdp }: Description): Promise<void> {
    const { pc } = this.line;
    const clash = say === "offer" && (this.#offering || pc.signalingState !== "stable");
    if (clash && (!this.polite || this.#unanswered)) return;
    await this.line.described({ type: say, sdp });
    this.#unanswered = false;
    if (say === "answer") return;
    if (!this.#ours) this.#answerWithOurs();
    await pc.setLocalDescription();
    this.#tell();
  }

  /** The places are theirs: we send in them, too. */
  #answerWithOurs(): void {
    for (const place of this.line.pc.getTransceivers()) place.direction = "sendrecv";
    this.#fresh = false;
    this.line.send(this.own);
  }

  async #offer(): Promise<void> {
    try {
      this.#offering = true;
      await this.line.pc.setLocalDescription();
      this.#tell();
    } finally {
      this.#offering = false;
    }
  }

  #tell(): void {
    const { type, sdp } = this.line.description;
    this.say({ say: type, to: this.id, sdp, fresh: this.#fresh });
    this.#fresh = false;
  }
}
