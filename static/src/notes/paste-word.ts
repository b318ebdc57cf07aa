// Word writes a list as paragraphs that say which list and level they belong to, with the sign
// before them typed out. Rules: paragraphs of a list that follow each other are one list, deeper
// ones stand in the item before; a sign that counts makes a numbered list.

const LEVEL = /mso-list:\s*\S+\s+level(\d+)/i;
const IGNORED = /mso-list:\s*ignore/i;
const COUNTS = /^[\s(]*([0-9]+|[a-z]|[ivxlc]+)[.)]/i;

export function listed(page: Element): void {
  const open: Element[] = [];
  let before: Element | null = null;
  for (const paragraph of page.querySelectorAll("p")) {
    const level = levelOf(paragraph);
    if (!level) continue;
    if (!before || paragraph.previousElementSibling !== before) open.length = 0;
    const kind = takeSign(paragraph) ? "ol" : "ul";
    const list = listAt(open, Math.min(level, open.length + 1), kind, paragraph);
    const item = list.appendChild(document.createElement("li"));
    before = open[0]!;
    item.append(paragraph);
  }
}

function levelOf(paragraph: Element): number {
  return Number(LEVEL.exec(paragraph.getAttribute("data-style") ?? "")?.[1] ?? 0);
}

/** The list of this level, begun if it is not open; deeper ones are closed. */
function listAt(open: Element[], level: number, kind: string, paragraph: Element): Element {
  open.length = Math.min(open.length, level);
  const same = open[level - 1];
  if (same && (level > 1 || same.localName === kind)) return same;
  const list = document.createElement(kind);
  const into = open[level - 2]?.lastElementChild;
  if (into) into.append(list);
  else paragraph.before(list);
  open.length = level - 1;
  open.push(list);
  return list;
}

/** Takes the typed sign away; answers whether it counts. */
function takeSign(paragraph: Element): boolean {
  const signs = [...paragraph.querySelectorAll("[data-style]")].filter((each) => IGNORED.test(each.getAttribute("data-style") ?? ""));
  const counts = COUNTS.test(signs[0]?.textContent ?? "");
  for (const sign of signs) sign.remove();
  return counts;
}
