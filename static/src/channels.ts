// What this page has seen of each channel, and what to do with the next push.
// Rules: a push that begins later than what was seen leaves a gap; one that ends before adds
// nothing; after another epoch nothing that was seen counts.

export interface Seen {
  channel: string;
  epoch: string;
  seen: number;
}

export interface Push {
  channel: string;
  epoch: string;
  from: number;
  to: number;
  html: string;
}

export type Verdict = "apply" | "ignore" | "gap";

export class Channels {
  #seen = new Map<string, Seen>();

  /** Begin anew with what a page says of itself: `wall:e1:12 shell:e1:3`. */
  read(written: string): void {
    const all = written.split(" ").filter(Boolean).map(parse);
    this.#seen = new Map(all.map((each) => [each.channel, each]));
  }

  list(): Seen[] {
    return [...this.#seen.values()];
  }

  judge(push: Push): Verdict {
    const mine = this.#seen.get(push.channel);
    if (!mine) return "ignore";
    if (push.epoch !== mine.epoch || push.from > mine.seen) return "gap";
    return push.to > mine.seen ? "apply" : "ignore";
  }

  applied(push: Push): void {
    const { channel, epoch, to } = push;
    this.#seen.set(channel, { channel, epoch, seen: to });
  }
}

function parse(word: string): Seen {
  const parts = word.split(":");
  const seen = Number(parts.pop());
  const epoch = parts.pop() ?? "";
  return { channel: parts.join(":"), epoch, seen };
}
