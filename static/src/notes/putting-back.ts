// Makes a note read as it did in an earlier copy of the same document, by the least change: what
// stands in both is left alone, so that what others write there meanwhile stays, once.
//
// Rules:
//   PB1 What is in both copies is the same step, never a likeness: nothing is said twice.
//   PB2 What came since goes; what was taken away since comes again, as words of whoever puts it back.
//   PB3 A block that came since and in which somebody's caret stands now stays as it is, with all
//       that it lies in: nobody's words are taken from under their hands. So does its whole table.
//   PB4 Undoing takes back what putting back did and nothing else: what came after it stays, and
//       what somebody has put back already is not put back once more.

import { encodeStateAsUpdate, applyUpdate, Doc, XmlElement, XmlText, type XmlFragment } from "yjs";
import { children, copy, id, places, same, twin, units, type Child, type Marks, type Unit } from "./steps";

/** Types that carets stand in, and all that those lie in. */
export type Held = ReadonlySet<unknown>;

interface Rules {
  /** Whether a child stays that the other copy does not have. */
  stays: (child: Child) => boolean;
  leave: (child: Child) => void;
  /** Whether a child comes again that only the other copy has, beside those that stayed. */
  returns: (child: Child, stayed: readonly Child[]) => boolean;
  /** Whether an attribute is set as it was. */
  sets: (child: XmlElement, key: string) => boolean;
  text: (child: XmlText) => TextRules;
}

interface TextRules {
  stays: (unit: Unit) => boolean;
  returns: (unit: Unit) => boolean;
  marks: (unit: Unit) => boolean;
}

export const MINE = "put back";
const MUCH = 128 * 1024;
const ROOT = "note";

export function copyOf(update: Uint8Array): Doc {
  const words = new Doc({ gc: false });
  applyUpdate(words, update);
  return words;
}

/** The note reads as it did ``then`` (PB1 to PB3). */
export function putBack(words: Doc, then: Doc, held: Held): void {
  reshape(words, then, {
    stays: (child) => held.has(child),
    leave: (child) => thin(child, held),
    returns: () => true,
    sets: () => true,
    text: () => ({ stays: () => false, returns: () => true, marks: () => true }),
  });
}

/** What made ``before`` into ``after`` is taken back (PB4). */
export function takeBack(words: Doc, before: Doc, after: Doc): void {
  const known = (child: Child): boolean => twin(child, after) !== null;
  reshape(words, before, {
    stays: (child) => !known(child),
    leave: () => undefined,
    returns: (child, stayed) => !known(child) && !stayed.some((each) => each.toString() === child.toString()),
    sets: (child, key) => {
      const then = twin(child, after) as XmlElement | null;
      return then !== null && same(then.getAttribute(key), child.getAttribute(key));
    },
    text: (child) => {
      const then = twin(child, after) as XmlText | null;
      const marks = new Map(then ? units(then).map((unit) => [unit.id, unit.marks]) : []);
      return {
        stays: (unit) => !marks.has(unit.id),
        returns: (unit) => !marks.has(unit.id),
        marks: (unit) => same(marks.get(unit.id), unit.marks),
      };
    },
  });
}

function reshape(words: Doc, other: Doc, rules: Rules): void {
  const much = encodeStateAsUpdate(other).length > MUCH;
  const step = much ? (act: () => void): void => words.transact(act, MINE) : (act: () => void): void => act();
  const all = (): void => within(words.getXmlFragment(ROOT), other.getXmlFragment(ROOT), rules, step);
  if (much) all();
  else words.transact(all, MINE);
}

function within(mine: XmlFragment, theirs: XmlFragment, rules: Rules, step: (act: () => void) => void): void {
  const wanted = new Map(children(theirs).map((child) => [id(child), child]));
  const stayed = children(mine).filter((child) => !wanted.has(id(child)) && rules.stays(child));
  let at = 0;
  for (const { id: name, child } of [...places(mine)]) {
    const then = wanted.get(name);
    if (child && then) {
      step(() => alike(child, then, rules));
      at++;
    } else if (child && stayed.includes(child)) {
      step(() => rules.leave(child));
      at++;
    } else if (child) {
      step(() => mine.delete(at, 1));
    } else if (then && rules.returns(then, stayed)) {
      step(() => mine.insert(at++, [copy(then)]));
    }
  }
}

function alike(mine: Child, theirs: Child, rules: Rules): void {
  if (mine instanceof XmlText && theirs instanceof XmlText) return retype(mine, theirs, rules.text(mine));
  if (!(mine instanceof XmlElement && theirs instanceof XmlElement)) return;
  const now = mine.getAttributes() as Marks;
  const then = theirs.getAttributes() as Marks;
  for (const key of new Set([...Object.keys(now), ...Object.keys(then)])) {
    if (same(now[key], then[key]) || !rules.sets(mine, key)) continue;
    if (key in then) mine.setAttribute(key, then[key] as string);
    else mine.removeAttribute(key);
  }
  within(mine, theirs, rules, (act) => act());
}

interface Part {
  retain?: number;
  insert?: string;
  delete?: number;
  attributes?: Marks;
}

function retype(mine: XmlText, theirs: XmlText, rules: TextRules): void {
  const wanted = new Map(units(theirs).map((unit) => [unit.id, unit]));
  const parts: Part[] = [];
  for (const { id: name, unit } of places(mine)) {
    const then = wanted.get(name);
    if (unit && then) {
      add(parts, rules.marks(unit) ? { retain: 1, attributes: remarked(unit.marks, then.marks) } : { retain: 1 });
    } else if (unit) {
      add(parts, rules.stays(unit) ? { retain: 1 } : { delete: 1 });
    } else if (then && rules.returns(then)) {
      add(parts, { insert: then.text, attributes: then.marks });
    }
  }
  if (parts.some((part) => !part.retain || Object.keys(part.attributes ?? {}).length)) mine.applyDelta(parts);
}

function remarked(now: Marks, then: Marks): Marks {
  const changed = [...new Set([...Object.keys(now), ...Object.keys(then)])].filter((key) => !same(now[key], then[key]));
  return Object.fromEntries(changed.map((key) => [key, then[key] ?? null]));
}

function add(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  if (last && same(last.attributes ?? {}, part.attributes ?? {})) {
    if (last.retain && part.retain) return void (last.retain += part.retain);
    if (last.delete && part.delete) return void (last.delete += part.delete);
    if (last.insert && part.insert) return void (last.insert += part.insert);
  }
  parts.push(part);
}

/** Of a list or a quote that stays, what nobody stands in goes. */
function thin(child: Child, held: Held): void {
  if (child instanceof XmlText || child.nodeName.startsWith("table")) return;
  const inner = children(child);
  if (!inner.some((each) => held.has(each) && each instanceof XmlElement)) return;
  let at = 0;
  for (const each of inner) {
    if (!held.has(each)) child.delete(at, 1);
    else {
      thin(each, held);
      at++;
    }
  }
}
