// A WebSocket that counts the frames with words it has sent: step 2 and update of y-websocket.
// Rule: the server acknowledges by that count, from the first of the connection.

const SYNC = 0;
const STEP_2 = 1;
const UPDATE = 2;

export function countingSocket(sent: (answer: boolean) => void): typeof WebSocket {
  return class extends WebSocket {
    override send(frame: ArrayBuffer | Uint8Array<ArrayBuffer>): void {
      const [kind, step] = new Uint8Array(frame instanceof ArrayBuffer ? frame : frame.slice(0, 2));
      if (kind === SYNC && (step === STEP_2 || step === UPDATE)) sent(step === STEP_2);
      super.send(frame);
    }
  };
}
