// A task: whether it is done, whose it is, and by when; its box is called what the task says. Rules: an owner is a line of at most 80
// characters, a due date an ISO date; a new task after another one has neither.

import type { Attributes } from "@tiptap/core";
import { TaskItem } from "@tiptap/extension-list";
import type { Node } from "@tiptap/pm/model";
import { Duty } from "./duty";

const LONGEST_OWNER = 80;

export function owner(typed: string | null | undefined): string | null {
  const line = (typed ?? "").replaceAll(/\s+/g, " ").trim();
  return [...line].slice(0, LONGEST_OWNER).join("") || null;
}

export function due(typed: string | null | undefined): string | null {
  if (!typed || !/^[1-9]\d{3}-\d\d-\d\d$/.test(typed)) return null;
  const day = new Date(`${typed}T00:00Z`);
  return !isNaN(day.valueOf()) && day.toISOString().startsWith(typed) ? typed : null;
}

const said = (name: string, read: typeof owner): Attributes[string] => ({
  default: null,
  keepOnSplit: false,
  parseHTML: (element) => read(element.dataset[name]),
  renderHTML: ({ [name]: value }) => (value ? { [`data-${name}`]: value } : {}),
});

/** What a task's box is called: its own line, not those of the tasks under it. */
export function named(done: string): (task: Node) => string {
  return ({ firstChild }) => firstChild?.textContent.trim() || done;
}

export function task(question: string): typeof TaskItem {
  return TaskItem.extend({
    addAttributes() {
      return { ...this.parent?.(), owner: said("owner", owner), due: said("due", due) };
    },
    addKeyboardShortcuts() {
      return { Enter: () => this.editor.commands.splitListItem(this.name) };
    },
    addNodeView() {
      const plain = this.parent?.();
      if (!plain) return null;
      return (props) => {
        const view = plain(props);
        const duty = new Duty(props, props.node, question, { owner, due });
        view.dom.appendChild(duty.element);
        // The box says its name itself: here it would stand in the page twice.
        view.dom.querySelector(":scope > label > span")?.remove();
        return {
          ...view,
          update: (node, ...rest) => (view.update?.(node, ...rest) ?? false) && duty.show(node),
          stopEvent: ({ target }) => duty.element.contains(target as Element) || isBox(target),
          ignoreMutation: ({ target, type }) => type !== "selection" && !view.contentDOM?.contains(target),
        };
      };
    },
  });
}

function isBox(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "checkbox";
}
