// The editor knows where the caret is before a key does anything there, or what others did is drawn.
// A browser moves the caret at once and tells of it later, in a task of its own. On a busy page the
// next key comes first: Left and Backspace, pressed quickly, took nothing away, as the editor still
// thought itself at the beginning; or somebody else's key does, and the editor put the caret back where
// it had been. So it looks again when a key goes down, a word is begun to be composed or another's key is
// heard, but not while a word is being composed.

import type { EditorProps, EditorView } from "@tiptap/pm/view";
import type { WebsocketProvider } from "y-websocket";

const SYNC = 0;
const AWARENESS = 1;

export const caughtUp: EditorProps = {
  handleDOMEvents: {
    keydown: look,
    compositionstart: look,
  },
};

/** Look before anything is heard on this line. */
export function heardAfter({ messageHandlers }: WebsocketProvider, view: EditorView): void {
  for (const kind of [SYNC, AWARENESS]) {
    const hear = messageHandlers[kind]!;
    messageHandlers[kind] = (...told) => {
      look(view);
      hear(...told);
    };
  }
}

function look({ composing, dom }: EditorView): void {
  if (!composing) dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
}
