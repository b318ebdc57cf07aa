// Tables: rows of cells at the note's own level, as wide as what stands in them.
// Rules: a cell holds paragraphs, lists and images; it covers 1 to 30 columns and rows, and no
// width is ever written; nobody mends a table that arrives torn by two people's acts, because
// every editor would, each anew: who changes its shape mends it first. Tab goes from cell to cell
// and after the last one to a new row, but after Escape it leaves the editor; an arrow that leaves
// a table at the note's end or beginning finds a new line there.

import type { Attributes, Editor } from "@tiptap/core";
import { Table as PlainTable, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import { change } from "./table-menu";

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

const leaving = new WeakSet<Editor>();

export const Table = PlainTable.extend({
  group: "",
  renderHTML: () => ["div", { class: "note-table" }, ["table", ["tbody", 0]]],
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      ...this.parent?.(),
      Escape: () => !leaving.add(editor),
      Tab: () => !leaving.delete(editor) && forth(editor),
      "Shift-Tab": () => !leaving.delete(editor) && editor.commands.goToPreviousCell(),
      ArrowDown: () => beyond(editor, "down"),
      ArrowUp: () => beyond(editor, "up"),
    };
  },
  onTransaction() {
    leaving.delete(this.editor);
  },
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(unmending);
  },
}).configure({ View: null, resizable: false });

function forth(editor: Editor): boolean {
  if (editor.commands.goToNextCell()) return true;
  return editor.isActive("table") && change(editor, (chain) => chain.addRowAfter().goToNextCell());
}

/** Past a table that begins or ends the note: a line to write in. */
function beyond({ state, view }: Editor, where: "up" | "down"): boolean {
  const { $head, empty } = state.selection;
  const table = $head.node(1);
  if (!empty || table?.type.name !== "table" || !view.endOfTextblock(where)) return false;
  const down = where === "down";
  const last = $head.index(1) === (down ? table.childCount - 1 : 0);
  const end = $head.index(0) === (down ? state.doc.childCount - 1 : 0);
  if (!last || !end) return false;
  const at = down ? $head.after(1) : $head.before(1);
  const tr = state.tr.insert(at, state.schema.nodes["paragraph"]!.create());
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
}

/** A table's plugin that does all but mending: after a change it is told that nothing changed. */
function unmending(plugin: Plugin): Plugin {
  const after = plugin.spec.appendTransaction;
  if (!after) return plugin;
  return new Plugin({ ...plugin.spec, appendTransaction: (done, _, state) => after.call(plugin, done, state, state) });
}
