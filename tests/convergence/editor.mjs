// One who types, parts, joins, marks, takes away and takes back in a note, by dice, as our page's editor
// does it.
import {
  defaultDeleteFilter, defaultProtectedNodes, initProseMirrorDoc, updateYFragment,
} from "@tiptap/y-tiptap";
import { Schema } from "prosemirror-model";
import { Transform, canJoin, canSplit } from "prosemirror-transform";
import * as Y from "yjs";

const WORDS = ["ord", "a", "b", "c", "sammen ", "blå", "👩‍👩‍👧", "𝒪", "🇳🇴", " "];
export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*" },
    heading: { group: "block", content: "inline*", attrs: { level: { default: 2 } } },
    blockquote: { group: "block", content: "block+" },
    listItem: { content: "paragraph block*" },
    bulletList: { group: "block", content: "listItem+" },
    text: { group: "inline" },
    hardBreak: { group: "inline", inline: true },
  },
  marks: { bold: {}, italic: {} },
});

export function dice(seed) {
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

export class Editor {
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
    const change = this.begun();
    try {
      this.change(change);
      change.doc.check();
    } catch (impossible) {
      if (!["RangeError", "ReplaceError", "TransformError"].includes(impossible.name)) throw impossible;
      return;
    }
    this.write(change);
  }

  begun() {
    const { doc, meta } = initProseMirrorDoc(this.note, schema);
    this.meta = meta;
    return new Transform(doc.childCount ? doc : schema.topNodeType.createAndFill());
  }

  write({ doc }) {
    this.doc.transact(() => updateYFragment(this.doc, this.note, doc, this.meta), "own");
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
    const unit = parent.isTextblock ? parent.textBetween(0, parent.content.size, "", "-").charCodeAt(parentOffset) : 0;
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
