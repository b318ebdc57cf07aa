// Words that the page of a room could not send are brought home from any other page, if there are.

import { database, rows } from "./notes/drawer";

export function homecoming(): void {
  window.addEventListener("load", () => void look());
  window.addEventListener("online", () => void look());
}

async function look(): Promise<void> {
  const { participant, notes } = document.getElementById("mine")?.dataset ?? {};
  const gathering = location.pathname.split("/")[2] ?? "";
  if (!participant || !notes || document.getElementById("note")) return;
  const kept = await rows(await database(gathering));
  if (!kept.some((row) => row.participant === participant && !row.refused)) return;
  const { bringHome } = await import(new URL(notes, location.href).href);
  await bringHome(gathering, participant);
}
