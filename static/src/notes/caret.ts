// Other people's carets: a name and one of six colours, by class; the server says both.
// Who did not agree to be named has no name here either.

import type { Extension } from "@tiptap/core";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import type { WebsocketProvider } from "y-websocket";

type Person = Record<string, unknown>;

export function carets(provider: WebsocketProvider, nameless: string): Extension {
  return CollaborationCaret.configure({
    provider,
    user: {},
    render: (person: Person) => caret(person, nameless),
    selectionRender: (person: Person) => ({ nodeName: "span", class: `note-pick ${tone(person)}` }),
  });
}

function caret(person: Person, nameless: string): HTMLElement {
  const element = document.createElement("span");
  element.className = `note-caret ${tone(person)}`;
  element.setAttribute("aria-hidden", "true");
  const name = document.createElement("span");
  name.textContent = String(person["name"] || nameless);
  element.append(name);
  return element;
}

function tone(person: Person): string {
  const number = Number(person["tone"]);
  return `c${number >= 1 && number <= 6 ? number : 1}`;
}
