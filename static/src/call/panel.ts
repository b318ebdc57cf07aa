// The call's buttons and sentences. It knows no call: it says what was pressed, and shows what is told.
// Rules: Escape folds the devices; a key held down presses once; Alt+M and Alt+C work wherever one types,
// because no letter alone does anything; what is said is said once, in a live region that is kept quiet.

import { list, type Chosen } from "./devices";
import type { Own } from "./own";
import { Sentences, type Values } from "./sentences";

export interface Pressed {
  mic(): void;
  camera(): void;
  screen(): void;
  hangUp(): void;
  again(): void;
  sound(): void;
  choose(kind: Chosen, device: string): void;
}

const QUIET = 1_500;

export class Panel {
  readonly say: Sentences;
  #over = new AbortController();
  #heard: string[] = [];
  #telling: number | undefined;

  constructor(readonly element: HTMLElement, private pressed: Pressed, private own: Own) {
    this.say = new Sentences(element);
    const { signal } = this.#over;
    element.addEventListener("click", (event) => this.#click(event), { signal });
    element.addEventListener("change", (event) => this.#change(event), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
    navigator.mediaDevices?.addEventListener("devicechange", () => this.#list(), { signal });
    this.part("screen").hidden = !("getDisplayMedia" in (navigator.mediaDevices ?? {}));
    element.hidden = false;
  }

  open(name: string, address: string): void {
    this.part("name").textContent = name;
    this.part("back").setAttribute("href", address);
    this.part("many").textContent = "";
    this.state("joining");
    this.tell("joining");
  }

  state(state: "joining" | "on" | "frame" | "over"): void {
    this.element.dataset["state"] = state;
    const end = this.say.of(state === "over" ? "close" : "hang-up");
    this.part("hang-up").querySelector("span")!.textContent = end;
    this.part("hang-up").classList.toggle("warn", state !== "over");
  }

  /** Say a sentence; without one, what was said is gone. */
  tell(word: string, values: Values = {}): void {
    this.part("said").textContent = word ? this.say.of(word, values) : "";
    this.part("quiet").hidden = !word;
    delete this.element.dataset["quiet"];
  }

  /** Offer ways out: to try again, and the room's link. */
  ways(again: boolean, link: string): void {
    this.part("again").hidden = !again;
    this.part("link").hidden = !link;
    if (link) this.part("link").setAttribute("href", link);
  }

  /** What the way back in is called. */
  again(word: "again" | "bring"): void {
    this.part("again").textContent = this.say.of(word);
  }

  /** How many are in it, oneself too. */
  many(count: number): void {
    this.part("many").textContent = this.say.of("many", { count });
  }

  silent(held: boolean): void {
    this.part("sound").hidden = !held;
  }

  /** Say who came and went: all of a moment in one. */
  hear(sentence: string): void {
    this.#heard.push(sentence);
    this.#telling ??= window.setTimeout(() => {
      this.part("heard").textContent = this.#heard.splice(0).slice(-3).join(". ");
      this.#telling = undefined;
    }, QUIET);
  }

  show(muted: boolean, camera: boolean, screen: boolean): void {
    const word = this.say.of(muted ? "unmute" : "mute");
    this.part("mic").classList.toggle("off", muted);
    this.part("mic").querySelector("span")!.textContent = word;
    this.#press("camera", camera);
    this.#press("screen", screen);
    this.#list();
  }

  /** Whether cameras and screens can be shown now, and if not, why. */
  allow(kind: "camera" | "screen", why: string): void {
    const button = this.part(kind) as HTMLButtonElement;
    button.disabled = why !== "";
    button.title = why || (button.dataset["title"] ?? "");
  }

  frame(address: string): void {
    const frame = document.createElement("iframe");
    frame.allow = "camera; microphone; display-capture; fullscreen; autoplay";
    frame.title = this.say.of("frame");
    frame.src = address;
    this.part("frame").replaceChildren(frame);
    this.part("outside").setAttribute("href", address);
  }

  close(): void {
    this.#over.abort();
    window.clearTimeout(this.#telling);
    this.part("frame").replaceChildren();
    this.#settings(false);
    this.ways(false, "");
    this.silent(false);
    this.tell("");
    this.element.hidden = true;
  }

  part(name: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-call-${name}]`)!;
  }

  #press(name: string, pressed: boolean): void {
    this.part(name).setAttribute("aria-pressed", String(pressed));
  }

  #click(event: Event): void {
    const button = (event.target as Element).closest("button");
    const acts: Record<string, () => void> = {
      "data-call-mic": () => this.pressed.mic(),
      "data-call-camera": () => this.pressed.camera(),
      "data-call-screen": () => this.pressed.screen(),
      "data-call-again": () => this.pressed.again(),
      "data-call-sound": () => this.pressed.sound(),
      "data-call-hang-up": () => this.pressed.hangUp(),
      "data-call-settings": () => this.#settings(),
      "data-call-quiet": () => this.#quiet(),
    };
    for (const [name, act] of Object.entries(acts)) if (button?.hasAttribute(name)) act();
  }

  #settings(open = this.part("devices").hidden): void {
    const devices = this.part("devices");
    devices.hidden = !open;
    this.part("settings").setAttribute("aria-expanded", String(open));
    this.#list();
  }

  /** Where the devices are shown, they are those there are, by the names they have now. */
  #list(): void {
    const devices = this.part("devices");
    if (!devices.hidden) void list(devices, this.own);
  }

  /** What lies on the notes is put away; in the call's own place it still stands. */
  #quiet(): void {
    this.element.dataset["quiet"] = "";
    this.part("acts").focus({ preventScroll: true });
  }

  #fold(): void {
    const devices = this.part("devices");
    if (devices.hidden) return;
    if (devices.contains(document.activeElement)) this.part("settings").focus();
    this.#settings(false);
  }

  #change(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const kind = select.dataset["device"] as Chosen | undefined;
    if (kind) this.pressed.choose(kind, select.value);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape") return this.#fold();
    if (event.key === "Enter" || event.key === " ") return this.#once(event);
    const alone = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.repeat;
    const name = { KeyM: "mic", KeyC: "camera" }[event.code];
    if (!alone || !name || this.element.dataset["state"] !== "on") return;
    event.preventDefault();
    event.stopPropagation();
    this.part(name).click();
  }

  /** What is held down, or pressed where nothing is to be pressed yet, does nothing: it scrolls nothing either. */
  #once(event: KeyboardEvent): void {
    const acts = this.part("acts");
    const held = event.repeat && acts.contains(event.target as Node);
    if (held || event.target === acts) event.preventDefault();
  }
}
