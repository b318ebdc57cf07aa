// The small form that puts a picture into the text, or says in other words what one shows.
// Rules: without words for those who do not see it there is no picture; what was refused comes back
// with its sentence, the picture and the words as they were; while one is on its way the text goes
// on, and the next can be chosen. Pictures also come by being dropped on the note, or pasted.
// Going back to the text closes it, as it lies on the text; what was not put in is there again the
// next time, and that is said. Only its own button throws it away.

import type { Editor } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { announce } from "../announce";
import { toast } from "../toast";
import { Coming } from "./coming";
import { OTHER_WORDS } from "./image";
import { preview, wayOf } from "./preview";
import { send, type Wrong } from "./sending";

const LARGEST = 10 * 2 ** 20;
const ARRIVING = new PluginKey("arriving");

interface Job {
  picture: File | null;
  alt: string;
  wrong?: Wrong;
}

export interface PictureForm {
  toggle: () => void;
  leave: () => void;
}

export function pictureForm(note: HTMLElement, editor: Editor): PictureForm {
  const form = new Form(note, editor);
  editor.registerPlugin(
    new Plugin({
      key: ARRIVING,
      props: { handlePaste: (_, { clipboardData }) => !saysWords(clipboardData) && form.bring(clipboardData) },
    }),
  );
  const heard = { capture: true, signal: form.left.signal };
  note.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault(), heard);
  note.addEventListener("drop", (event) => form.bring(event.dataTransfer) && event.preventDefault(), heard);
  return form;
}

function saysWords(pasted: DataTransfer | null): boolean {
  return pasted?.types.includes("text/plain") ?? true;
}

function listed(picture: File | null): FileList {
  const list = new DataTransfer();
  if (picture) list.items.add(picture);
  return list.files;
}

class Form implements PictureForm {
  private readonly form: HTMLFormElement;
  private readonly file: HTMLInputElement;
  private readonly alt: HTMLTextAreaElement;
  private readonly button: HTMLElement;
  private readonly coming: Coming;
  readonly left = new AbortController();
  private readonly waiting: Job[] = [];
  private readonly words = new Map<string, string>();
  private chosen: File | null = null;
  private changed = { file: "", alt: "" };

  constructor(note: HTMLElement, private readonly editor: Editor) {
    this.form = note.querySelector<HTMLFormElement>("#note-picture")!;
    this.file = this.form.querySelector<HTMLInputElement>("[name=picture]")!;
    this.alt = this.form.querySelector<HTMLTextAreaElement>("[name=alt]")!;
    this.button = note.querySelector<HTMLElement>("[data-tool=image]")!;
    this.coming = new Coming(editor);
    this.listen();
  }

  readonly toggle = (): void => {
    if (!this.form.hidden) return this.goBack();
    if (this.editor.isActive("image")) return this.open(true);
    if (this.next()) return;
    this.open(false);
    this.file.click();
  };

  /** Take pictures out of what was dropped or pasted; answers whether there were any. */
  bring(given: DataTransfer | null): boolean {
    const pictures = [...(given?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    this.waiting.push(...pictures.map((picture) => ({ picture, alt: "" })));
    if (pictures.length && this.form.hidden) this.next();
    return pictures.length > 0;
  }

  leave(): void {
    this.left.abort();
  }

  private get changes(): boolean {
    return "changes" in this.form.dataset;
  }

  private listen(): void {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      this.submit();
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.goBack();
      if (event.key === "Enter" && event.target === this.alt) {
        event.preventDefault();
        this.submit();
      }
    });
    this.file.addEventListener("change", () => this.choose(this.file.files?.[0] ?? null));
    this.form.querySelector("[data-close]")!.addEventListener("click", () => this.close());
    this.form.querySelector("[data-take-away]")!.addEventListener("click", () => {
      this.editor.commands.deleteSelection();
      this.close();
    });
    this.editor.view.dom.addEventListener(OTHER_WORDS, () => this.open(true));
    this.editor.view.dom.addEventListener("focusin", () => this.putAside());
  }

  private open(changes: boolean): void {
    const { file = "", alt = "" } = changes ? this.editor.getAttributes("image") : {};
    this.changed = { file, alt };
    this.form.toggleAttribute("data-changes", changes);
    this.alt.value = this.words.get(file) ?? alt;
    this.choose(null);
    this.show(true);
    (changes ? this.alt : this.file).focus();
  }

  private show(open: boolean): void {
    this.form.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    this.complain(null);
  }

  private choose(picture: File | null): void {
    this.chosen = picture;
    if (picture !== this.file.files?.[0]) this.file.files = listed(picture);
    void preview(this.form, picture);
    this.complain(null);
    if (picture) this.alt.focus();
  }

  private complain(wrong: Wrong | null): void {
    for (const field of [this.file, this.alt]) {
      const says = this.form.querySelector<HTMLElement>(`#${field.id}-wrong`)!;
      const about = wrong?.about === field.name;
      says.hidden = !about;
      if (about) says.textContent = wrong.sentence;
      field.setAttribute("aria-invalid", String(about));
      field.setAttribute("aria-describedby", `${about ? says.id : ""} ${field.id}-hint`.trim());
      if (about) field.focus();
    }
  }

  private submit(): void {
    const alt = this.alt.value.replaceAll(/\s+/g, " ").trim();
    const words = this.form.dataset;
    if (!this.changes && !this.chosen) return this.complain({ about: "picture", sentence: words["missing"]! });
    if (!alt) return this.complain({ about: "alt", sentence: words["silent"]! });
    if (this.chosen && this.chosen.size > LARGEST) {
      return this.complain({ about: "picture", sentence: words["tooLarge"]! });
    }
    if (this.changes) this.editor.commands.updateAttributes("image", { alt });
    else void this.bringIn(this.chosen!, alt);
    this.close();
  }

  private async bringIn(picture: File, alt: string): Promise<void> {
    const way = wayOf(this.form, alt, this.left.signal);
    this.coming.put(way.shown);
    const answer = await send(this.form, picture, alt, way.come, way.givenUp);
    if (this.left.signal.aborted) return;
    const at = this.coming.take(way.shown);
    if (way.givenUp.aborted) return;
    if ("file" in answer) return this.put(at, answer.file, answer.alt);
    this.waiting.unshift({ picture, alt, wrong: answer });
    if (this.form.hidden) this.next();
    else announce(answer.sentence);
  }

  private put(at: number, file: string, alt: string): void {
    const image = { type: "image", attrs: { file, alt } };
    const last = !this.editor.state.doc.resolve(at).nodeAfter;
    this.editor.commands.insertContentAt(at, last ? [image, { type: "paragraph" }] : image, { updateSelection: false });
    announce(this.form.dataset["in"]!);
  }

  private next(): boolean {
    const job = this.waiting.shift();
    if (!job) return false;
    this.open(false);
    this.alt.value = job.alt;
    this.choose(job.picture);
    if (job.wrong) this.complain(job.wrong);
    return true;
  }

  /** Out of the way; what was begun comes again when the form is opened. */
  private putAside(): void {
    if (this.form.hidden) return;
    const { chosen: picture, alt: { value: alt }, changed } = this;
    const begun = picture !== null || alt.trim() !== changed.alt;
    if (begun && this.changes) this.words.set(changed.file, alt);
    else if (begun) this.waiting.unshift({ picture, alt });
    if (begun) toast(this.form.dataset["waits"]!);
    this.show(false);
    this.choose(null);
  }

  private goBack(): void {
    this.putAside();
    this.editor.commands.focus();
  }

  private close(): void {
    this.words.delete(this.changed.file);
    this.show(false);
    this.choose(null);
    if (!this.next()) this.editor.commands.focus();
  }
}
