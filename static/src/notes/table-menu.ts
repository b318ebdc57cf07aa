// The table button: where there is no table it puts one in, in a table it opens a menu of what
// can be done to it. Rules: arrows move in the menu, Escape and Tab leave it, a choice goes back
// to the text; a table goes after what one stands in, and there is always a line after it.

import type { ChainedCommands, Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { fixTables } from "@tiptap/pm/tables";

const SIZE = 3;

const CHANGES: Record<string, (chain: ChainedCommands) => ChainedCommands> = {
  "row-above": (chain) => chain.addRowBefore(),
  "row-below": (chain) => chain.addRowAfter(),
  "column-before": (chain) => chain.addColumnBefore(),
  "column-after": (chain) => chain.addColumnAfter(),
  head: (chain) => chain.toggleHeaderRow(),
  "no-row": (chain) => chain.deleteRow(),
  "no-column": (chain) => chain.deleteColumn(),
  "no-table": (chain) => chain.deleteTable(),
};

export function tableMenu(note: HTMLElement, editor: Editor): () => void {
  const menu = note.querySelector<HTMLElement>("#note-table-menu")!;
  const button = note.querySelector<HTMLElement>("[data-tool=table]")!;
  const items = [...menu.querySelectorAll<HTMLButtonElement>("[data-change]")];

  function open(shown: boolean): void {
    menu.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    if (shown) items[0]!.focus();
  }

  function choose(item: HTMLElement): void {
    open(false);
    change(editor, CHANGES[item.dataset["change"]!]!);
  }

  for (const item of items) item.addEventListener("click", () => choose(item));
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") editor.commands.focus();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (!menu.contains(relatedTarget as Element | null)) open(false);
  });
  editor.on("transaction", () => {
    if (editor.isActive("table")) button.setAttribute("aria-haspopup", "menu");
    else button.removeAttribute("aria-haspopup");
  });
  return () => (editor.isActive("table") ? open(!!menu.hidden) : insert(editor));
}

/** Change a table's shape; one that two people tore is mended first. */
export function change(editor: Editor, act: (chain: ChainedCommands) => ChainedCommands): boolean {
  const mended = fixTables(editor.state);
  if (mended) editor.view.dispatch(mended);
  return act(editor.chain().focus()).run();
}

function insert(editor: Editor): void {
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const block = tr.selection.$from;
      const here = block.depth === 1 && block.parent.content.size === 0;
      const [from, to] = [here ? block.before(1) : block.after(1), block.after(1)];
      const added = [empty(editor)];
      if (to === tr.doc.content.size) added.push(editor.schema.nodes["paragraph"]!.create());
      tr.replaceWith(from, to, added);
      tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1))).scrollIntoView();
      return true;
    })
    .run();
}

function empty({ schema: { nodes } }: Editor): Node {
  const row = (kind: string): Node =>
    nodes["tableRow"]!.create(null, Array.from({ length: SIZE }, () => nodes[kind]!.createAndFill()!));
  return nodes["table"]!.create(null, [row("tableHeader"), row("tableCell"), row("tableCell")]);
}
