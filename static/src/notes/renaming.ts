// Changes that were made under one client id, as if they had been made under another (OW5).
// Rule: of the id's steps those from `start` on, which no log has, are renamed wherever they are
// spoken of; what stood before them keeps its name.

import { writeVarUint } from "lib0/encoding";
import { createID, decodeUpdate, Item, UpdateEncoderV1 } from "yjs";

type Id = ReturnType<typeof createID>;
type Structs = ReturnType<typeof decodeUpdate>["structs"];
type Deleted = Map<number, { clock: number; len: number }[]>;

/** The first step that these changes make under an id; null where they make none. */
export function firstOf(updates: readonly Uint8Array[], client: number): number | null {
  const clocks = updates.flatMap((update) =>
    decodeUpdate(update).structs.flatMap(({ id }) => (id.client === client ? [id.clock] : [])),
  );
  return clocks.length ? Math.min(...clocks) : null;
}

/** The id that takes the place of one for this writer: the same for all pages, however soon each asks. */
export function heir(client: number, writer: string): number {
  let mixed = client;
  for (const character of writer) mixed = Math.imul(mixed ^ character.codePointAt(0)!, 0x01000193);
  mixed = Math.imul(mixed, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

export function renamed(update: Uint8Array, from: number, start: number, to: number): Uint8Array {
  const { structs, ds } = decodeUpdate(update);
  const moved = (id: Id): Id => (id.client === from && id.clock >= start ? createID(to, id.clock - start) : id);
  for (const struct of structs) {
    struct.id = moved(struct.id);
    if (!(struct instanceof Item)) continue;
    if (struct.origin) struct.origin = moved(struct.origin);
    if (struct.rightOrigin) struct.rightOrigin = moved(struct.rightOrigin);
    const parent: unknown = struct.parent;
    if (parent instanceof createID(0, 0).constructor) struct.parent = moved(parent as Id);
  }
  return written(structs, parted(ds.clients, from, start, to));
}

function parted(deleted: Deleted, from: number, start: number, to: number): Deleted {
  const spans = deleted.get(from) ?? [];
  const parts = new Map(deleted);
  parts.delete(from);
  const before = spans.flatMap(({ clock, len }) => span(clock, Math.min(clock + len, start)));
  const after = spans.flatMap(({ clock, len }) => span(Math.max(clock, start) - start, clock + len - start));
  if (before.length) parts.set(from, before);
  if (after.length) parts.set(to, [...(parts.get(to) ?? []), ...after]);
  return parts;
}

function span(clock: number, end: number): { clock: number; len: number }[] {
  return end > clock ? [{ clock, len: end - clock }] : [];
}

function written(structs: Structs, deleted: Deleted): Uint8Array {
  const encoder = new UpdateEncoderV1();
  const out = encoder.restEncoder;
  const groups = byClient(structs);
  writeVarUint(out, groups.size);
  for (const [client, group] of groups) {
    writeVarUint(out, group.length);
    encoder.writeClient(client);
    writeVarUint(out, group[0]!.id.clock);
    for (const struct of group) struct.write(encoder, 0);
  }
  writeVarUint(out, deleted.size);
  for (const [client, spans] of deleted) {
    writeVarUint(out, client);
    writeVarUint(out, spans.length);
    for (const { clock, len } of spans) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}

function byClient(structs: Structs): Map<number, Structs> {
  const groups = new Map<number, Structs>();
  for (const struct of structs) {
    const { client } = struct.id;
    groups.set(client, [...(groups.get(client) ?? []), struct]);
  }
  return groups;
}
