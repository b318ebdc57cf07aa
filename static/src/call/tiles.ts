// The people of a call: a circle each, or their picture; a screen that is shown stands above them.
// Rules: nobody is moved about while the call goes on; who speaks has a ring; what is not shown is
// not decoded into the page; a sound the browser holds back, or that the hall one is in has already,
// waits for a press.

import type { Streams } from "./connection";
import type { Seat } from "./words";
import type { Sentences } from "./sentences";

export class Tiles {
  #people = new Map<string, HTMLElement>();
  #screens = new Map<string, HTMLElement>();
  #speaker = "";

  constructor(
    private element: HTMLElement,
    private say: Sentences,
    private silent: (held: boolean) => void,
    private hushed = false,
  ) {}

  show(seat: Seat, streams: Streams | null, works: boolean, own: boolean): void {
    const tile = this.#people.get(seat.id) ?? this.#new(this.#people, "person", seat.id);
    const name = own ? this.say.of("you") : seat.name || this.say.of("somebody");
    text(tile, ".call-name", name);
    text(tile, ".person", seat.name ? initials(seat.name) : "");
    tile.querySelector(".person")!.classList.toggle("you", own);
    tile.classList.toggle("own", own);
    tile.classList.toggle("silent", seat.muted);
    tile.classList.toggle("away", !works && !own);
    tile.classList.toggle("seen", seat.camera);
    this.#picture(tile.querySelector("video")!, seat.camera ? (streams?.camera ?? null) : null);
    if (!own) this.#sound(tile.querySelector("audio")!, streams?.audio ?? null);
    this.#showScreen(seat, own ? null : (streams?.screen ?? null), name);
  }

  remove(id: string): void {
    for (const tiles of [this.#people, this.#screens]) {
      tiles.get(id)?.remove();
      tiles.delete(id);
    }
  }

  clear(): void {
    for (const id of [...this.#people.keys()]) this.remove(id);
  }

  speaks(id: string, speaking: boolean): void {
    this.#people.get(id)?.classList.toggle("speaking", speaking);
  }

  /** Play what the browser held back, or what the room has already. */
  play(): void {
    this.hushed = false;
    for (const media of this.element.querySelectorAll<HTMLMediaElement>("audio, video")) void this.#play(media);
  }

  listenOn(speaker: string): void {
    this.#speaker = speaker;
    for (const audio of this.element.querySelectorAll("audio")) this.#toSpeaker(audio);
  }

  #showScreen(seat: Seat, screen: MediaStream | null, name: string): void {
    if (!seat.screen || !screen) {
      this.#screens.get(seat.id)?.remove();
      this.#screens.delete(seat.id);
      return;
    }
    const tile = this.#screens.get(seat.id) ?? this.#new(this.#screens, "screen", seat.id);
    text(tile, ".call-name", this.say.of("screen-of", { name }));
    const video = tile.querySelector("video")!;
    this.#picture(video, screen);
    tile.querySelector("button")!.onclick = () => fill(video);
  }

  #new(tiles: Map<string, HTMLElement>, kind: "person" | "screen", id: string): HTMLElement {
    const template = this.element.querySelector<HTMLTemplateElement>(`template[data-call-${kind}]`)!;
    const tile = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    tile.dataset["seat"] = id;
    this.element.querySelector(`[data-call-${kind === "person" ? "people" : "screens"}]`)!.append(tile);
    tiles.set(id, tile);
    return tile;
  }

  #sound(audio: HTMLAudioElement, stream: MediaStream | null): void {
    if (same(audio, stream)) return;
    audio.srcObject = stream;
    this.#toSpeaker(audio);
    if (stream) void this.#play(audio);
  }

  #toSpeaker(audio: HTMLAudioElement): void {
    if ("setSinkId" in audio && audio.sinkId !== this.#speaker) void audio.setSinkId(this.#speaker).catch(() => undefined);
  }

  #picture(video: HTMLVideoElement, stream: MediaStream | null): void {
    video.hidden = stream === null;
    if (same(video, stream)) return;
    video.srcObject = stream;
    if (stream) void this.#play(video);
  }

  async #play(media: HTMLMediaElement): Promise<void> {
    const sound = media instanceof HTMLAudioElement;
    if (sound && this.hushed) return this.silent(true);
    try {
      await media.play();
      if (sound) this.silent(false);
    } catch (error) {
      if ((error as DOMException).name === "NotAllowedError") this.silent(true);
    }
  }
}

/** Over the whole screen; telephones of Apple's have a way of their own. */
function fill(video: HTMLVideoElement & { webkitEnterFullscreen?(): void }): void {
  if (video.requestFullscreen) void video.requestFullscreen().catch(() => undefined);
  else video.webkitEnterFullscreen?.();
}

function same(media: HTMLMediaElement, stream: MediaStream | null): boolean {
  const was = media.srcObject as MediaStream | null;
  return was?.getTracks()[0] === stream?.getTracks()[0];
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [...words.slice(0, 1), ...words.slice(1).slice(-1)].map(([first]) => first).join("").toUpperCase();
}

function text(tile: Element, selector: string, words: string): void {
  const found = tile.querySelector(selector)!;
  if (found.textContent !== words) found.textContent = words;
}
