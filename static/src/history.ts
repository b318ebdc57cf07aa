// "Put this back" on the page of a note as it was: asks once, does it in the note itself as an edit
// of whoever asks, and offers to undo it. The rules are those of putting back and of turns.

import { encodeStateAsUpdate } from "yjs";
import { copyOf, putBack, takeBack } from "./notes/putting-back";
import { Ended, turn, type Change, type Place } from "./notes/turn";

let here: HTMLElement | null = null;

function mount(part: HTMLElement): void {
  const find = <Found extends HTMLElement>(what: string): Found => part.querySelector<Found>(what)!;
  const ask = find<HTMLButtonElement>("[data-ask]");
  const question = find("#put_back_question");
  const said = find("[role=status]");
  const after = find("[data-after]");
  const { note = "", schema = "", generation = "1", then = "" } = part.dataset;
  const place: Place = { note, schema, generation };
  let before: Uint8Array = new Uint8Array();
  let made: Uint8Array = new Uint8Array();

  const say = (word: string): void => void (said.textContent = said.dataset[word] ?? "");
  const show = (open: boolean): void => {
    question.hidden = !open;
    ask.setAttribute("aria-expanded", String(open));
  };
  const act = async (change: Change, done: string): Promise<boolean> => {
    ask.disabled = true;
    after.hidden = true;
    say("doing");
    try {
      const changed = await turn(place, change, () => say("waits"));
      say(changed ? done : "same");
      return changed;
    } catch (cause) {
      say(cause instanceof Ended ? "ended" : "failed");
      return false;
    } finally {
      ask.disabled = false;
      said.focus();
    }
  };
  const put = async (): Promise<void> => {
    show(false);
    say("doing");
    const earlier = await fetched(then);
    if (!earlier) return say("failed");
    const changed = await act((words, held) => {
      const was = encodeStateAsUpdate(words);
      putBack(words, copyOf(earlier), held);
      const is = encodeStateAsUpdate(words);
      if (!same(was, is)) [before, made] = [was, is];
    }, "done");
    after.hidden = !changed;
  };
  const undo = (): Promise<boolean> => act((words) => takeBack(words, copyOf(before), copyOf(made)), "undone");

  ask.addEventListener("click", () => show(question.hidden === true));
  find("[data-no]").addEventListener("click", () => {
    show(false);
    ask.focus();
  });
  find("[data-yes]").addEventListener("click", () => void put());
  find("[data-undo]").addEventListener("click", () => void undo());
  question.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    show(false);
    ask.focus();
  });
  part.hidden = false;
}

async function fetched(address: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function look(): void {
  const part = document.getElementById("put_back");
  if (part === here) return;
  here = part;
  if (part) mount(part);
}

document.addEventListener("htmx:after:swap", look);
look();
