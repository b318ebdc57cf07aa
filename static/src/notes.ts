// A room's notes: the editor, its tools, its line to the server, and what is saved.
// Rules: what the server rendered is read until the note has arrived, then the editor takes its
// place; who has an older schema than the page asks for writes nothing; leaving the page ends all.

import { Editor } from "@tiptap/core";
import { carets } from "./notes/caret";
import { Line } from "./notes/line";
import { linkForm } from "./notes/link";
import { SCHEMA, schema } from "./notes/schema";
import { Status } from "./notes/status";
import { tools } from "./notes/tools";

let here: HTMLElement | null = null;
let leave: () => void = () => undefined;

export function mount(note: HTMLElement): void {
  unmount();
  here = note;
  const status = new Status(note);
  if (note.dataset["schema"] !== String(SCHEMA)) return status.end("stale");
  const writable = "writable" in note.dataset;
  const line = new Line(note.dataset["url"]!, writable ? SCHEMA : null, note.dataset["generation"] ?? "1", status);
  const text = note.querySelector<HTMLElement>("#note-text")!;
  let editor: Editor | null = null;
  line.onArrived(() => (editor ??= open(note, text, line, writable)));
  status.onEnd(() => editor?.setEditable(false));
  leave = () => {
    line.leave();
    status.leave();
    editor?.destroy();
  };
}

export function unmount(): void {
  leave();
  leave = () => undefined;
  here = null;
}

function open(note: HTMLElement, text: HTMLElement, line: Line, writable: boolean): Editor {
  text.replaceChildren();
  const editor = new Editor({
    element: text,
    editable: writable,
    injectCSS: false,
    extensions: [...schema(line.words, text.dataset["task"]!), carets(line.provider, text.dataset["nameless"]!)],
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": text.dataset["label"]!,
      },
    },
  });
  if (writable) tools(note, editor, linkForm(note, editor));
  return editor;
}

function look(): void {
  const note = document.getElementById("note");
  if (note === here) return;
  if (note) mount(note);
  else unmount();
}

document.addEventListener("htmx:after:swap", look);
look();
