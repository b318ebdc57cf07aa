// The editor knows where the caret is before a key does anything there.
// A browser moves the caret at once and tells of it later, in a task of its own. On a busy page the
// next key comes first: Left and Backspace, pressed quickly, took nothing away, as the editor still
// thought itself at the beginning. So it looks again when a key goes down, but not while a word is
// being composed.

import type { EditorProps } from "@tiptap/pm/view";

export const caughtUp: EditorProps = {
  handleDOMEvents: {
    keydown: ({ composing, dom }) => {
      if (!composing) dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
      return false;
    },
  },
};
