// What one wrote and the server has not acknowledged yet, kept in this browser.
//
// Rules:
//     OW1 Every change of one's own is kept at once, before anything is known of it, and let go of
//         when the line says that all is on the server: what is kept is never more than that lacks.
//         While the line is down it is kept so that it outlives a flat battery.
//     OW2 It belongs to a server (the browser sees to that), a gathering, a note, a participant, and
//         a schema and generation of the note. Another participant's is neither shown nor sent.
//     OW3 A page that opens the note again brings home what fits it: of its generation, of no newer
//         schema, not refused before, and standing on nothing that the note lacks. It does so under
//         the client ids it was written under, so that several pages of one person may do it at
//         once and nothing stands twice. A page only ever types under an id of its own.
//     OW4 What does not fit is shown, and stays until its writer has put it in or thrown it away.
//     OW5 Words that were refused because their client id is somebody else's by now come home under
//         another one, the same for every page of their writer (`heir`).
//     OW6 Where the browser keeps nothing, the page works on and says so.
//     OW7 Who is removed from the gathering is shown it once, and nothing stays; nothing stays
//         longer than thirty days.

import { mergeUpdates } from "yjs";
import { database, type Row, rows, write } from "./drawer";
import { firstOf, heir, renamed } from "./renaming";

const LONGEST = 30 * 24 * 60 * 60 * 1000;
const PATIENCE = 2000;

export interface Whose {
  gathering: string;
  note: string;
  participant: string;
  generation: string;
  schema: number;
}

interface Change {
  update: Uint8Array;
  row?: number;
}

export class Kept {
  private unsaved: Change[] = [];
  private turn: Promise<unknown>;
  private drawer: IDBDatabase | null = null;

  constructor(readonly whose: Whose) {
    this.turn = Promise.race([database(whose.gathering), patience()]).then((drawer) => (this.drawer = drawer));
  }

  /** Whether all that is unsaved would be there after a reload (OW6). */
  get held(): boolean {
    return this.unsaved.every(({ row }) => row !== undefined);
  }

  /** All that the server is not known to have, oldest first. */
  get updates(): Uint8Array[] {
    return this.unsaved.map(({ update }) => update);
  }

  /** What other pages left behind: what may come home, and what may not (OW3, OW4). */
  async left(): Promise<{ fitting: Row[]; astray: Row[] }> {
    await this.turn;
    const known = new Set(this.unsaved.map(({ row }) => row));
    const all = (await this.mine()).filter(({ id }) => !known.has(id));
    const fits = (row: Row): boolean =>
      !row.refused && row.generation === this.whose.generation && row.schema <= this.whose.schema;
    return { fitting: all.filter(fits), astray: all.filter((row) => !fits(row)) };
  }

  /** These are on their way from this page now. */
  adopt(found: readonly Row[]): void {
    this.unsaved.unshift(...found.map(({ id, update }) => ({ update, row: id! })));
  }

  /** Keep a change (OW1); `strictly` so that it outlives the battery too. */
  add(update: Uint8Array, strictly: boolean): void {
    this.unsaved.push({ update });
    this.next(() => this.put(strictly));
  }

  /** All that has been said so far is on the server. */
  settled(): void {
    if (!this.unsaved.length) return;
    const gone = this.unsaved;
    this.unsaved = [];
    this.next(() => this.take(gone));
  }

  /** What is unsaved is written under an id that is somebody else's; false where none of it is (OW5). */
  rename(client: number): boolean {
    const start = firstOf(this.updates, client);
    if (start === null) return false;
    const to = heir(client, this.whose.participant);
    this.change((update) => renamed(update, client, start, to));
    return true;
  }

  /** It was refused, or stands on nothing: it is not sent again, and stays to be shown (OW4). */
  setAside(): Row[] {
    const gone = this.unsaved;
    if (!gone.length) return [];
    this.unsaved = [];
    const aside: Row = { ...this.row(mergeUpdates(gone.map(({ update }) => update))), refused: true };
    this.next(() => write(this.drawer, (words) => {
      for (const id of rowsOf(gone)) words.delete(id);
      const key = words.add(aside);
      key.onsuccess = () => (aside.id = key.result as number);
    }));
    return [aside];
  }

  /** Its writer has dealt with it. */
  drop(astray: readonly Row[]): void {
    this.next(() => write(this.drawer, (words) => astray.forEach(({ id }) => id && words.delete(id))));
  }

  /** Nothing of it stays in this browser (OW7). */
  forget(): void {
    this.next(async () => {
      const all = await rows(this.drawer);
      const mine = all.filter(({ participant }) => participant === this.whose.participant);
      await write(this.drawer, (words) => mine.forEach(({ id }) => words.delete(id!)));
    });
  }

  private next(act: () => Promise<unknown>): void {
    this.turn = this.turn.then(act).catch(() => undefined);
  }

  /** Together with all that waits: one row for what came while another was written. */
  private async put(strictly: boolean): Promise<void> {
    const waiting = this.unsaved.filter(({ row }) => row === undefined);
    if (!waiting.length) return;
    const row = this.row(mergeUpdates(waiting.map(({ update }) => update)));
    let key: IDBRequest<IDBValidKey> | undefined;
    const durability = strictly ? "strict" : "relaxed";
    await write(this.drawer, (words) => (key = words.add(row)), durability);
    for (const change of waiting) change.row = key?.result as number;
  }

  private async take(gone: readonly Change[]): Promise<void> {
    const ids = rowsOf(gone);
    if (ids.size) await write(this.drawer, (words) => ids.forEach((id) => words.delete(id)));
  }

  private change(how: (update: Uint8Array) => Uint8Array): void {
    for (const each of this.unsaved) each.update = how(each.update);
    this.next(() => this.rewrite());
  }

  private async rewrite(): Promise<void> {
    const ids = rowsOf(this.unsaved);
    await write(this.drawer, (words) => {
      for (const id of ids) {
        const parts = this.unsaved.filter(({ row }) => row === id);
        const update = mergeUpdates(parts.map((each) => each.update));
        words.put({ ...this.row(update), id });
      }
    });
  }

  private async mine(): Promise<Row[]> {
    const all = await rows(this.drawer);
    const old = all.filter(({ at }) => at < Date.now() - LONGEST);
    if (old.length) await write(this.drawer, (words) => old.forEach(({ id }) => words.delete(id!)));
    const { note, participant } = this.whose;
    return all.filter((row) => row.note === note && row.participant === participant && !old.includes(row));
  }

  private row(update: Uint8Array): Row {
    const { note, participant, generation, schema } = this.whose;
    return { note, participant, generation, schema, update, at: Date.now(), refused: false };
  }
}

/** The rows that these stand in; several may share one. */
function rowsOf(changes: readonly Change[]): Set<number> {
  return new Set(changes.flatMap(({ row }) => (row === undefined ? [] : [row])));
}

function patience(): Promise<null> {
  return new Promise((done) => setTimeout(() => done(null), PATIENCE));
}
