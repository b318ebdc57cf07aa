// What a note may be made of: schema number 2, the same as the server's reader.
// Rule: whoever adds a node or mark here raises SCHEMA there and here, because an editor that
// lacks a node deletes it for everyone. Tab leaves the editor; lists are indented with
// Alt+Shift+arrow or Mod+bracket.

import { Extension, type Extensions } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import Link from "@tiptap/extension-link";
import Document from "@tiptap/extension-document";
import { ListItem, TaskList } from "@tiptap/extension-list";
import StarterKit from "@tiptap/starter-kit";
import type { Doc } from "yjs";
import { Heading } from "./heading";
import { Image } from "./image";
import { Cell, Head, Row, Table } from "./tables";
import { Task } from "./task";

export const SCHEMA = 2;
export const ROOT = "note";

const PROTOCOLS = ["http", "https", "mailto"];

const Item = ListItem.extend({
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) };
  },
});

const Note = Document.extend({ content: "(block | table)+" });

const Indenting = Extension.create({
  name: "indenting",
  addKeyboardShortcuts() {
    const { commands } = this.editor;
    const sink = (): boolean => commands.sinkListItem("listItem") || commands.sinkListItem("taskItem");
    const lift = (): boolean => commands.liftListItem("listItem") || commands.liftListItem("taskItem");
    return {
      "Alt-Shift-ArrowRight": sink,
      "Alt-Shift-ArrowLeft": lift,
      "Mod-]": sink,
      "Mod-[": lift,
    };
  },
});

const Address = Link.extend({
  inclusive: false,
  addAttributes() {
    return { href: { default: null, parseHTML: (element) => element.getAttribute("href") } };
  },
});

export function leadsOut(address: string): boolean {
  try {
    return PROTOCOLS.includes(new URL(address).protocol.slice(0, -1));
  } catch {
    return false;
  }
}

export function schema(words: Doc, done: string): Extensions {
  return [
    Note,
    StarterKit.configure({
      document: false,
      heading: false,
      listItem: false,
      link: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      undoRedo: false,
      trailingNode: false,
      dropcursor: false,
      gapcursor: false,
    }),
    Heading,
    Item,
    TaskList,
    Task.configure({ nested: true, a11y: { checkboxLabel: () => done } }),
    Table,
    Row,
    Head,
    Cell,
    Image,
    Indenting,
    Address.configure({
      autolink: true,
      openOnClick: "whenNotEditable",
      defaultProtocol: "https",
      HTMLAttributes: { rel: "noopener noreferrer nofollow", target: null },
      isAllowedUri: leadsOut,
      shouldAutoLink: leadsOut,
    }),
    Collaboration.configure({ document: words, field: ROOT }),
  ];
}
