// The small form that puts a link on the chosen words; without chosen words it writes the address.
// Rules: a bare host gets https; what leads nowhere is told in words and stays in the field;
// Escape goes back to the text, and going back closes it, as it lies on the text; what was typed and
// not put in is there again the next time, and that is said.

import type { Editor } from "@tiptap/core";
import { toast } from "../toast";
import { completed } from "./address";
import { leadsOut } from "./schema";

export interface LinkForm {
  toggle: () => void;
}

export function linkForm(note: HTMLElement, editor: Editor): LinkForm {
  const form = note.querySelector<HTMLFormElement>("#note-link")!;
  const field = form.querySelector("input")!;
  const wrong = form.querySelector<HTMLElement>("#note-link-wrong")!;
  const button = note.querySelector<HTMLElement>("[data-tool=link]")!;

  const typed = new Map<string, string>();
  let led = "";

  function toggle(): void {
    if (!form.hidden) return goBack();
    led = editor.getAttributes("link")["href"] ?? "";
    field.value = typed.get(led) ?? led;
    show(true);
    field.focus();
    field.select();
  }

  function show(open: boolean): void {
    form.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    complain(false);
  }

  function complain(about: boolean): void {
    wrong.hidden = !about;
    field.setAttribute("aria-invalid", String(about));
    if (about) field.setAttribute("aria-describedby", wrong.id);
    else field.removeAttribute("aria-describedby");
  }

  function close(): void {
    typed.delete(led);
    show(false);
    editor.commands.focus();
  }

  /** Out of the way; what was typed comes again when the form is opened. */
  function putAside(): void {
    if (form.hidden) return;
    show(false);
    typed.set(led, field.value);
    if (field.value !== led) toast(form.dataset["waits"]!);
  }

  function goBack(): void {
    putAside();
    editor.commands.focus();
  }

  function put(): void {
    const address = completed(field.value.trim().replaceAll(/\s/g, "%20"));
    if (!leadsOut(address)) {
      complain(true);
      return field.focus();
    }
    write(editor, address);
    close();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    put();
  });
  form.querySelector("[data-take-away]")!.addEventListener("click", () => {
    editor.chain().extendMarkRange("link").unsetLink().run();
    close();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") goBack();
  });
  editor.view.dom.addEventListener("focusin", putAside);
  return { toggle };
}

function write(editor: Editor, href: string): void {
  const chain = editor.chain().focus();
  if (editor.state.selection.empty && !editor.isActive("link")) {
    chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
  } else {
    chain.extendMarkRange("link").setLink({ href }).run();
  }
}
