// What changes say, as plain lines, without the note they were made in: to be read and copied.
// Rules: what was typed side by side stands side by side; what was taken away again is gone; what
// stood apart stands on a line of its own, in the order it was begun.

import { decodeUpdate, Item, mergeUpdates } from "yjs";

interface Step {
  says: string;
  next: Step | null;
}

type Id = { client: number; clock: number };

export function textOf(updates: readonly Uint8Array[]): string {
  if (!updates.length) return "";
  const { structs, ds } = decodeUpdate(mergeUpdates([...updates]));
  const gone = ({ client, clock }: Id): boolean =>
    (ds.clients.get(client) ?? []).some((span) => clock >= span.clock && clock < span.clock + span.len);
  const steps = new Map<string, Step>();
  const beginnings: Step[] = [];
  for (const struct of structs) {
    if (struct instanceof Item) place(struct, steps, beginnings, gone);
  }
  return beginnings.map(line).filter((each) => each.trim()).join("\n");
}

function place(item: Item, steps: Map<string, Step>, beginnings: Step[], gone: (id: Id) => boolean): void {
  const { client, clock } = item.id;
  const said = typed(item);
  let before: Step | undefined = item.origin ? steps.get(name(item.origin)) : undefined;
  if (!before) beginnings.push((before = beginning(item, steps, beginnings)));
  for (let at = 0; at < item.length; at++) {
    const id = { client, clock: clock + at };
    const step: Step = { says: gone(id) ? "" : (said[at] ?? ""), next: before.next };
    before.next = step;
    before = step;
    steps.set(name(id), step);
  }
}

/** Something that stands on nothing known; put before what it was put before. */
function beginning(item: Item, steps: Map<string, Step>, beginnings: Step[]): Step {
  const after = item.rightOrigin ? steps.get(name(item.rightOrigin)) : undefined;
  const head = after && beginnings.find(({ next }) => next === after);
  if (!head) return { says: "", next: null };
  beginnings.splice(beginnings.indexOf(head), 1);
  return head;
}

function typed(item: Item): string {
  const content = item.content as { str?: string };
  return content.str ?? "";
}

function name({ client, clock }: Id): string {
  return `${client} ${clock}`;
}

function line(head: Step): string {
  const parts: string[] = [];
  for (let step: Step | null = head; step; step = step.next) parts.push(step.says);
  return parts.join("");
}
