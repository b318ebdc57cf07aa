// Markdown that stands in plain text, as HTML. Rules: text is Markdown when a line of it can be
// nothing else: a heading, a list of two, a task, a quote, a table, or bold; what is not known
// here, and all between fences, stays as it was typed; where points and tasks follow each other, each list is of one kind.
// It takes time by the text's length and no more: nothing here looks at the rest of the text, or of
// a long run, once for every place in it.

const LINE = /^(#{1,6} |> |[-*+] \[[ xX]\] |\|.*\|\s*$)/m;
const LISTED = /^( *)([-*+]|\d{1,9}[.)]) +(.*)$/;
const TASK = /^\[([ xX])\] +(.*)$/;
const TWO_ITEMS = /^([-*+]|\d{1,9}[.)]) .*\n\s*([-*+]|\d{1,9}[.)]) /m;
const FENCE = /^ *(`{3,}|~{3,})/;
const RULE = /^[\s:|-]*$/;
const DEEPEST = 20;

export function isMarkdown(text: string): boolean {
  return LINE.test(text) || TWO_ITEMS.test(text) || /\*\*[^\s*][^*]*\*\*/.test(text);
}

export function fromMarkdown(text: string): string {
  return blocks(text.replaceAll(/\r\n?/g, "\n").split("\n"), 0);
}

function blocks(lines: string[], deep: number): string {
  const left = new Lines(lines);
  const parts: string[] = [];
  while (left.more) parts.push(block(left, deep));
  return parts.join("");
}

/** Lines that are taken from the first on. */
class Lines {
  private at = 0;

  constructor(private readonly all: readonly string[]) {}

  get more(): boolean {
    return this.at < this.all.length;
  }

  get first(): string {
    return this.all[this.at] ?? "";
  }

  get second(): string {
    return this.all[this.at + 1] ?? "";
  }

  take(): string {
    return this.all[this.at++] ?? "";
  }

  /** The first, and those after it that are of a kind, up to one that ends them. */
  taken(kind: RegExp, ends: (line: string) => boolean = () => false): string[] {
    const found = [this.take()];
    while (this.more && kind.test(this.first) && !ends(this.first)) found.push(this.take());
    return found;
  }
}

function block(lines: Lines, deep: number): string {
  const line = lines.first;
  const heading = /^(#{1,6}) +(.*)$/.exec(line);
  if (heading || !line.trim()) {
    lines.take();
    return heading ? `<h${heading[1]!.length}>${inline(unclosed(heading[2]!))}</h${heading[1]!.length}>` : "";
  }
  if (line.startsWith(">") && deep < DEEPEST) {
    const quoted = lines.taken(/^>/).map((each) => each.replace(/^> ?/, ""));
    return `<blockquote>${blocks(quoted, deep + 1)}</blockquote>`;
  }
  if (FENCE.test(line)) return fenced(lines);
  if (line.includes("|") && lines.second.includes("-") && RULE.test(lines.second)) return table(lines.taken(/\|/));
  if (LISTED.test(line)) return list(lines, deep);
  return `<p>${lines.taken(/\S/, (each) => LISTED.test(each) || LINE.test(each) || FENCE.test(each)).map(inline).join("<br>")}</p>`;
}

/** Code with its fences, which the notes have no other way to show. */
function fenced(lines: Lines): string {
  const fence = FENCE.exec(lines.first)![1]!;
  const found = [lines.take()];
  for (let open = true; open && lines.more; ) {
    open = !lines.first.trim().startsWith(fence);
    found.push(lines.take());
  }
  return `<pre>${found.map(escaped).join("<br>")}</pre>`;
}

/** A heading without the signs that may close it. */
function unclosed(text: string): string {
  const whole = text.trimEnd();
  let end = whole.length;
  while (whole[end - 1] === "#") end--;
  return whole[end - 1] === " " ? whole.slice(0, end).trimEnd() : whole;
}

interface Item {
  indent: number;
  kind: "points" | "numbers" | "tasks";
  words: string;
  done: boolean;
}

function itemOf(line: string): Item | null {
  const [, indent, sign, words] = LISTED.exec(line) ?? [];
  if (indent === undefined) return null;
  const numbered = /\d/.test(sign!);
  const task = numbered ? null : TASK.exec(words!);
  const kind = numbered ? "numbers" : task ? "tasks" : "points";
  return { indent: indent.length, kind, words: task?.[2] ?? words!, done: !!task && task[1] !== " " };
}

/** Items of one kind, with those that are indented under each. */
function list(lines: Lines, deep: number): string {
  const first = itemOf(lines.first)!;
  const items: string[] = [];
  for (let item; (item = itemOf(lines.first)) && item.indent >= first.indent; ) {
    if (item.indent > first.indent + 1 && deep < DEEPEST) {
      items.push(`${items.pop()!.slice(0, -"</li>".length)}${list(lines, deep + 1)}</li>`);
      continue;
    }
    if (item.kind !== first.kind) break;
    lines.take();
    const task = item.kind === "tasks" ? ` data-type="taskItem" data-checked="${item.done}"` : "";
    items.push(`<li${task}><p>${inline(item.words)}</p></li>`);
  }
  const tag = first.kind === "numbers" ? "ol" : "ul";
  return `<${tag}${first.kind === "tasks" ? ' data-type="taskList"' : ""}>${items.join("")}</${tag}>`;
}

function table([head, , ...rows]: string[]): string {
  const cells = (line: string, tag: string): string =>
    line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => `<${tag}><p>${inline(cell.trim().replaceAll("\\|", "|"))}</p></${tag}>`).join("");
  return `<table><tr>${cells(head!, "th")}</tr>${rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("")}</table>`;
}

function inline(text: string): string {
  return escaped(text)
    .replaceAll(/\[([^[\]]{1,1000})\]\((?:&lt;)?((?:[^\s()]|\([^\s()]{0,1000}\)){1,2000}?)>?\)/g, (_, words, address) => `<a href="${address}">${words}</a>`)
    .replaceAll(/\*\*(\S(?:.{0,1000}?\S)?)\*\*|(?<!\w)__(\S(?:.{0,1000}?\S)?)__(?!\w)/g, (_, a, b) => `<strong>${a ?? b}</strong>`)
    .replaceAll(/\*(\S(?:[^*]{0,1000}?\S)?)\*|(?<![\w"/])_(\S(?:[^_]{0,1000}?\S)?)_(?!\w)/g, (_, a, b) => `<em>${a ?? b}</em>`)
    .replaceAll(/\\([\\`*_{}[\]()#+.!|>~-])/g, "$1");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
