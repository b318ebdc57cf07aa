// Who is in the call, as the server tells it, and what is shown of each.
// Rules: nobody stands there twice; who lost the line stays for a while, and keeps their place.

import type { Streams } from "./connection";
import type { Panel } from "./panel";
import type { Tiles } from "./tiles";
import type { Seat, Shown } from "./words";

const WHILE = 20_000;
const NOTHING: Shown = { muted: true, camera: false, screen: false };

export class Seats {
  #seats = new Map<string, Seat>();
  #waiting = new Map<string, number>();
  #you = "";
  #name = "";

  /** `gone` is called for whoever is there no more. */
  constructor(private panel: Panel, private tiles: Tiles, private gone: (id: string) => void) {}

  get others(): Seat[] {
    return [...this.#seats.values()];
  }

  begin(you: string, name: string): void {
    this.#you = you;
    this.#name = name;
  }

  name(id: string): string {
    return this.#seats.get(id)?.name || this.panel.say.of("somebody");
  }

  /** Somebody is there; `aloud` when they have just come. */
  add(seat: Seat, aloud: boolean): string {
    this.#stay(seat.id);
    for (const each of this.others) if (each.person === seat.person && each.id !== seat.id) this.#remove(each.id);
    if (aloud && !this.#seats.has(seat.id)) this.panel.hear(this.panel.say.of("came", { name: seat.name || this.panel.say.of("somebody") }));
    this.#seats.set(seat.id, seat);
    return seat.id;
  }

  shown(id: string, { muted, camera, screen }: Shown): void {
    const seat = this.#seats.get(id);
    if (seat) this.#seats.set(id, { ...seat, muted, camera, screen });
  }

  draw(id: string, streams: Streams | null, works: boolean): void {
    const seat = this.#seats.get(id);
    if (seat) this.tiles.show(seat, streams, works, false);
  }

  drawOwn(shown: Shown, camera: MediaStreamTrack | null): void {
    if (!this.#you) return;
    const streams = { audio: null, screen: null, camera: camera && new MediaStream([camera]) };
    this.tiles.show({ ...NOTHING, ...shown, id: this.#you, person: "", name: this.#name }, streams, true, true);
  }

  left(id: string, gone: boolean, then: () => void): void {
    const leave = () => {
      if (this.#seats.has(id)) this.panel.hear(this.panel.say.of("went", { name: this.name(id) }));
      this.#remove(id);
      then();
    };
    this.#stay(id);
    if (gone) leave();
    else this.#waiting.set(id, window.setTimeout(leave, WHILE));
  }

  /** Whoever is not among these may have lost the line as we had. */
  miss(but: string[], then: () => void): void {
    for (const { id } of this.others) if (!but.includes(id)) this.left(id, false, then);
  }

  clear(): void {
    for (const { id } of this.others) this.#remove(id);
    this.tiles.clear();
    this.#you = "";
  }

  #stay(id: string): void {
    window.clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
  }

  #remove(id: string): void {
    this.#stay(id);
    this.#seats.delete(id);
    this.tiles.remove(id);
    this.gone(id);
  }
}
