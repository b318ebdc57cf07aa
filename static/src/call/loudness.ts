// How loud one's own microphone is. It is listened to here, because not every browser tells it of a
// connection: Firefox does not.

const SAMPLES = 16_384;

export class Loudness {
  #sound: AudioContext | null = null;
  #ear: AnalyserNode | null = null;
  #track: MediaStreamTrack | null = null;

  /** The loudest of the last third of a second, from 0 to 1. */
  of(track: MediaStreamTrack | null): number {
    if (track !== this.#track) this.#listen(track);
    if (!this.#ear) return 0;
    const heard = new Float32Array(SAMPLES);
    this.#ear.getFloatTimeDomainData(heard);
    return heard.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  }

  #listen(track: MediaStreamTrack | null): void {
    void this.#sound?.close();
    this.#track = track;
    this.#sound = this.#ear = null;
    if (!track) return;
    this.#sound = new AudioContext();
    this.#ear = this.#sound.createAnalyser();
    this.#ear.fftSize = SAMPLES;
    this.#sound.createMediaStreamSource(new MediaStream([track])).connect(this.#ear);
    void this.#sound.resume();
  }
}
