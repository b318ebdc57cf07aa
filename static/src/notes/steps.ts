// A document's steps as they lie in it: what stands, in its order, each with the name that it has in
// every copy of the document.

import { ContentFormat, ContentString, ContentType, getItem, getState, type Doc, type Item } from "yjs";
import { XmlElement, XmlFragment, XmlText } from "yjs";

export type Child = XmlElement | XmlText;
export type Marks = Record<string, unknown>;

export interface Unit {
  id: string;
  text: string;
  marks: Marks;
}

export interface Place {
  id: string;
  /** What stands there now; null where it was taken away. */
  child: Child | null;
  unit: Unit | null;
}

/** Every step that lies in a node, also where something was taken away, in the order of all copies. */
export function* places(of: XmlFragment | XmlText): Generator<Place> {
  let marks: Marks = {};
  for (let item: Item | null = of._start; item; item = item.right) {
    const { id, content, deleted } = item;
    if (content instanceof ContentFormat) {
      if (!deleted) marks = marked(marks, content);
      continue;
    }
    for (let at = 0; at < item.length; at++) {
      const name = `${id.client}:${id.clock + at}`;
      const text = !deleted && content instanceof ContentString ? content.str[at]! : null;
      const type = !deleted && content instanceof ContentType ? content.type : null;
      const child = type instanceof XmlElement || type instanceof XmlText ? type : null;
      yield { id: name, child, unit: text === null ? null : { id: name, text, marks } };
    }
  }
}

function marked(marks: Marks, { key, value }: ContentFormat): Marks {
  const { [key]: _, ...others } = marks;
  return value === null ? others : { ...others, [key]: value };
}

export function children(of: XmlFragment): Child[] {
  return [...places(of)].flatMap(({ child }) => (child ? [child] : []));
}

export function id(child: Child): string {
  const { client, clock } = child._item!.id;
  return `${client}:${clock}`;
}

/** The UTF-16 units of a text, each with its marks. */
export function units(text: XmlText): Unit[] {
  return [...places(text)].flatMap(({ unit }) => (unit ? [unit] : []));
}

/** The same child in another copy, if it is known and stands there. */
export function twin(child: Child, words: Doc): Child | null {
  const { client, clock } = child._item!.id;
  if (getState(words.store, client) <= clock) return null;
  const item = getItem(words.store, child._item!.id) as Item;
  const type = item.content instanceof ContentType && !item.deleted ? item.content.type : null;
  return type instanceof XmlElement || type instanceof XmlText ? type : null;
}

export function same(one: unknown, other: unknown): boolean {
  return written(one) === written(other);
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}

/** A copy that can be put in elsewhere; Yjs's own leaves out what is not text. */
export function copy(child: Child): Child {
  if (child instanceof XmlText) return child.clone();
  const made = new XmlElement(child.nodeName);
  for (const [key, value] of Object.entries(child.getAttributes())) made.setAttribute(key, value as string);
  made.insert(0, children(child).map(copy));
  return made;
}
