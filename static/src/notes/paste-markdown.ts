// Markdown that stands in plain text, as HTML. Rules: text is Markdown when a line of it can be
// nothing else: a heading, a list of two, a task, a quote, a table, or bold; what is not known
// here stays as it was typed.

const LINE = /^(#{1,6} |> |[-*+] \[[ xX]\] |\|.*\|\s*$)/m;
const LISTED = /^( *)([-*+]|\d{1,9}[.)]) +(.*)$/;
const TWO_ITEMS = /^([-*+]|\d+[.)]) .*\n+\s*([-*+]|\d+[.)]) /m;
const RULE = /^\|?[\s:-]*-[\s:|-]*\|?\s*$/;

export function isMarkdown(text: string): boolean {
  return LINE.test(text) || TWO_ITEMS.test(text) || /\*\*\S[^*]*\*\*/.test(text);
}

export function fromMarkdown(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, "\n").split("\n");
  let html = "";
  while (lines.length) html += block(lines);
  return html;
}

function block(lines: string[]): string {
  const line = lines[0]!;
  const heading = /^(#{1,6}) +(.*?)( +#+)? *$/.exec(line);
  if (heading || !line.trim()) {
    lines.shift();
    return heading ? `<h${heading[1]!.length}>${inline(heading[2]!)}</h${heading[1]!.length}>` : "";
  }
  if (/^> ?/.test(line)) return `<blockquote>${fromMarkdown(taken(lines, /^>/).map((each) => each.replace(/^> ?/, "")).join("\n"))}</blockquote>`;
  if (line.includes("|") && RULE.test(lines[1] ?? "")) return table(taken(lines, /\|/));
  if (LISTED.test(line)) return list(lines);
  return `<p>${taken(lines, /\S/, (each) => LISTED.test(each) || LINE.test(each)).map(inline).join("<br>")}</p>`;
}

/** Lines from the first on that are of a kind, up to one that ends them. */
function taken(lines: string[], kind: RegExp, ends: (line: string) => boolean = () => false): string[] {
  const found = [lines.shift()!];
  while (lines.length && kind.test(lines[0]!) && !ends(lines[0]!)) found.push(lines.shift()!);
  return found;
}

function list(lines: string[]): string {
  const [, indent, sign] = LISTED.exec(lines[0]!)!;
  const tag = /\d/.test(sign!) ? "ol" : "ul";
  let items = "";
  let tasks = false;
  for (let found; (found = LISTED.exec(lines[0] ?? "")) && found[1]!.length >= indent!.length && /\d/.test(found[2]!) === (tag === "ol"); ) {
    if (found[1]!.length > indent!.length + 1) {
      items = items.replace(/<\/li>$/, `${list(lines)}</li>`);
      continue;
    }
    lines.shift();
    const task = /^\[([ xX])\] +(.*)$/.exec(found[3]!);
    tasks ||= !!task;
    items += `<li${task ? ` data-type="taskItem" data-checked="${task[1] !== " "}"` : ""}><p>${inline(task?.[2] ?? found[3]!)}</p></li>`;
  }
  return `<${tag}${tasks ? ' data-type="taskList"' : ""}>${items}</${tag}>`;
}

function table([head, , ...rows]: string[]): string {
  const cells = (line: string, tag: string): string =>
    line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => `<${tag}><p>${inline(cell.trim().replaceAll("\\|", "|"))}</p></${tag}>`).join("");
  return `<table><tr>${cells(head!, "th")}</tr>${rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("")}</table>`;
}

function inline(text: string): string {
  return text
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
    .replaceAll(/\[([^\]]+)\]\(&lt;?([^\s)]+?)>?\)|\[([^\]]+)\]\(([^\s)]+)\)/g, (_, a, b, c, d) => `<a href="${b ?? d}">${a ?? c}</a>`)
    .replaceAll(/\*\*(\S(?:.*?\S)?)\*\*|(?<!\w)__(\S(?:.*?\S)?)__(?!\w)/g, (_, a, b) => `<strong>${a ?? b}</strong>`)
    .replaceAll(/\*(\S(?:[^*]*?\S)?)\*|(?<![\w"/])_(\S(?:[^_]*?\S)?)_(?!\w)/g, (_, a, b) => `<em>${a ?? b}</em>`)
    .replaceAll(/\\([\\`*_{}[\]()#+.!|>~-])/g, "$1");
}
