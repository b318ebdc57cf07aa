// People in one note who type, part, join, mark, take away and take back, as our page's editor does
// it: node undoing.mjs PEOPLE ACTS SEED... says for each seed what came into the log, by whose hand,
// and whether everyone's screen is the log's, read one by one and merged.
import * as Y from "yjs";
import { Editor, dice } from "./editor.mjs";

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());

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
