// What Yjs's UndoManager takes back it writes between two neighbours that it remembers. Where a
// paragraph was parted, taken away and taken back, the right one may no longer stand beside the left
// one, may stand before it, or be the same (yjs#794, in 13.6.33). Its writer may then read another
// text than everybody else, for ever, and the server refuses what stands the other way round (L7). So
// while the page is made, one line goes into that function: what comes back stands directly behind
// its left neighbour, as all else does that an editor writes. And it follows what came back, and was
// taken away again by somebody else, to where Yjs has forgotten it by now: there it threw in the middle
// of Ctrl+Z, which was left half done. What is forgotten is nobody's parent or neighbour any more.

import { readFile } from "node:fs/promises";

const BEHIND = "  } else {\n    right = null;\n    if (item.right && !ignoreRemoteMapChanges) {\n";
const PARENT = "      parentItem = getItemCleanStart(transaction, parentItem.redone);\n";
const FORGOTTEN = "      if (!(parentItem instanceof Item)) return null\n";
const TRACED = /getItemCleanStart\(transaction, (?:left|right)Trace\.redone\)/g;
const IF_KNOWN = "known($&)";
const KNOWN = "\nconst known = (found) => (found instanceof Item ? found : null);\n";
const DIRECTLY = "    right = left === null ? parentType._start : left.right;\n";

// For esbuild. A Yjs that does this in other words stops the build, so that somebody looks.
export const adjacent = {
  name: "adjacent",
  setup(made) {
    made.onLoad({ filter: /[\\/]yjs[\\/]dist[\\/]yjs\.mjs$/ }, async ({ path }) => {
      const yjs = await readFile(path, "utf8");
      for (const [part, times] of [[BEHIND, 1], [PARENT, 1], [TRACED, 2]]) {
        if (yjs.split(part).length !== times + 1) throw new Error("Yjs takes back in another way");
      }
      const behind = yjs.replace(BEHIND, DIRECTLY + BEHIND).replace(PARENT, PARENT + FORGOTTEN);
      return { contents: behind.replace(TRACED, IF_KNOWN) + KNOWN, loader: "js" };
    });
  },
};
