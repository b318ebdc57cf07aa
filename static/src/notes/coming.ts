// Pictures on their way: each has its place in the text, that only who sends it sees.
// Rule: the place is a Yjs position, so that it stays where it was put, however the others write.

import type { Editor } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { insertPoint } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";

const KEY = new PluginKey("coming");

export class Coming {
  private readonly places = new Map<HTMLElement, unknown>();
  private wrote = false;

  constructor(private readonly editor: Editor) {
    for (const done of ["pointerdown", "keydown"]) {
      editor.view.dom.addEventListener(done, () => (this.wrote = true), { once: true });
    }
    editor.registerPlugin(new Plugin({ key: KEY, props: { decorations: (state) => this.drawn(state) } }));
  }

  /** Show this where one writes, or at the end, until it is taken away. */
  put(shown: HTMLElement): void {
    const { state } = this.editor;
    const { type, binding } = ySyncPluginKey.getState(state);
    const at = this.wrote ? here(state) : end(state);
    this.places.set(shown, absolutePositionToRelativePosition(at, type, binding.mapping));
    this.refresh();
  }

  /** Take it away; answers where it was. */
  take(shown: HTMLElement): number {
    const { state } = this.editor;
    const at = this.at(state, this.places.get(shown)) ?? end(state);
    this.places.delete(shown);
    this.refresh();
    return insertPoint(state.doc, at, state.schema.nodes["image"]!) ?? end(state);
  }

  private drawn(state: EditorState): DecorationSet {
    const shown = [...this.places].map(([element, place], number) =>
      Decoration.widget(this.at(state, place) ?? 0, () => element, {
        key: `coming-${number}`,
        side: -1,
        ignoreSelection: true,
        stopEvent: () => true,
      }),
    );
    return DecorationSet.create(state.doc, shown);
  }

  private at(state: EditorState, place: unknown): number | null {
    const { doc, type, binding } = ySyncPluginKey.getState(state);
    return relativePositionToAbsolutePosition(doc, type, place, binding.mapping);
  }

  private refresh(): void {
    this.editor.view.dispatch(this.editor.state.tr.setMeta("addToHistory", false));
  }
}

/** Before the empty line one is on, or else after what one is in. */
function here(state: EditorState): number {
  const { $to } = state.selection;
  if (!$to.depth) return $to.pos;
  const at = $to.parent.isTextblock && !$to.parent.content.size ? $to.before() : $to.after();
  return insertPoint(state.doc, at, state.schema.nodes["image"]!) ?? end(state);
}

function end({ doc }: EditorState): number {
  return doc.content.size - (doc.lastChild?.isTextblock && !doc.lastChild.content.size ? doc.lastChild.nodeSize : 0);
}
