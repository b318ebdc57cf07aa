// Loudspeaker, microphone and camera, as the test room tries them: nothing leaves the browser.

const TONE = 660;
const SECONDS = 1;
const LOUD = 0.06;
const ENOUGH = 12;

let opened: MediaStream[] = [];
let sound: AudioContext | undefined;

/** Play a tone; it is over when this is. */
export async function tone(): Promise<void> {
  const context = (sound ??= new AudioContext());
  await context.resume();
  const played = context.createOscillator();
  const volume = context.createGain();
  volume.gain.value = 0.2;
  played.frequency.value = TONE;
  played.connect(volume).connect(context.destination);
  await new Promise<void>((done) => {
    played.onended = () => done();
    played.start();
    played.stop(context.currentTime + SECONDS);
  });
}

/** Show in the bar how loud it is, until something was heard for a moment. */
export async function microphone(bar: HTMLMeterElement): Promise<void> {
  const stream = await open({ audio: true });
  const context = (sound ??= new AudioContext());
  await context.resume();
  const listening = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(listening);
  const samples = new Float32Array(listening.fftSize);
  let heard = 0;
  await new Promise<void>((done) => {
    const listen = () => {
      if (!stream.active) return;
      listening.getFloatTimeDomainData(samples);
      const level = Math.max(...samples.map(Math.abs));
      bar.value = Math.min(1, level * 3);
      if (level > LOUD && ++heard === ENOUGH) done();
      requestAnimationFrame(listen);
    };
    listen();
  });
}

/** Show what the camera sees. */
export async function camera(video: HTMLVideoElement): Promise<void> {
  video.srcObject = await open({ video: true });
  await video.play();
}

/** Let everything go. */
export function release(): void {
  for (const track of opened.flatMap((each) => each.getTracks())) track.stop();
  opened = [];
  void sound?.close();
  sound = undefined;
}

async function open(what: MediaStreamConstraints): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia(what);
  opened.push(stream);
  return stream;
}
