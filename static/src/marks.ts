// Marks what is mine on fragments that are the same for everyone, from what #mine says.
// Rule: it only ever shows; the server decides what anyone may do.

import { onChange } from "./change";
import { refresh } from "./navigation";
import { onwards } from "./onwards";

/** How long the answer to one's own click is waited for, in milliseconds. */
const PATIENCE = 1_500;

interface Mine {
  participant: string;
  facilitates: boolean;
  votes: Set<string>;
  topics: Set<string>;
  given: Set<string>;
  additions: Set<string>;
  room: string;
}

export function mark(): void {
  onChange(() => {
    const mine = read();
    if (!mine) return;
    each("button.interest[data-topic]", (button) => interest(button as HTMLButtonElement, mine));
    each("button[data-give]", (button) => give(button, mine));
    each("[data-wanted]", (door) => (door.hidden = !wants(mine, door.dataset["wanted"])));
    each("[data-convened]", (words) => (words.hidden = !mine.topics.has(words.dataset["convened"] ?? "")));
    each("[data-own-topic]", (control) => own(control, mine));
    each("[data-own-addition]", (control) => {
      control.hidden = !(mine.facilitates || mine.additions.has(control.dataset["ownAddition"] ?? ""));
    });
    each("[data-room]:not(#mine)", (door) => here(door, mine));
    each("[data-colleague]", (it) => (it.hidden = it.dataset["colleague"] === mine.participant));
    each("[data-answered-by]", (it) => (it.hidden = it.dataset["answeredBy"] === mine.participant));
    person(mine);
    onwards(press);
    each("[data-for-facilitators]", (control) => (control.hidden = !mine.facilitates));
    document.querySelectorAll<HTMLElement>("[data-in]").forEach((room) => inside(room, mine));
  });
}

/** Whether I may move this topic: it is mine, or I facilitate. */
export function mayMove(topic: string): boolean {
  const mine = read();
  return mine !== null && (mine.facilitates || mine.topics.has(topic));
}

/** The topics I convene or have marked. */
export function wanted(): Set<string> {
  const mine = read();
  return new Set(mine ? [...mine.votes, ...mine.topics] : []);
}

function wants(mine: Mine, topic = ""): boolean {
  return mine.votes.has(topic) || mine.topics.has(topic);
}

function read(): Mine | null {
  const mine = document.getElementById("mine")?.dataset;
  return mine
    ? {
        participant: mine["participant"] ?? "",
        facilitates: mine["role"] === "facilitator",
        votes: words(mine["votes"]),
        topics: words(mine["topics"]),
        given: words(mine["given"]),
        additions: words(mine["additions"]),
        room: mine["room"] ?? "",
      }
    : null;
}

function words(written = ""): Set<string> {
  return new Set(written.split(" ").filter(Boolean));
}

function each(selector: string, act: (element: HTMLElement) => void): void {
  document.querySelectorAll<HTMLElement>(selector).forEach(act);
}

/** Nobody joins in with themselves where it says so instead; a mark that was made is taken back. */
function interest(button: HTMLButtonElement, mine: Mine): void {
  const topic = button.dataset["topic"] ?? "";
  const said = button.form?.parentElement?.querySelector(`[data-convened="${topic}"]`);
  button.hidden = Boolean(said) && mine.topics.has(topic) && !mine.votes.has(topic);
  press(button, mine.votes.has(topic));
}

/** Nobody gives their card to themselves. */
function give(button: HTMLElement, mine: Mine): void {
  const person = button.dataset["give"] ?? "";
  button.hidden = person === mine.participant;
  press(button, mine.given.has(person));
}

/** A button that does, and once it is done takes back. */
function press(button: HTMLElement, pressed: boolean): void {
  set(button, "aria-pressed", String(pressed));
  const form = button.closest("form");
  const deed = form?.getAttribute("action")?.replace(/\/withdrawal$/, "");
  if (form && deed) set(form, "action", pressed ? `${deed}/withdrawal` : deed);
}

function own(control: HTMLElement, mine: Mine): void {
  control.hidden = !(mine.facilitates || mine.topics.has(control.dataset["ownTopic"] ?? ""));
}

function here(door: HTMLElement, mine: Mine): void {
  const inside = mine.room !== "" && door.dataset["room"] === mine.room;
  door.classList.toggle("here", inside);
}

/** Who has left keeps what they typed; who came in by another tab gets what is for those inside. */
function inside(room: HTMLElement, mine: Mine): void {
  const is = mine.room === room.dataset["in"];
  room.classList.toggle("is-inside", is);
  if (is && lacksActs(room)) window.setTimeout(() => lacksActs(room) && void refresh(), PATIENCE);
}

function lacksActs(room: HTMLElement): boolean {
  return room.isConnected && !room.querySelector(".room-acts");
}

function person({ participant }: Mine): void {
  each(".you", (dot) => dot.classList.toggle("you", dot.id === `person_${participant}`));
  document.getElementById(`person_${participant}`)?.classList.add("you");
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
