// An image in a note: the name under which it is stored here, and what it shows, in words.
// Rule: nothing is an image that is not stored here, so one from elsewhere is left out.

import { Node } from "@tiptap/core";

const STORED = /^[0-9a-f]{32}$/;
const LONGEST_ALT = 300;

export const Image = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    file: { default: null, parseHTML: (element) => element.dataset["file"] ?? null },
    alt: { default: "", parseHTML: (element) => (element.dataset["alt"] ?? "").slice(0, LONGEST_ALT) },
  }),
  parseHTML() {
    return [{ tag: "figure[data-file]", getAttrs: (element) => STORED.test(element.dataset["file"] ?? "") && null }];
  },
  renderHTML({ node }) {
    const { file, alt } = node.attrs;
    return ["figure", { class: "note-image", "data-file": file, "data-alt": alt }, ["figcaption", alt]];
  },
});
