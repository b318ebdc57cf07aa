// Words of one's own that are not in the notes and will not come there by themselves: shown, so
// that none is lost silently (OW4).
// Rule: they go only when their writer says so; put in at the end they are new words.

import type { Editor } from "@tiptap/core";

export interface Deed {
  put: (lines: string[]) => void;
  drop: () => void;
}

export class Rescue {
  private readonly box: HTMLElement;
  private readonly field: HTMLTextAreaElement;

  constructor(note: HTMLElement) {
    this.box = note.querySelector("#note-rescue")!;
    this.field = this.box.querySelector("textarea")!;
  }

  /** Show what is lost; `deed` is what can be done with it besides copying. */
  show(text: string, deed: Deed | null): void {
    if (!text) return deed?.drop();
    this.field.value = text;
    this.box.hidden = false;
    const [put, drop] = ["put", "drop"].map((what) => this.box.querySelector<HTMLElement>(`[data-${what}]`)!);
    put!.hidden = drop!.hidden = !deed;
    if (!deed) return;
    put!.onclick = () => {
      deed.put(text.split("\n"));
      this.hide(deed);
    };
    drop!.onclick = () => this.hide(deed);
  }

  private hide(deed: Deed): void {
    deed.drop();
    this.box.hidden = true;
    this.field.value = "";
  }
}

/** Written anew, after all that is there. */
export function putAtTheEnd(editor: Editor, lines: string[]): void {
  const paragraphs = lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  editor.chain().insertContentAt(editor.state.doc.content.size, paragraphs).focus("end").run();
}
