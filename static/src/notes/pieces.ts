// Changes in pieces of a size that a server takes, oldest first.

import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { mergeUpdates, parseUpdateMeta } from "yjs";

const LARGEST = 64 * 1024;

/** Some together in each, in order, so that none stands on what comes after it. */
export function* pieces(updates: readonly Uint8Array[]): Iterable<Uint8Array> {
  let some: Uint8Array[] = [];
  let size = 0;
  for (const update of updates) {
    if (some.length && size + update.length > LARGEST) {
      yield mergeUpdates(some);
      some = [];
      size = 0;
    }
    some.push(update);
    size += update.length;
  }
  if (some.length) yield mergeUpdates(some);
}

/** The same for an answer, a whole frame; nothing where it says more than these changes do. */
export function inPieces(answer: Uint8Array, updates: readonly Uint8Array[]): Iterable<Uint8Array> {
  if (!updates.length) return [];
  const decoder = createDecoder(answer);
  readVarUint(decoder);
  readVarUint(decoder);
  const asked = parseUpdateMeta(readVarUint8Array(decoder));
  const own = parseUpdateMeta(mergeUpdates([...updates]));
  for (const [client, from] of asked.from) {
    if ((own.from.get(client) ?? Infinity) > from || (own.to.get(client) ?? 0) < asked.to.get(client)!) return [];
  }
  return pieces(updates);
}
