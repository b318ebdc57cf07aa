// The toolbar: one tab stop, arrows move in it, pressed buttons say so; Alt+F10 goes there from
// the text.

import type { ChainedCommands, Editor } from "@tiptap/core";

interface Tool {
  press: (chain: ChainedCommands) => ChainedCommands;
  on: (editor: Editor) => boolean;
}

const plain = (name: string, press: Tool["press"]): Tool => ({ press, on: (editor) => editor.isActive(name) });

const TOOLS: Record<string, Tool> = {
  heading: plain("heading", (chain) => chain.toggleHeading({ level: 1 })),
  bold: plain("bold", (chain) => chain.toggleBold()),
  italic: plain("italic", (chain) => chain.toggleItalic()),
  bullets: plain("bulletList", (chain) => chain.toggleBulletList()),
  numbers: plain("orderedList", (chain) => chain.toggleOrderedList()),
  tasks: plain("taskList", (chain) => chain.toggleTaskList()),
  quote: plain("blockquote", (chain) => chain.toggleBlockquote()),
  undo: plain("undo", (chain) => chain.undo()),
};

/** What a press on a button does that is no change of the chosen text, by the button's name. */
export type Others = Record<string, () => void>;

export function tools(note: HTMLElement, editor: Editor, others: Others): void {
  const bar = note.querySelector<HTMLElement>("[role=toolbar]")!;
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>("[data-tool]")];
  bar.hidden = false;
  stop(buttons, buttons[0]!);
  for (const button of buttons) {
    const name = button.dataset["tool"]!;
    const tool = TOOLS[name];
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => (tool ? tool.press(editor.chain().focus()).run() : others[name]?.()));
  }
  bar.addEventListener("keydown", (event) => walk(event, buttons));
  bar.addEventListener("focusin", (event) => stop(buttons, event.target as HTMLButtonElement));
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "F10") buttons.find((button) => button.tabIndex === 0)?.focus();
  });
  editor.on("transaction", () => show(buttons, editor));
  show(buttons, editor);
}

function show(buttons: HTMLButtonElement[], editor: Editor): void {
  for (const button of buttons) {
    if (!button.hasAttribute("aria-pressed")) continue;
    const name = button.dataset["tool"]!;
    const on = TOOLS[name]?.on(editor) ?? editor.isActive(name);
    button.setAttribute("aria-pressed", String(on));
  }
}

function walk(event: KeyboardEvent, buttons: HTMLButtonElement[]): void {
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}

function stop(buttons: HTMLButtonElement[], here: HTMLButtonElement): void {
  for (const button of buttons) button.tabIndex = button === here ? 0 : -1;
}
