// What was left unsaved in some room, when its page is not the one that is open.
// Rules: any page of the gathering brings it home where it fits, without a word; what does not fit
// waits for its own page. Who was removed is shown it once, on a page that stays, and nothing else
// does (OW7).

import { database, type Row, rows } from "./drawer";
import { Kept } from "./kept";
import { Line } from "./line";
import { textOf } from "./salvage";
import { SCHEMA } from "./schema";

export async function bringHome(gathering: string, participant: string): Promise<void> {
  const all = await rows(await database(gathering));
  const mine = all.filter((row) => row.participant === participant && !row.refused);
  const notes = new Map(mine.map((row) => [row.note, row]));
  for (const row of notes.values()) carry(gathering, row);
}

function carry(gathering: string, { note, participant, generation }: Row): void {
  const kept = new Kept({ gathering, note, participant, generation, schema: SCHEMA });
  let sent = false;
  const show = (_: boolean, unsaved: boolean): void => {
    if (sent && !unsaved && !kept.updates.length) line.leave();
  };
  const line = new Line(`/g/${gathering}/notes/${note}`, SCHEMA, kept, { show }, () => line.leave());
  line.onArrived(async () => {
    if (sent) return;
    const { fitting } = await kept.left();
    sent = true;
    if (!line.bringHome(fitting)) line.leave();
  });
}

export async function handOver(box: HTMLElement): Promise<void> {
  const { gathering = "", participant = "" } = box.dataset;
  const kept = new Kept({ gathering, note: "", participant, generation: "", schema: SCHEMA });
  const all = await rows(await database(gathering));
  const text = textOf(all.filter((row) => row.participant === participant).map(({ update }) => update));
  kept.forget();
  if (!text) return;
  box.querySelector("textarea")!.value = text;
  box.hidden = false;
  document.querySelector("[data-waits-outside]")?.setAttribute("hidden", "");
}
