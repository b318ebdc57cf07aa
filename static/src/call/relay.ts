// A call through a relay: we send once, and watch what it offers of every other seat.
// Rules: who sends offers, the relay answers; of what is watched the relay offers and we answer. Where
// a way to the relay cannot be found again, the whole call is begun anew.

import { Connection, type Streams } from "./connection";
import type { Network, Told } from "./mesh";
import type { Kind, Own } from "./own";
import type { Reach, Say } from "./words";

export class Relay implements Network {
  #out: Connection;
  #feeds = new Map<string, Connection>();

  constructor(
    private ice: RTCIceServer[],
    private own: Own,
    private say: Say,
    private told: Told,
    private failed: () => void,
  ) {
    this.#out = new Connection(ice, {
      changed: () => undefined,
      lost: () => this.failed(),
      again: () => this.#out.pc.restartIce(),
    });
    const { pc } = this.#out;
    pc.addEventListener("negotiationneeded", () => void this.#publish());
    pc.addEventListener("icecandidate", ({ candidate }) => this.say({ say: "candidate", to: "", candidate }));
    this.#out.open("sendonly");
    this.#out.send(own);
  }

  meet(): void {}

  async published(sdp: string): Promise<void> {
    await this.#out.described({ type: "answer", sdp });
    this.#out.send(this.own);
  }

  async feed(id: string, sdp: string): Promise<void> {
    const line = this.#feeds.get(id) ?? this.#watched(id);
    await line.described({ type: "offer", sdp });
    await line.pc.setLocalDescription();
    this.say({ say: "watch", id, sdp: line.description.sdp });
    this.told.changed(id);
  }

  async reached({ from, candidate }: Reach): Promise<void> {
    await (from ? this.#feeds.get(from) : this.#out)?.reached(candidate);
  }

  drop(id: string): void {
    this.#feeds.get(id)?.close();
    this.#feeds.delete(id);
  }

  send(kind: Kind): void {
    this.#out.sendOne(this.own, kind);
  }

  streams(id: string): Streams | null {
    return this.#feeds.get(id)?.streams() ?? null;
  }

  works(id: string): boolean {
    return this.#feeds.get(id)?.works ?? false;
  }

  level(id: string): number {
    return this.#feeds.get(id)?.level() ?? 0;
  }

  close(): void {
    this.#out.close();
    for (const id of [...this.#feeds.keys()]) this.drop(id);
  }

  async #publish(): Promise<void> {
    await this.#out.pc.setLocalDescription();
    this.say({ say: "publish", sdp: this.#out.description.sdp });
  }

  #watched(id: string): Connection {
    const line = new Connection(this.ice, {
      changed: () => this.told.changed(id),
      lost: () => this.told.lost(id),
      again: () => undefined,
    });
    line.pc.addEventListener("icecandidate", ({ candidate }) => this.say({ say: "candidate", to: id, candidate }));
    this.#feeds.set(id, line);
    return line;
  }
}
