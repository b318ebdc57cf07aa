// A call, from joining to hanging up: who is there, what we send, and what is said when it fails.
// Rules: one comes in muted, without a picture, and is asked for nothing; what cannot be had is said,
// and the call goes on listening; where the server or the relay fails, what works goes on, it is tried
// again, and the room's link is offered; pictures are for few, and go off when more come.

import { tellCalling } from "../elsewhere";
import { isDrawn } from "../focus";
import { Socket } from "../socket";
import type { Chosen } from "./devices";
import { keep, type Asked } from "./kept";
import { Mesh, type Network, type Told } from "./mesh";
import { Own, type Kind, type Trouble } from "./own";
import { Panel } from "./panel";
import { Place } from "./place";
import { Relay } from "./relay";
import { Seats } from "./seats";
import { talking } from "./talking";
import { Tiles } from "./tiles";
import type { Heard, Welcome } from "./words";

const PATIENCE = 6_000;
const TRIES = 3;
const READ = 7_000;

export class Call {
  #own = new Own((kind) => this.#sends(kind), (trouble) => this.#panel.tell(trouble));
  #panel: Panel;
  #place: Place;
  #tiles: Tiles;
  #seats: Seats;
  #socket: Socket | null = null;
  #network: Network | null = null;
  #welcome: Welcome | null = null;
  #tab = crypto.getRandomValues(new Uint32Array(4)).join("-");
  #last: Promise<void> = Promise.resolve();
  #tries = 0;
  #fell = false;
  #late: number | undefined;
  #waiting: number | undefined;
  #hush: () => void;
  #pressedHere = document.activeElement?.matches("[data-joins]") ?? false;

  constructor(element: HTMLElement, private asked: Asked) {
    this.#panel = new Panel(element, this.#pressed(), this.#own);
    this.#tiles = new Tiles(element, this.#panel.say, (held) => this.#panel.silent(held), asked.hushed);
    this.#seats = new Seats(this.#panel, this.#tiles, (id) => this.#network?.drop(id));
    this.#panel.open(asked.name, asked.address);
    this.#place = new Place(element, asked.room, asked.address);
    this.#hush = talking(() => this.#levels(), (id, speaking) => this.#tiles.speaks(id, speaking));
    window.addEventListener("pagehide", this.#goes);
    if (typeof RTCPeerConnection === "undefined") this.#end("no-webrtc", asked.link);
    else this.#connect();
  }

  /** Hang up, and let the page be as it was. */
  leave(): void {
    const inside = this.#panel.element.contains(document.activeElement);
    this.#stop();
    this.#hush();
    this.#place.end();
    this.#panel.close();
    window.removeEventListener("pagehide", this.#goes);
    const ways = document.querySelectorAll<HTMLElement>("[data-joins]");
    if (inside) [...ways].find(isDrawn)?.focus();
  }

  #pressed() {
    return {
      mic: () => void (this.#own.muted ? this.#wants("audio") : this.#own.mute()),
      camera: () => void (this.#own.tracks.camera ? this.#own.hide("camera") : this.#wants("camera")),
      screen: () => void (this.#own.tracks.screen ? this.#own.hide("screen") : this.#wants("screen")),
      sound: () => this.#tiles.play(),
      again: () => this.#again(),
      hangUp: () => this.leave(),
      choose: (kind: Chosen, device: string) => void this.#choose(kind, device),
    };
  }

  #goes = (): void => this.#socket?.say({ say: "leave" });

  #connect(): void {
    keep(this.asked);
    const address = `${location.origin.replace(/^http/, "ws")}${this.asked.url}`;
    const say = () => this.#socket?.say({ say: "join", tab: this.#tab });
    const heard = (text: string) => this.#hear(JSON.parse(text) as Heard);
    this.#socket = new Socket(address, { opened: say, heard, closed: () => this.#wait() });
    this.#wait();
  }

  #wait(): void {
    this.#late ??= window.setTimeout(() => this.#isLate(), PATIENCE);
  }

  #inTime(): void {
    window.clearTimeout(this.#late);
    this.#late = undefined;
  }

  #isLate(): void {
    this.#panel.tell(this.#network ? "lost" : "unreachable");
    this.#panel.again("again");
    this.#panel.ways(!this.#network, this.asked.link);
  }

  /** One after the other: what is said of a seat is done before what follows. */
  #hear(word: Heard): void {
    this.#last = this.#last.then(() => this.#answer(word)).catch(() => undefined);
  }

  async #answer(word: Heard): Promise<void> {
    const network = this.#network;
    switch (word.say) {
      case "welcome":
        return this.#begin(word);
      case "peers":
        return this.#met(word.peers.map((seat) => this.#seats.add(seat, false)));
      case "joined":
        this.#seats.add(word.peer, true);
        return this.#redraw(word.peer.id);
      case "left":
        return this.#seats.left(word.id, word.gone, () => this.#count());
      case "state":
        this.#seats.shown(word.id, word);
        return this.#redraw(word.id);
      case "offer":
      case "answer":
        return network instanceof Mesh ? network.described(word) : undefined;
      case "candidate":
        return network instanceof Mesh || network instanceof Relay ? network.reached(word) : undefined;
      case "published":
        return network instanceof Relay ? network.published(word.sdp) : undefined;
      case "feed":
        return network instanceof Relay ? network.feed(word.id, word.sdp) : undefined;
      case "gone":
        return network?.drop(word.id);
      case "full":
        return this.#end("full", word.link || this.asked.link, { most: word.most });
      case "ended":
        return this.#ended(word.why, word.link || this.asked.link);
    }
  }

  #begin(welcome: Welcome): void {
    this.#inTime();
    this.#socket?.settled();
    const same = this.#welcome?.you === welcome.you && this.#welcome.kind === welcome.kind;
    const goesOn = same && this.#network instanceof Mesh;
    if (!goesOn) this.#clear();
    this.#welcome = welcome;
    tellCalling(this.asked.room);
    const smaller = this.#fell && welcome.kind === "built-in";
    this.#panel.tell(smaller ? "smaller" : "");
    this.#panel.ways(false, smaller ? this.asked.link : "");
    if (welcome.kind === "jitsi") return this.#frame(welcome.address);
    this.#panel.state("on");
    if (!goesOn) this.#network = this.#made(welcome);
    this.#seats.begin(welcome.you, welcome.name);
    if (this.#pressedHere && document.activeElement === document.body) this.#panel.part("acts").focus({ preventScroll: true });
    this.#pressedHere = false;
    this.#sends("audio");
  }

  #made({ kind, you, ice }: Welcome): Network {
    const told: Told = { changed: (id) => this.#redraw(id), lost: (id) => this.#noWay(id) };
    const say = (word: object) => this.#socket?.say(word);
    return kind === "sfu"
      ? new Relay(ice, this.#own, say, told, () => this.#ended("failed", this.asked.link))
      : new Mesh(you, ice, this.#own, say, told);
  }

  #frame(address: string): void {
    this.#panel.state("frame");
    if (!this.#panel.part("frame").childElementCount) this.#panel.frame(address);
    if (this.#pressedHere) this.#place.open();
    this.#pressedHere = false;
    this.#panel.ways(false, this.asked.link);
  }

  #met(ids: string[]): void {
    this.#tries = 0;
    this.#network?.meet(ids);
    this.#seats.miss(ids, () => this.#count());
    for (const id of ids) this.#redraw(id);
    this.#count();
  }

  #redraw(id: string): void {
    const network = this.#network;
    this.#seats.draw(id, network?.streams(id) ?? null, network?.works(id) ?? false);
    this.#count();
  }

  /** How many there are decides who may show a picture. */
  #count(): void {
    const { kind, seen } = this.#welcome ?? { kind: "built-in", seen: 0 };
    const { say } = this.#panel;
    const pictures = this.#seats.others.filter(({ camera }) => camera).length;
    const tooMany = kind === "built-in" ? this.#seats.others.length >= seen : pictures >= seen;
    const count = this.#seats.others.length + 1;
    this.#panel.many(count);
    const why = tooMany ? say.of("seen", { seen, count }) : "";
    this.#panel.allow("camera", why);
    if (tooMany && this.#own.tracks.camera && kind === "built-in") {
      this.#own.hide("camera");
      this.#panel.tell("seen", { seen, count });
    }
    const shows = this.#seats.others.find(({ screen }) => screen);
    this.#panel.allow("screen", shows ? say.of("screen-of", { name: shows.name || say.of("somebody") }) : "");
  }

  #sends(kind: Kind): void {
    const { tracks, muted } = this.#own;
    const shown = { muted, camera: tracks.camera !== null, screen: tracks.screen !== null };
    this.#network?.send(kind);
    this.#tiles.listenOn(this.#own.chosen("speaker"));
    this.#panel.show(shown.muted, shown.camera, shown.screen);
    this.#socket?.say({ say: "state", ...shown });
    this.#seats.drawOwn(shown, tracks.camera);
  }

  async #wants(kind: Kind): Promise<void> {
    if (!this.#own.tracks[kind]) this.#panel.tell(`asks-${kind}`);
    try {
      await (kind === "audio" ? this.#own.unmute() : this.#own.show(kind));
      this.#panel.tell("");
    } catch (trouble) {
      this.#panel.tell(trouble as Trouble);
    }
  }

  async #choose(kind: Chosen, device: string): Promise<void> {
    if (kind === "speaker") this.#tiles.listenOn(device);
    await this.#own.choose(kind, device).catch((trouble: Trouble) => this.#panel.tell(trouble));
  }

  #levels(): Map<string, number> {
    const found = new Map(this.#seats.others.map(({ id }) => [id, this.#network?.level(id) ?? 0]));
    if (this.#welcome) found.set(this.#welcome.you, this.#own.level);
    return found;
  }

  #noWay(id: string): void {
    this.#panel.tell("no-way", { name: this.#seats.name(id) });
    this.#panel.ways(true, this.asked.link);
  }

  /** The server ended it. What failed is tried again by itself, a while later each time. */
  #ended(why: string, link: string): void {
    if (why !== "failed" || this.#tries >= TRIES) return this.#end(why === "failed" ? "unreachable" : why, link);
    this.#fell ||= this.#welcome?.kind === "sfu";
    this.#stop(false);
    this.#panel.tell("failed");
    this.#panel.ways(false, link);
    this.#panel.state("joining");
    const wait = (0.5 + Math.random()) * 1000 * ++this.#tries;
    this.#waiting = window.setTimeout(() => this.#connect(), wait);
  }

  #again(): void {
    this.#stop(false);
    this.#tries = 0;
    this.#panel.open(this.asked.name, this.asked.address);
    this.#connect();
  }

  #end(word: string, link: string, values = {}): void {
    this.#stop();
    this.#panel.state("over");
    this.#panel.tell(word, values);
    if (word === "moved") this.#waiting = window.setTimeout(() => this.#isRead(), READ);
    this.#panel.again(word === "elsewhere" ? "bring" : "again");
    this.#panel.ways(!["moved", "none", "no-webrtc", "not here"].includes(word), word === "moved" ? "" : link);
  }

  /** What was said is read by now, unless somebody is at it. */
  #isRead(): void {
    if (!this.#panel.element.matches(":hover, :focus-within")) this.leave();
    else this.#waiting = window.setTimeout(() => this.#isRead(), READ);
  }

  #clear(): void {
    this.#network?.close();
    this.#network = null;
    this.#seats.clear();
  }

  #stop(forGood = true): void {
    this.#inTime();
    window.clearTimeout(this.#waiting);
    this.#socket?.say({ say: "leave" });
    this.#socket?.end();
    this.#socket = null;
    this.#clear();
    this.#welcome = null;
    if (!forGood) return;
    tellCalling("");
    keep(null);
    this.#own.end();
  }
}
