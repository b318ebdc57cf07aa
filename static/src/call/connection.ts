// One RTCPeerConnection, and what goes through it: a sound, a camera and a screen, in this order.
// Rules: the three have their places from the beginning, so that a camera comes and goes without
// negotiating again; a way that is lost is looked for anew, three times; then it is given up.

import { few, tidied } from "./codecs";
import { KINDS, type Kind, type Own } from "./own";

const PATIENCE = 5_000;
const TRIES = 3;
const MOST: Record<Kind, RTCRtpEncodingParameters> = {
  audio: { maxBitrate: 40_000 },
  camera: { maxBitrate: 500_000, maxFramerate: 20 },
  screen: { maxBitrate: 700_000, maxFramerate: 8 },
};

export type Streams = Record<Kind, MediaStream | null>;

export class Connection {
  readonly pc: RTCPeerConnection;
  #tries = 0;
  #waiting: number | undefined;
  #early: RTCIceCandidateInit[] = [];
  #heard = 0;

  /** `lost` is called when the way is given up, `changed` when it comes or goes. */
  constructor(ice: RTCIceServer[], private told: { changed(): void; lost(): void; again(): void }) {
    this.pc = new RTCPeerConnection({ iceServers: ice, bundlePolicy: "max-bundle" });
    this.pc.addEventListener("connectionstatechange", () => this.#watch());
  }

  get works(): boolean {
    return this.pc.connectionState === "connected";
  }

  /** Make the three places, before anything was offered to us. */
  open(direction: RTCRtpTransceiverDirection): void {
    for (const kind of KINDS) {
      const place = this.pc.addTransceiver(kind === "audio" ? "audio" : "video", { direction });
      if (kind !== "audio") few(place);
    }
  }

  send(own: Own): void {
    for (const kind of KINDS) this.sendOne(own, kind);
  }

  /** What we send of one kind is another track now, or none. */
  sendOne(own: Own, kind: Kind): void {
    const sender = this.#place(kind)?.sender;
    if (!sender || sender.track === own.tracks[kind]) return;
    void sender.replaceTrack(own.tracks[kind]).then(() => limit(sender, kind)).catch(() => undefined);
  }

  /** What we receive, as streams to show; they are there once something was offered. */
  streams(): Streams {
    const found: Streams = { audio: null, camera: null, screen: null };
    for (const kind of KINDS) {
      const place = this.#place(kind);
      if (place) found[kind] = new MediaStream([place.receiver.track]);
    }
    return found;
  }

  /** How loud it is that came since the last look, from 0 to 1; whose clock dates it differs by browser. */
  level(): number {
    const [source] = this.#place("audio")?.receiver.getSynchronizationSources() ?? [];
    const fresh = source && source.timestamp !== this.#heard;
    this.#heard = source?.timestamp ?? 0;
    return fresh ? (source.audioLevel ?? 0) : 0;
  }

  /** The other side's description. What it told of ways before is taken now. */
  async described(description: RTCSessionDescriptionInit): Promise<void> {
    await this.pc.setRemoteDescription(description);
    for (const candidate of this.#early.splice(0)) await this.#add(candidate);
  }

  /** Our own description, as it is told. */
  get description(): { type: RTCSdpType; sdp: string } {
    const { type, sdp } = this.pc.localDescription!;
    return { type, sdp: tidied(sdp) };
  }

  async reached(candidate: RTCIceCandidateInit | null): Promise<void> {
    if (!candidate) return;
    if (this.pc.remoteDescription) await this.#add(candidate);
    else this.#early.push(candidate);
  }

  close(): void {
    window.clearTimeout(this.#waiting);
    this.pc.close();
  }

  #place(kind: Kind): RTCRtpTransceiver | undefined {
    return this.pc.getTransceivers()[KINDS.indexOf(kind)];
  }

  async #add(candidate: RTCIceCandidateInit): Promise<void> {
    await this.pc.addIceCandidate(candidate).catch(() => undefined);
  }

  #watch(): void {
    window.clearTimeout(this.#waiting);
    const state = this.pc.connectionState;
    if (state === "connected") this.#tries = 0;
    if (state === "failed") this.#again();
    if (state === "disconnected") this.#waiting = window.setTimeout(() => this.#again(), PATIENCE);
    this.told.changed();
  }

  #again(): void {
    if (this.#tries++ >= TRIES) return this.told.lost();
    this.told.again();
    this.#waiting = window.setTimeout(() => !this.works && this.#again(), PATIENCE * this.#tries);
  }
}

async function limit(sender: RTCRtpSender, kind: Kind): Promise<void> {
  const parameters = sender.getParameters();
  const [first] = parameters.encodings ?? [];
  if (!sender.track || !first) return;
  Object.assign(first, MOST[kind]);
  await sender.setParameters(parameters);
}
