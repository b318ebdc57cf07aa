// People in one note who type, part, join, mark, take away and take back, as our page's editor does
// it: node undoing.mjs PEOPLE ACTS SEED... says for each seed what came into the log, by whose hand,
// and whether everyone's screen is the log's, read one by one and merged.
import {
  defaultDeleteFilter, defaultProtectedNodes, initProseMirrorDoc, updateYFragment,
} from "@tiptap/y-tiptap";
import { Schema } from "prosemirror-model";
import { Transform, canJoin, canSplit } from "prosemirror-transform";
import * as Y from "yjs";

const WORDS = ["ord", "a", "b", "c", "sammen ", "blå", "👩‍👩‍👧", "𝒪", "🇳🇴", " "];
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());
const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "text*" },
    blockquote: { group: "block", content: "block+" },
    listItem: { content: "paragraph block*" },
    bulletList: { group: "block", content: "listItem+" },
    text: {},
  },
  marks: { bold: {}, italic: {} },
});

function dice(seed) {
  let state = seed * 7919 + 13;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let at = 0; at < 10; at += 1) next();
  return { next, below: (most) => Math.floor(next() * most), of: (all) => all[Math.floor(next() * all.length)] };
}

class Editor {
  constructor(client, die) {
    this.die = die;
    this.doc = new Y.Doc();
    this.doc.clientID = client;
    this.note = this.doc.getXmlFragment("note");
    this.made = [];
    this.heard = 0;
    this.undo = new Y.UndoManager(this.note, {
      trackedOrigins: new Set(["own"]),
      deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    });
    this.doc.on("update", (update, origin) => origin !== "heard" && this.made.push(update));
  }

  act() {
    const choice = this.die.next();
    if (choice < 0.25) return choice < 0.15 ? this.undo.undo() : this.undo.redo();
    this.undo.captureTimeout = this.die.next() < 0.75 ? 0 : Infinity;
    const { doc, meta } = initProseMirrorDoc(this.note, schema);
    const change = new Transform(doc.childCount ? doc : schema.topNodeType.createAndFill());
    try {
      this.change(change);
      change.doc.check();
    } catch (impossible) {
      if (!["RangeError", "ReplaceError", "TransformError"].includes(impossible.name)) throw impossible;
      return;
    }
    this.doc.transact(() => updateYFragment(this.doc, this.note, change.doc, meta), "own");
  }

  change(change) {
    const { die } = this;
    const [from, to] = [this.place(change.doc), this.place(change.doc)].sort((one, other) => one - other);
    const near = die.next() < 0.7 ? Math.min(to, this.whole(change.doc, from + 4)) : to;
    const block = this.block(change.doc);
    const act = die.next();
    if (act < 0.45) change.insert(from, schema.text(die.of(WORDS)));
    else if (act < 0.65) change.delete(from, near);
    else if (act < 0.76 && canSplit(change.doc, from)) change.split(from);
    else if (act < 0.83 && canJoin(change.doc, block)) change.join(block);
    else if (act < 0.92) change.addMark(from, to, schema.mark(die.of(["bold", "italic"])));
    else if (act < 0.96) change.insert(block, this.piece());
    else if (change.doc.nodeAt(block)) change.delete(block, block + change.doc.nodeAt(block).nodeSize);
  }

  place(doc) {
    const texts = [];
    doc.descendants((node, at) => void (node.isTextblock && texts.push([at + 1, node.content.size])));
    const [at, length] = this.die.of(texts);
    return this.whole(doc, at + this.die.below(length + 1));
  }

  // Not between the halves of a character.
  whole(doc, at) {
    const { parent, parentOffset } = doc.resolve(Math.min(at, doc.content.size));
    const unit = parent.isTextblock ? parent.textContent.charCodeAt(parentOffset) : 0;
    return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
  }

  block(doc) {
    const before = this.die.below(doc.childCount + 1);
    return doc.content.content.slice(0, before).reduce((at, node) => at + node.nodeSize, 0);
  }

  piece() {
    const words = schema.node("paragraph", null, schema.text(this.die.of(WORDS)));
    return this.die.next() < 0.6 ? words : schema.node("bulletList", null, schema.node("listItem", null, words));
  }
}

// Some write while they hear nothing, and bring home what the log lacks.
function lived(seed, people, acts) {
  const die = dice(seed);
  const editors = Array.from({ length: people }, () => new Editor(die.below(2 ** 32), die));
  const log = [];
  const hear = (editor, length) => {
    for (const [, update] of log.slice(editor.heard, length)) Y.applyUpdate(editor.doc, update, "heard");
    editor.heard = Math.max(editor.heard, length);
  };
  const home = (editor) => {
    hear(editor, log.length);
    const known = Y.mergeUpdates([NOTHING, ...log.map(([, update]) => update)]);
    log.push([editor, Y.encodeStateAsUpdate(editor.doc, Y.encodeStateVectorFromUpdate(known))]);
    editor.made = [];
  };
  for (let at = 0; at < acts; at += 1) {
    const editor = die.of(editors);
    if (die.next() < 0.03) editor.away = !editor.away || void home(editor);
    editor.act();
    if (editor.away || die.next() < 0.3) continue;
    const together = die.next() < 0.5 && editor.made.length > 0;
    const sent = together ? [Y.mergeUpdates(editor.made)] : editor.made;
    log.push(...sent.map((update) => [editor, update]));
    editor.made = [];
    if (die.next() < 0.6) hear(editor, editor.heard + die.below(log.length - editor.heard + 1));
  }
  for (const editor of editors) home(editor);
  for (const editor of editors) hear(editor, log.length);
  return { editors, log };
}

function said(updates) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getXmlFragment("note").toString();
}

const [people, acts, ...seeds] = process.argv.slice(2).map(Number);
for (const seed of seeds) {
  const { editors, log } = lived(seed, people, acts);
  const updates = log.map(([, update]) => update);
  const screens = [said(updates), said([Y.mergeUpdates(updates)]), ...editors.map(({ note }) => String(note))];
  const rows = log.map(([editor, update]) => [editors.indexOf(editor), Buffer.from(update).toString("hex")]);
  console.log(JSON.stringify({ seed, screens: new Set(screens).size, rows }));
}
