// What stays while others write, and TipTap's binding to Yjs (y-tiptap 3.0.9) does not leave alone.
// One's caret: the binding knows its place by identity, and then looks for a paragraph that says the
// same and believes that instead. Of two lines that are both empty yet it took the other, so that
// one's next key stood in somebody else's line. And the note itself: at every key of another's it
// forgot which block is which and made them all anew, which held up a telephone in a long note.
// So while the page is made: as long as the text in which the caret stood is there, its place is
// known, and nothing is looked for (nor where the note has become shorter than the place is far);
// and only what has changed is made anew, with all that it stands in. Others' carets it draws a little
// later, and then puts one's own where it last knew it: so it looks where that is first (caught-up.ts).

import { readFile } from "node:fs/promises";

const GUESSES = /^ {8}(anchor|head) = (recoverSelectionEndpoint\(tr\.doc, oldDoc, (relSel\.abs\w+), .*\));$/gm;
const IF_GONE = "        if (isGone(relSel.$1, binding) && $3 <= oldDoc.content.size) $1 = $2;";
const FORGETS = /(?<=changedParentTypes\.forEach\(delType\);\n)(?: {6}\/\/ .*\n)* {6}this\.mapping\.clear\(\);\n/g;
const DRAWS = /(?<=^  apply \(\) \{\n)(?= {4}const syncState = ySyncPluginKey\.getState\(this\.view\.state\);$)/gm;
const LOOKS = "    if (!this.view.composing) this.view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));\n";
const IS_GONE = `
const isGone = ({ type }, { doc }) => type !== null && Y.getItem(doc.store, type).deleted;
`;

// For esbuild. A binding that does this in other words stops the build, so that somebody looks.
export const staying = {
  name: "staying",
  setup(made) {
    made.onLoad({ filter: /[\\/]y-tiptap[\\/]dist[\\/]y-tiptap\.js$/ }, async ({ path }) => {
      const contents = await readFile(path, "utf8");
      if (contents.match(GUESSES)?.length !== 2) throw new Error("the caret's place is kept in another way");
      if (contents.match(FORGETS)?.length !== 1) throw new Error("what others write is drawn in another way");
      if (contents.match(DRAWS)?.length !== 1) throw new Error("others' carets are drawn in another way");
      const stays = contents.replace(GUESSES, IF_GONE).replace(FORGETS, "").replace(DRAWS, LOOKS);
      return { contents: stays + IS_GONE, loader: "js" };
    });
  },
};
