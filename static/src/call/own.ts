// What we send: a microphone, a camera, a screen. Asked for when they are first wanted, never before.
// Rules: muted is a track that says nothing; a camera that is off is no track at all, so its light is
// off; what cannot be had is said by a word of TROUBLE, and nothing else changes.

import { Loudness } from "./loudness";

export const KINDS = ["audio", "camera", "screen"] as const;
export type Kind = (typeof KINDS)[number];
export type Trouble =
  | "insecure"
  | "mic-refused"
  | "mic-missing"
  | "mic-busy"
  | "camera-refused"
  | "camera-missing"
  | "camera-busy"
  | "screen-refused"
  | "screen-closed";

const CAMERA = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20, max: 30 } };
const SCREEN = { frameRate: { ideal: 8, max: 15 }, width: { max: 1920 }, height: { max: 1200 } };
const CLEAR = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const KEPT = "openspace-devices";

export class Own {
  readonly tracks: Record<Kind, MediaStreamTrack | null> = { audio: null, camera: null, screen: null };
  muted = true;
  #loudness = new Loudness();
  #chosen = JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<Record<string, string>>;

  /** `changed` is told which track is another one now, `over` why one ended by itself. */
  constructor(private changed: (kind: Kind) => void, private over: (trouble: Trouble) => void) {}

  /** Raises a `Trouble`. */
  async unmute(): Promise<void> {
    this.tracks.audio ??= await this.#taken("audio");
    this.#mute(false);
  }

  mute(): void {
    this.#mute(true);
  }

  async show(kind: "camera" | "screen"): Promise<void> {
    this.tracks[kind] ??= await this.#taken(kind);
    this.changed(kind);
  }

  hide(kind: Kind): void {
    this.tracks[kind]?.stop();
    this.tracks[kind] = null;
    this.changed(kind);
  }

  chosen(kind: string): string {
    return this.#chosen[kind] ?? "";
  }

  /** What is used, which the browser may have asked for by itself; else what was chosen. */
  using(kind: string): string {
    const track = kind === "audio" || kind === "camera" ? this.tracks[kind] : null;
    return track?.getSettings().deviceId || this.chosen(kind);
  }

  /** Use another device from now on. Raises a `Trouble`. */
  async choose(kind: string, device: string): Promise<void> {
    this.#chosen[kind] = device;
    localStorage.setItem(KEPT, JSON.stringify(this.#chosen));
    if ((kind !== "audio" && kind !== "camera") || !this.tracks[kind]) return;
    this.tracks[kind].stop();
    this.tracks[kind] = null;
    try {
      this.tracks[kind] = await this.#taken(kind);
    } finally {
      this.#mute(this.muted);
      this.changed(kind);
    }
  }

  /** How loud one is, from 0 to 1. */
  get level(): number {
    const loud = this.#loudness.of(this.tracks.audio);
    return this.muted ? 0 : loud;
  }

  /** Let everything go: whoever comes again is muted, and shows nothing. */
  end(): void {
    for (const kind of KINDS) {
      this.tracks[kind]?.stop();
      this.tracks[kind] = null;
    }
    this.muted = true;
    this.#loudness.of(null);
  }

  #mute(muted: boolean): void {
    this.muted = muted || !this.tracks.audio;
    if (this.tracks.audio) this.tracks.audio.enabled = !muted;
    this.changed("audio");
  }

  /** It was taken away: unplugged, or forbidden. A screen one stops showing in the browser's own bar. */
  #lost(kind: Kind): void {
    const wanted = kind !== "audio" || !this.muted;
    this.hide(kind);
    this.#mute(this.muted);
    if (wanted && kind !== "screen") this.over(kind === "audio" ? "mic-busy" : "camera-busy");
  }

  async #taken(kind: Kind): Promise<MediaStreamTrack> {
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) throw trouble(kind, "insecure");
    try {
      const stream = await (kind === "screen"
        ? devices.getDisplayMedia({ video: SCREEN, audio: false })
        : devices.getUserMedia(kind === "audio" ? { audio: this.#wanted(kind) } : { video: this.#wanted(kind) }));
      const track = stream.getTracks()[0]!;
      track.contentHint = kind === "screen" ? "detail" : "";
      track.addEventListener("ended", () => this.tracks[kind] === track && this.#lost(kind));
      return track;
    } catch (error) {
      throw trouble(kind, (error as DOMException).name);
    }
  }

  #wanted(kind: "audio" | "camera"): MediaTrackConstraints {
    const device = this.chosen(kind);
    return { ...(kind === "audio" ? CLEAR : CAMERA), ...(device && { deviceId: { ideal: device } }) };
  }
}

function trouble(kind: Kind, name: string): Trouble {
  if (name === "insecure") return name;
  const refused = name === "NotAllowedError" || name === "SecurityError";
  if (kind === "screen") return refused ? "screen-refused" : "screen-closed";
  const device = kind === "audio" ? "mic" : "camera";
  if (refused) return `${device}-refused`;
  return name === "NotFoundError" || name === "OverconstrainedError" ? `${device}-missing` : `${device}-busy`;
}
