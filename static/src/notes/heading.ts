// Headings of a note stand one level under the page's own: level 1 is an h2.

import { mergeAttributes } from "@tiptap/core";
import { Heading as PlainHeading } from "@tiptap/extension-heading";

const LEVELS = { h1: 1, h2: 1, h3: 2, h4: 3, h5: 3, h6: 3 };

export const Heading = PlainHeading.extend({
  parseHTML() {
    return Object.entries(LEVELS).map(([tag, level]) => ({ tag, attrs: { level } }));
  },
  renderHTML({ node, HTMLAttributes }) {
    const level = [1, 2, 3].includes(node.attrs["level"]) ? node.attrs["level"] : 1;
    return [`h${level + 1}`, mergeAttributes(this.options.HTMLAttributes, HTMLAttributes), 0];
  },
}).configure({ levels: [1, 2, 3] });
