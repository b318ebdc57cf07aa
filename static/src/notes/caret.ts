// Other people's carets: a name and one of six colours, by class; the server says both.
// Who did not agree to be named has no name here either. A name lies over the words behind the
// caret, so it is seen while the caret is new or moves, and a dot alone once it rests. A caret that
// stands where it stood is told to nobody, though the binding says it anew whenever others write; it
// also lets go of the others' carets when one parts a line, so they are drawn again. In the line in which
// one composes a word (as Japanese is typed) none are drawn: beside one Chromium wrote it twice, or not at all.

import type { Extension } from "@tiptap/core";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import type { DecorationSet, EditorView } from "@tiptap/pm/view";
import { isStructuralTransaction, setMeta, yCursorPluginKey } from "@tiptap/y-tiptap";
import type { WebsocketProvider } from "y-websocket";

type Person = Record<string, unknown>;
type Awareness = WebsocketProvider["awareness"];

/** How long a name stands where a caret rests, in milliseconds. */
const NAMED = 2_500;

/** How long after a word is composed the editor may still be at it, in milliseconds. */
const COMPOSED = 100;

const resting = new WeakMap<Element, number>();

export function carets(provider: WebsocketProvider, nameless: string): Extension {
  sayOnlyNews(provider.awareness);
  provider.on("status", ({ status }) => status === "disconnected" && forget(provider.awareness));
  onMove(provider.awareness, (person) => moved(person, nameless));
  return Carets.configure({
    provider,
    user: {},
    render: (person: Person) => caret(person, nameless),
    selectionRender: (person: Person) => ({ nodeName: "span", class: `note-pick ${tone(person)}` }),
  });
}

const Carets = CollaborationCaret.extend({
  onTransaction({ editor: { view }, transaction }) {
    if (isStructuralTransaction(transaction, transaction.before)) setMeta(view, yCursorPluginKey, { awarenessUpdated: true });
  },
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map((each) => (each.spec.key === yCursorPluginKey ? givingWay(each) : each));
  },
});

/** The plugin that draws carets, but for those in the line where one composes a word. */
function givingWay(plugin: Plugin): Plugin {
  let composes = false;
  const draw = (view: EditorView): void => view.dispatch(view.state.tr.setMeta("addToHistory", false));
  const decorations = (state: EditorState): DecorationSet => {
    const all: DecorationSet = yCursorPluginKey.getState(state);
    const { $head } = state.selection;
    return composes ? all.remove(all.find($head.start(), $head.end())) : all;
  };
  const handleDOMEvents = {
    compositionstart: (view: EditorView): void => {
      composes = true;
      draw(view);
    },
    compositionend: (view: EditorView): void => {
      composes = false;
      window.setTimeout(() => view.isDestroyed || view.composing || draw(view), COMPOSED);
    },
  };
  return new Plugin({ ...plugin.spec, props: { ...plugin.spec.props, decorations, handleDOMEvents } });
}

function sayOnlyNews(awareness: Awareness): void {
  const say = awareness.setLocalStateField.bind(awareness);
  awareness.setLocalStateField = (field: string, value: unknown) => {
    if (JSON.stringify(awareness.getLocalState()?.[field]) !== JSON.stringify(value)) say(field, value);
  };
}

/** Whoever rests is seen again when the line is back, also by what was known of them before. */
function forget({ meta, clientID }: Awareness): void {
  for (const client of meta.keys()) if (client !== clientID) meta.delete(client);
}

/** Call back for each of the others whose caret has gone elsewhere. */
function onMove(awareness: Awareness, call: (person: Person | undefined) => void): void {
  const places = new Map<number, string>();
  awareness.on("change", ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>) => {
    for (const client of removed) places.delete(client);
    for (const client of [...added, ...updated]) {
      const state = awareness.getStates().get(client);
      const place = JSON.stringify(state?.["cursor"] ?? null);
      if (client !== awareness.clientID && places.get(client) !== place) call(state?.["user"]);
      places.set(client, place);
    }
  });
}

function caret(person: Person, nameless: string): HTMLElement {
  const element = document.createElement("span");
  element.className = `note-caret ${tone(person)}`;
  element.setAttribute("aria-hidden", "true");
  const name = document.createElement("span");
  name.textContent = called(person, nameless);
  element.append(name);
  show(element);
  return element;
}

/** Whoever is called so in this colour: that two are is no harm. */
function moved(person: Person | undefined, nameless: string): void {
  if (!person) return;
  for (const element of document.querySelectorAll<HTMLElement>(`.note-caret.${tone(person)}`)) {
    if (element.textContent === called(person, nameless)) show(element);
  }
}

/** Its name is seen, for a while. */
function show(element: HTMLElement): void {
  window.clearTimeout(resting.get(element));
  element.classList.remove("rests");
  resting.set(element, window.setTimeout(() => element.classList.add("rests"), NAMED));
}

function called(person: Person, nameless: string): string {
  return String(person["name"] || nameless);
}

function tone(person: Person): string {
  const number = Number(person["tone"]);
  return `c${number >= 1 && number <= 6 ? number : 1}`;
}
