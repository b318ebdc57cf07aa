// A room's notes: the editor, its tools, its line to the server, and what is saved.
// Rules: what the server rendered is read until the note has arrived, then the editor takes its
// place; who has an older schema than the page asks for writes nothing; leaving the page ends all.
// What was written offline comes home before anybody can type (notes/kept.ts).

import { Editor } from "@tiptap/core";
import { carets } from "./notes/caret";
import { caughtUp, heardAfter } from "./notes/caught-up";
import type { Row } from "./notes/drawer";
import { openDuty } from "./notes/duty";
import { farewell } from "./notes/farewell";
import { handOver } from "./notes/homecoming";
import { inSight, staysOver } from "./notes/in-sight";
import { invite } from "./notes/invite";
import { Kept } from "./notes/kept";
import { type Closed, Line } from "./notes/line";
import { linkForm } from "./notes/link";
import { pasting } from "./notes/paste";
import { pictureForm } from "./notes/picture";
import { putAtTheEnd, Rescue } from "./notes/rescue";
import { textOf } from "./notes/salvage";
import { SCHEMA, schema, type Words } from "./notes/schema";
import { Status } from "./notes/status";
import { tableMenu } from "./notes/table-menu";
import { tools } from "./notes/tools";

const TOOLS = "[role=toolbar], #note-link, #note-picture, #note-table-menu";
const NOTHING = { fitting: [], astray: [] };

export { bringHome } from "./notes/homecoming";

let here: HTMLElement | null = null;
let leave: () => void = () => undefined;

export function mount(note: HTMLElement, kept = keptFor(note)): void {
  unmount();
  here = note;
  const status = new Status(note, () => kept.held);
  if (note.dataset["schema"] !== String(SCHEMA)) return status.end("stale");
  const writable = "writable" in note.dataset;
  const line = new Line(note.dataset["url"]!, writable ? SCHEMA : null, kept, status, ended);
  const rescue = new Rescue(note);
  const text = note.querySelector<HTMLElement>("#note-text")!;
  let editor: Editor | null = null;
  let begun = false;

  async function begin(): Promise<void> {
    if (begun) return;
    begun = true;
    const { fitting, astray } = writable ? await kept.left() : NOTHING;
    if (here !== note) return;
    if (fitting.length + kept.updates.length) status.expect();
    if (!line.bringHome(fitting)) astray.push(...fitting, ...kept.setAside());
    editor = open(note, text, line, writable);
    if (astray.length) show(astray, editor);
  }

  function show(astray: readonly Row[], into: Editor): void {
    const drop = (): void => kept.drop(astray);
    rescue.show(textOf(astray.map(({ update }) => update)), { drop, put: (lines) => putAtTheEnd(into, lines) });
  }

  function ended(closed: Closed): void {
    const unsaved = textOf(kept.updates);
    const how = farewell(closed, kept);
    if (how === "again") return again(note, kept);
    status.end(how);
    rescue.show(unsaved, null);
  }

  const noLonger = staysOver(note);
  line.onArrived(() => void begin());
  status.onEnd(() => editor?.setEditable(false));
  leave = () => {
    line.leave();
    status.leave();
    noLonger();
    editor?.destroy();
  };
}

/** From the beginning, with what is not saved. */
function again(note: HTMLElement, kept: Kept): void {
  for (const part of note.querySelectorAll(TOOLS)) part.replaceWith(part.cloneNode(true));
  mount(note, kept);
}

export function unmount(): void {
  leave();
  leave = () => undefined;
  here = null;
}

function keptFor(note: HTMLElement): Kept {
  return new Kept({
    gathering: location.pathname.split("/")[2] ?? "",
    note: note.dataset["breakout"]!,
    participant: document.getElementById("mine")?.dataset["participant"] ?? "",
    generation: note.dataset["generation"] ?? "1",
    schema: SCHEMA,
  });
}

function open(note: HTMLElement, text: HTMLElement, line: Line, writable: boolean): Editor {
  text.replaceChildren();
  const editor = new Editor({
    element: text,
    editable: writable,
    injectCSS: false,
    enablePasteRules: ["link"],
    extensions: [...schema(line.words, said(text)), carets(line.provider, text.dataset["nameless"]!)],
    editorProps: {
      ...pasting(note),
      ...caughtUp,
      ...inSight,
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": text.dataset["label"]!,
        "aria-describedby": "note-help",
        "aria-placeholder": text.dataset["empty"] ?? "",
      },
    },
  });
  if (writable) {
    heardAfter(line.provider, editor.view);
    invite(text, editor);
    const picture = pictureForm(note, editor);
    editor.on("destroy", () => picture.leave());
    tools(note, editor, {
      link: linkForm(note, editor).toggle,
      image: picture.toggle,
      table: tableMenu(note, editor),
      duty: () => openDuty(editor),
    });
  }
  return editor;
}

function said({ dataset }: HTMLElement): Words {
  const pictures = { at: dataset["pictures"] ?? "", change: dataset["otherWords"] ?? "" };
  return { done: dataset["task"] ?? "", whose: dataset["whose"] ?? "", pictures };
}

function look(): void {
  const note = document.getElementById("note");
  const left = document.getElementById("kept-words");
  if (left) void handOver(left);
  if (note === here) return;
  if (note) mount(note);
  else unmount();
}

document.addEventListener("htmx:after:swap", look);
look();
