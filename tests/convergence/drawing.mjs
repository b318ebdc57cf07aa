// People who write together before whom TipTap's binding draws the note, as on our page, but for the
// browser: node drawing.mjs PEOPLE ACTS SEED... says for each seed how many blocks stayed the same
// where others wrote elsewhere, how many were drawn anew, and what was not as if drawn from nothing.
import {
  absolutePositionToRelativePosition, initProseMirrorDoc, relativePositionToAbsolutePosition, ySyncPlugin,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import { EditorState, TextSelection } from "prosemirror-state";
import * as Y from "yjs";
import { Editor, dice, schema } from "./editor.mjs";

class Drawn extends Editor {
  constructor(client, die, faults) {
    super(client, die);
    this.faults = faults;
    this.undo.addTrackedOrigin(ySyncPluginKey);
    const plugin = ySyncPlugin(this.note);
    this.state = EditorState.create({ schema, plugins: [plugin] });
    this.shown = plugin.spec.view(this);
  }

  // What the binding asks of a view.
  hasFocus() {
    return false;
  }

  dispatch(change) {
    this.state = this.state.apply(change);
    this.shown?.update();
  }

  begun() {
    return this.state.tr;
  }

  change(change) {
    const act = this.die.next();
    if (act > 0.2) return super.change(change);
    const at = this.place(change.doc);
    if (act < 0.05) return change.insert(at, schema.node("hardBreak"));
    if (act < 0.12) return change.setSelection(TextSelection.create(change.doc, at));
    const type = this.die.of([schema.nodes.heading, schema.nodes.paragraph]);
    return change.setBlockType(at, at, type, type.name === "heading" ? { level: 2 + this.die.below(2) } : null);
  }

  write(change) {
    this.dispatch(change);
  }

  hear(update) {
    const before = new Set(blocks(this.state.doc));
    const old = this.state.doc;
    Y.applyUpdate(this.doc, update, "heard");
    if (old === this.state.doc) return [0, 0];
    const after = blocks(this.state.doc);
    const same = after.filter((block) => before.has(block)).length;
    return [same, after.length - same];
  }

  // Whether words and places are as they would be if all were drawn from nothing.
  look(when) {
    const { doc, mapping } = initProseMirrorDoc(this.note, schema);
    const live = ySyncPluginKey.getState(this.state).binding.mapping;
    if (doc.childCount === 0) return;
    if (said(doc) !== said(this.state.doc)) this.faults.push(`${when}: ${this.state.doc} is ${doc}`);
    for (let at = 0; at <= doc.content.size; at += 1) {
      const [told, fresh] = [live, mapping].map((known) => placed(at, this.note, known));
      if (JSON.stringify(told) !== JSON.stringify(fresh)) this.faults.push(`${when}: ${at} is told elsewhere`);
      if (!fresh) continue;
      const [here, there] = [live, mapping].map((known) =>
        relativePositionToAbsolutePosition(this.doc, this.note, fresh, known));
      if (here !== there) this.faults.push(`${when}: ${at} is found at ${here}, not ${there}`);
    }
  }
}

function placed(at, note, mapping) {
  try {
    return absolutePositionToRelativePosition(at, note, mapping);
  } catch {
    return null;
  }
}

// No mark is kept for a break, before nor after.
function said(doc) {
  return JSON.stringify(doc, (_, value) => (value?.type === "hardBreak" ? "break" : value));
}

function blocks(doc) {
  const found = [];
  doc.descendants((node) => void (node.isBlock && found.push(node)));
  return found;
}

function lived(seed, people, acts) {
  const die = dice(seed);
  const faults = [];
  const editors = Array.from({ length: people }, () => new Drawn(die.below(2 ** 32), die, faults));
  const log = [];
  let [same, anew] = [0, 0];
  const tell = (editor) => {
    log.push(...editor.made.map((update) => [editor, update]));
    editor.made = [];
  };
  const hear = (editor, length) => {
    for (const [, update] of log.slice(editor.heard, length)) {
      const [stayed, drawn] = editor.hear(update);
      [same, anew] = [same + stayed, anew + drawn];
      editor.look("heard");
    }
    editor.heard = length;
  };
  for (let at = 0; at < acts; at += 1) {
    const editor = die.of(editors);
    editor.act();
    editor.look("own");
    if (die.next() < 0.7) tell(editor);
    if (die.next() < 0.6) hear(editor, editor.heard + die.below(log.length - editor.heard + 1));
  }
  do {
    editors.forEach(tell);
    for (const editor of editors) hear(editor, log.length);
  } while (editors.some(({ made }) => made.length > 0));
  const screens = new Set(editors.map(({ note }) => String(note))).size;
  return { seed, same, anew, screens, faults };
}

const [people, acts, ...seeds] = process.argv.slice(2).map(Number);
for (const seed of seeds) console.log(JSON.stringify(lived(seed, people, acts)));
