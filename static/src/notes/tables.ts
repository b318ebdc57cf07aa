// Tables: rows of cells at the note's own level, as wide as what stands in them.
// Rules: a cell holds paragraphs, lists and images; it covers 1 to 30 columns and rows, and no
// width is ever written; nobody mends a table that arrives torn by two people's acts, because
// every editor would, each anew: who changes its shape mends it first.

import type { Attributes } from "@tiptap/core";
import { Table as PlainTable, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Plugin } from "@tiptap/pm/state";

const WIDEST = 30;
const SIDES = ["left", "center", "right"];

const span = (name: "colspan" | "rowspan"): Attributes[string] => ({
  default: 1,
  parseHTML: (element) => Math.min(Math.max(parseInt(element.getAttribute(name) ?? "", 10) || 1, 1), WIDEST),
  renderHTML: ({ [name]: covers }) => (covers > 1 ? { [name]: covers } : {}),
});

const CELL: Attributes = {
  colspan: span("colspan"),
  rowspan: span("rowspan"),
  colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
  align: {
    default: null,
    parseHTML: (element) => SIDES.find((side) => [element.style.textAlign, element.getAttribute("align")].includes(side)) ?? null,
    renderHTML: ({ align }) => (SIDES.includes(align) ? { class: `to-${align}`, align } : {}),
  },
};
const INSIDE = "(paragraph | list | image)+";

export const Cell = TableCell.extend({ content: INSIDE, addAttributes: () => CELL });
export const Head = TableHeader.extend({ content: INSIDE, addAttributes: () => CELL });
export const Row = TableRow;

export const Table = PlainTable.extend({
  group: "",
  renderHTML: () => ["div", { class: "note-table" }, ["table", ["tbody", 0]]],
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(unmending);
  },
}).configure({ View: null, resizable: false });

/** A table's plugin that does all but mending: after a change it is told that nothing changed. */
function unmending(plugin: Plugin): Plugin {
  const after = plugin.spec.appendTransaction;
  if (!after) return plugin;
  return new Plugin({ ...plugin.spec, appendTransaction: (done, _, state) => after.call(plugin, done, state, state) });
}
