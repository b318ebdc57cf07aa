// A WebSocket that counts the frames with words it has sent: step 2 and update of y-websocket.
// Rules: the server acknowledges by that count, from the first of the connection; an answer that is
// larger than a server takes goes in pieces, each before what stands on it, and is empty itself.

import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";

const SYNC = 0;
const STEP_2 = 1;
const UPDATE = 2;
const LARGEST = 200 * 1024;
const NOTHING = new Uint8Array([0, 0]);

type Frame = ArrayBuffer | Uint8Array<ArrayBuffer>;

export function countingSocket(
  sent: (answer: boolean) => void,
  inPieces: (answer: Uint8Array) => Iterable<Uint8Array> = () => [],
): typeof WebSocket {
  return class extends WebSocket {
    override send(frame: Frame): void {
      const bytes = new Uint8Array(frame);
      const [kind, step] = bytes;
      const pieces = kind === SYNC && step === STEP_2 && bytes.length > LARGEST ? [...inPieces(bytes)] : [];
      for (const piece of pieces) this.count(UPDATE, told(UPDATE, piece));
      if (pieces.length) this.count(STEP_2, told(STEP_2, NOTHING));
      else if (kind === SYNC) this.count(step, frame);
      else super.send(frame);
    }

    private count(step: number | undefined, frame: Frame): void {
      if (step === STEP_2 || step === UPDATE) sent(step === STEP_2);
      super.send(frame);
    }
  };
}

function told(step: number, update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}
