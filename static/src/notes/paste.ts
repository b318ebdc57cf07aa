// What is pasted: made clean before the editor reads it, and no more than the server takes at once.
// Rules: Markdown in plain text is read as Markdown, but not when one pastes it plainly (with
// Shift); what is too much is not pasted, and that is said.

import type { Slice } from "@tiptap/pm/model";
import type { EditorProps } from "@tiptap/pm/view";
import { cleaned } from "./paste-clean";
import { fromMarkdown, isMarkdown } from "./paste-markdown";

const LARGEST = 180_000;
const PER_NODE = 60;

export function pasting(note: HTMLElement): EditorProps {
  const large = note.querySelector<HTMLElement>("#note-too-much")!;
  let plainly = false;
  return {
    handleKeyDown: (_, { shiftKey }) => {
      plainly = shiftKey;
      large.hidden = true;
      return false;
    },
    transformPastedHTML: (html) => (html.includes("data-pm-slice") ? html : cleaned(html)),
    handlePaste: (view, { clipboardData }, slice) => {
      const text = clipboardData?.getData("text/plain") ?? "";
      large.hidden = weight(slice) <= LARGEST;
      if (!large.hidden) return true;
      if (plainly || clipboardData?.getData("text/html") || !isMarkdown(text)) return false;
      return view.pasteHTML(fromMarkdown(text));
    },
  };
}

function weight({ content }: Slice): number {
  let bytes = 0;
  content.descendants((node) => {
    bytes += PER_NODE + new TextEncoder().encode(node.text ?? "").length;
  });
  return bytes;
}
