// What stands on an empty sheet until somebody writes.
// Rule: it is no part of the document, and is read as the field's placeholder; a list or a table that
// is begun is something already.

import type { Editor } from "@tiptap/core";

export function invite(text: HTMLElement, editor: Editor): void {
  const look = (): boolean => text.classList.toggle("is-empty", bare(editor));
  editor.on("transaction", look);
  look();
}

function bare({ state: { doc } }: Editor): boolean {
  const only = doc.childCount === 1 ? doc.firstChild : null;
  return only?.type.name === "paragraph" && only.content.size === 0;
}
