// What a note may be made of: schema number 2, the same as the server's reader.
// Rule: whoever adds a node or mark here raises SCHEMA there and here, because an editor that
// lacks a node deletes it for everyone. Nothing is written that the server would refuse, as it ends
// the connection for good. Tab leaves the editor but for a table's cells; lists are indented with
// Alt+Shift+arrow or Mod+bracket.

import { Extension, type Extensions } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import Document from "@tiptap/extension-document";
import Link from "@tiptap/extension-link";
import { ListItem, OrderedList, TaskList } from "@tiptap/extension-list";
import StarterKit from "@tiptap/starter-kit";
import type { Doc } from "yjs";
import { Heading } from "./heading";
import { Image, type Pictures } from "./image";
import { Cell, Head, Row, Table } from "./tables";
import { named, task } from "./task";

export const SCHEMA = 2;
export const ROOT = "note";

const PROTOCOLS = ["http", "https", "mailto"];

const Item = ListItem.extend({
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) };
  },
});

const MOST_NUMBERED = 1_000_000;
const LONGEST_ADDRESS = 2000;
const NUMBERINGS = ["1", "a", "A", "i", "I"];

const Numbers = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) => Math.min(Math.max(parseInt(element.getAttribute("start") ?? "1", 10) || 0, 0), MOST_NUMBERED),
    },
    type: { default: null, parseHTML: (element) => NUMBERINGS.find((each) => each === element.getAttribute("type")) ?? null },
  }),
});

export interface Words {
  done: string;
  whose: string;
  pictures: Pictures;
}

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
  if (address.length > LONGEST_ADDRESS) return false;
  try {
    return PROTOCOLS.includes(new URL(address).protocol.slice(0, -1));
  } catch {
    return false;
  }
}

export function schema(document: Doc, words: Words): Extensions {
  return [
    Note,
    StarterKit.configure({
      document: false,
      heading: false,
      listItem: false,
      orderedList: false,
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
    Numbers,
    TaskList,
    task(words.whose).configure({ nested: true, a11y: { checkboxLabel: named(words.done) } }),
    Table,
    Row,
    Head,
    Cell,
    Image.configure(words.pictures),
    Indenting,
    Address.configure({
      autolink: true,
      openOnClick: "whenNotEditable",
      defaultProtocol: "https",
      HTMLAttributes: { rel: "noopener noreferrer nofollow", target: null },
      isAllowedUri: leadsOut,
      shouldAutoLink: leadsOut,
    }),
    Collaboration.configure({ document, field: ROOT }),
  ];
}
