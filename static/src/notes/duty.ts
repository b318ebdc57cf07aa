// Who does a task and by when: said at the task, and written in two small fields that open there.
// Rules: the fields stand beside the text and not in it, because a phone's keyboard loses its
// place in a field inside a text; the names of those in the room who are named are suggested;
// Enter, Escape and leaving the fields close them, and what stands in a field counts then.

import type { Editor, NodeViewRendererProps } from "@tiptap/core";
import type { Node as Task } from "@tiptap/pm/model";

type Name = "owner" | "due";
type Readers = Record<Name, (typed: string) => string | null>;

export class Duty {
  readonly element = Object.assign(document.createElement("div"), { className: "note-duty" });
  private readonly said = Object.assign(document.createElement("button"), { type: "button" });

  constructor(
    private readonly props: Pick<NodeViewRendererProps, "editor" | "getPos">,
    task: Task,
    private readonly question: string,
    private readonly readers: Readers,
  ) {
    this.element.contentEditable = "false";
    this.element.append(this.said);
    this.said.title = question;
    this.said.tabIndex = -1;
    this.said.setAttribute("aria-haspopup", "dialog");
    this.said.addEventListener("click", () => fields(this));
    this.show(task);
  }

  /** Say what the task says now. */
  show({ attrs: { owner, due } }: Task): true {
    const said = [owner, due && inWords(due)].filter(Boolean).join(", ");
    this.said.replaceChildren(said || icon());
    this.said.setAttribute("aria-label", said ? `${this.question} ${said}` : this.question);
    this.element.classList.toggle("empty", !said);
    return true;
  }

  says(name: Name): string {
    return this.task?.attrs[name] ?? "";
  }

  write(name: Name, typed: string): void {
    const at = this.props.getPos();
    const value = this.readers[name](typed);
    if (at === undefined || (this.task?.attrs[name] ?? null) === value) return;
    this.props.editor.commands.command(({ tr }) => !!tr.setNodeAttribute(at, name, value));
  }

  back(): void {
    this.props.editor.commands.focus(undefined, { scrollIntoView: false });
  }

  private get task(): Task | null {
    const at = this.props.getPos();
    return at === undefined ? null : this.props.editor.state.doc.nodeAt(at);
  }
}

/** Open the fields of the task that the text's cursor is in, or else make it one first. */
export function openDuty(editor: Editor): void {
  if (!editor.isActive("taskItem")) editor.chain().focus().toggleTaskList().run();
  const { node } = editor.view.domAtPos(editor.state.selection.from);
  const item = (node instanceof Element ? node : node.parentElement)?.closest("li");
  item?.querySelector<HTMLElement>(":scope > .note-duty > button")?.click();
}

function fields(duty: Duty): void {
  const form = document.querySelector<HTMLFormElement>("#note-duty")!;
  const inputs: Record<Name, HTMLInputElement> = { owner: form["owner"], due: form["due"] };
  const each = Object.entries(inputs) as [Name, HTMLInputElement][];
  const done = new AbortController();
  const on = { signal: done.signal };

  function close(): void {
    done.abort();
    form.hidden = true;
    for (const [name, input] of each) duty.write(name, input.value);
  }

  function leave(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    close();
    duty.back();
  }

  for (const [name, input] of each) input.value = duty.says(name);
  form.addEventListener("submit", leave, on);
  form.addEventListener("keydown", (event) => event.key === "Escape" && leave(event), on);
  form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget as Node | null) || close(), on);
  suggest();
  form.hidden = false;
  form.style.top = `${duty.element.parentElement!.getBoundingClientRect().bottom - form.parentElement!.getBoundingClientRect().top}px`;
  inputs.owner.focus();
}

function suggest(): void {
  const named = [...document.querySelectorAll<HTMLElement>(".people [data-name]")];
  const names = new Set(named.map(({ dataset }) => dataset["name"] ?? ""));
  const options = [...names].map((value) => Object.assign(document.createElement("option"), { value }));
  document.getElementById("note-names")?.replaceChildren(...options);
}

function icon(): Node {
  return document.querySelector("[data-tool=duty] svg")?.cloneNode(true) ?? document.createTextNode("…");
}

function inWords(day: string): string {
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}
