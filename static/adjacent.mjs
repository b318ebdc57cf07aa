// What Yjs's UndoManager takes back it writes between two neighbours that it remembers. Where a
// paragraph was parted, taken away and taken back, the right one may no longer stand beside the left
// one, may stand before it, or be the same (yjs#794, in 13.6.33). Its writer may then read another
// text than everybody else, for ever, and the server refuses what stands the other way round (L7). So
// while the page is made, one line goes into that function: what comes back stands directly behind
// its left neighbour, as all else does that an editor writes.

import { readFile } from "node:fs/promises";

const BEHIND = "  } else {\n    right = null;\n    if (item.right && !ignoreRemoteMapChanges) {\n";
const DIRECTLY = "    right = left === null ? parentType._start : left.right;\n";

// For esbuild. A Yjs that does this in other words stops the build, so that somebody looks.
export const adjacent = {
  name: "adjacent",
  setup(made) {
    made.onLoad({ filter: /[\\/]yjs[\\/]dist[\\/]yjs\.mjs$/ }, async ({ path }) => {
      const [before, after, ...more] = (await readFile(path, "utf8")).split(BEHIND);
      if (after === undefined || more.length > 0) throw new Error("Yjs takes back in another way");
      return { contents: before + DIRECTLY + BEHIND + after, loader: "js" };
    });
  },
};
