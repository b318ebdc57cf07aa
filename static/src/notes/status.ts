// Says whether what one wrote is on the server. Quiet: it speaks when something changes and stays.
// Rules: "saved" only when the line says so, "not sent yet" at once when it is down. That one is
// offline is said once, over the page, and no second time here. After five seconds with unsaved
// words that a reload would lose, or that an open line does not take, a warning says so until they
// are saved. A page with words that are not saved asks before it goes; one that can save no more,
// only if they would be lost.

const QUIET = 600;
const PATIENCE = 5000;

type Word = "saved" | "saving" | "waiting" | "";
export type End = "stale" | "ended";
type Trouble = End | "kept" | "unsaved";

export class Status {
  private readonly says: HTMLElement;
  private readonly trouble: HTMLElement;
  private speaking: number | undefined;
  private warning: number | undefined;
  private wrote = false;
  private unsaved = false;
  private ended = false;
  private whenEnded: () => void = () => undefined;

  constructor(
    note: HTMLElement,
    private readonly held: () => boolean,
  ) {
    this.says = note.querySelector("#note-saved")!;
    this.trouble = note.querySelector("#note-trouble")!;
    addEventListener("beforeunload", this.hold);
  }

  /** Something was written before this page came to be. */
  expect(): void {
    this.wrote = true;
  }

  show(connected: boolean, unsaved: boolean): void {
    if (this.ended) return;
    this.wrote ||= unsaved;
    this.say(unsaved ? (connected ? "saving" : "waiting") : connected && this.wrote ? "saved" : "");
    if (unsaved !== this.unsaved) this.warn(unsaved);
    else if (!this.trouble.hidden) this.complain();
    this.unsaved = unsaved;
  }

  /** Nothing more will be saved from this page. */
  end(how: End): void {
    this.ended = true;
    this.warn(false);
    this.say("");
    this.reveal(how);
    this.whenEnded();
  }

  onEnd(ended: () => void): void {
    this.whenEnded = ended;
  }

  leave(): void {
    removeEventListener("beforeunload", this.hold);
    clearTimeout(this.speaking);
    this.warn(false);
  }

  private say(word: Word): void {
    clearTimeout(this.speaking);
    const words = (word && this.says.dataset[word]) || "";
    const speak = (): void => {
      if (this.says.textContent !== words) this.says.textContent = words;
    };
    if (word === "saved" || word === "") speak();
    else this.speaking = window.setTimeout(speak, QUIET);
  }

  private warn(unsaved: boolean): void {
    clearTimeout(this.warning);
    this.trouble.hidden = true;
    if (unsaved) this.warning = window.setTimeout(() => this.complain(), PATIENCE);
  }

  private complain(): void {
    this.reveal(this.held() ? "kept" : "unsaved");
  }

  private reveal(what: Trouble): void {
    const words = this.trouble.dataset[what] ?? "";
    this.trouble.dataset["says"] = what;
    this.trouble.hidden = false;
    if (this.trouble.textContent !== words) this.trouble.textContent = words;
  }

  private readonly hold = (event: BeforeUnloadEvent): void => {
    if (this.unsaved && !(this.ended && this.held())) event.preventDefault();
  };
}
