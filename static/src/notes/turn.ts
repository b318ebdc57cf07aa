// One turn at a note: a line of its own that hears all of it, changes it in one go, and ends when
// the server has the change. The server gives one such turn at a time.
//
// Rules:
//   TU1 Every try has a new document: what was not acknowledged is decided again on what is true
//       then, so it is never there twice.
//   TU2 A turn that somebody else has is waited for; a line that breaks is tried again, for a while.
//   TU3 A server that says that coming back is pointless (4400 to 4499) is believed.

import { readVarUint } from "lib0/decoding";
import { ContentType, createID, Doc, getItem, getState, Item, type AbstractType } from "yjs";
import { WebsocketProvider } from "y-websocket";
import { countingSocket } from "./counting";
import type { Held } from "./putting-back";

const SAVED = 100;
const TRY_AGAIN = 1013;
const PAUSE = 700;
const TRIES = 30;

export interface Place {
  note: string;
  schema: string;
  generation: string;
}

interface Step {
  client: number;
  clock: number;
}

interface End {
  type?: Step;
  item?: Step;
}

export type Change = (words: Doc, held: Held) => void;

/** Ended for good: the page is too old, or one may not write. */
export class Ended extends Error {}

/** Change the note; answers whether there was anything to change, in this try or one that broke. */
export async function turn(place: Place, change: Change, waits: () => void): Promise<boolean> {
  let said = false;
  for (let tries = 0; tries < TRIES; tries++) {
    const outcome = await once(place, change, () => (said = true));
    if (typeof outcome === "boolean") return outcome || said;
    if (outcome >= 4400 && outcome < 4500) throw new Ended(String(outcome));
    if (outcome === TRY_AGAIN) waits();
    await new Promise((resolve) => setTimeout(resolve, PAUSE * (1 + Math.random())));
  }
  throw new Error("no turn");
}

/** Whether there was anything to change, or the code that the line ended with. */
function once(place: Place, change: Change, said: () => void): Promise<boolean | number> {
  const cut = place.note.lastIndexOf("/");
  const address = new URL(place.note.slice(0, cut), location.href.replace(/^http/, "ws"));
  const words = new Doc();
  let sent = 0;
  let changed: boolean | null = null;
  return new Promise<boolean | number>((resolve) => {
    const provider = new WebsocketProvider(address.href, place.note.slice(cut + 1), words, {
      params: { schema: place.schema, generation: place.generation, saved: "1", turn: "1" },
      disableBc: true,
      WebSocketPolyfill: countingSocket(() => sent++),
    });
    let over = false;
    const end = (outcome: boolean | number): void => {
      if (over) return;
      over = true;
      provider.destroy();
      resolve(outcome);
    };
    provider.awareness.setLocalState(null);
    provider.messageHandlers[SAVED] = (_, decoder) => {
      if (readVarUint(decoder) === sent && changed) end(true);
    };
    provider.on("connection-close", (closed) => queueMicrotask(() => end(closed?.code ?? 0)));
    provider.on("connection-error", () => end(0));
    provider.on("sync", (synced: boolean) => {
      if (!synced || changed !== null) return;
      changed = made(words, () => change(words, held(provider, words)));
      if (changed) said();
      else end(false);
    });
  });
}

function made(words: Doc, act: () => void): boolean {
  let any = false;
  const seen = (): void => void (any = true);
  words.on("update", seen);
  act();
  words.off("update", seen);
  return any;
}

/** Where carets stand; a place may name a step that has not come yet beside the text that it is in. */
function held(provider: WebsocketProvider, words: Doc): Held {
  const found = new Set<unknown>();
  const add = (type: unknown): void => {
    for (let each = type as AbstractType<unknown> | null; each; each = (each._item?.parent ?? null) as typeof each) {
      found.add(each);
    }
  };
  for (const { cursor } of provider.awareness.getStates().values() as Iterable<{ cursor?: Record<string, End> }>) {
    for (const end of cursor ? [cursor["anchor"], cursor["head"]] : []) {
      const within = known(end?.type, words)?.content;
      if (within instanceof ContentType) add(within.type);
      add(known(end?.item, words)?.parent ?? null);
    }
  }
  return found;
}

function known(step: Step | undefined, words: Doc): Item | null {
  if (!step || getState(words.store, step.client) <= step.clock) return null;
  const item = getItem(words.store, createID(step.client, step.clock));
  return item instanceof Item && !item.deleted ? item : null;
}
