// The line one writes in is never behind what lies over the page: at its head the bars, the note's own
// too, at its foot the dock, the call and what waits. ProseMirror knows nothing of `scroll-padding`, so
// it is told before it scrolls. What a keyboard on the screen hides already counts for the foot.

import type { EditorProps } from "@tiptap/pm/view";

const over = { top: 0, right: 0, bottom: 0, left: 0 };

export const inSight: EditorProps = {
  scrollMargin: over,
  scrollThreshold: over,
  handleScrollToSelection: ({ dom }) => {
    const page = dom.ownerDocument.documentElement;
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(page);
    const hidden = page.clientHeight - (visualViewport?.height ?? page.clientHeight);
    over.top = parseFloat(scrollPaddingTop);
    over.bottom = 8 + Math.max(0, parseFloat(scrollPaddingBottom) - hidden);
    return false;
  },
};

/** Keep measuring how much of the page the note's head covers, until what this answers is called. */
export function staysOver(note: HTMLElement): () => void {
  const head = note.querySelector<HTMLElement>(".note-head")!;
  const put = (height: number): void => document.documentElement.style.setProperty("--note-head", `${height}px`);
  const size = new ResizeObserver(() => put(head.offsetHeight));
  size.observe(head, { box: "border-box" });
  return () => {
    size.disconnect();
    put(0);
  };
}
