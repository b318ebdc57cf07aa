// HTML from Word, Google Docs and elsewhere as plain HTML.
// Rules: words, headings, lists, tasks, bold, italic, links and tables stay, all else goes; Word's
// paragraphs that look like lists are lists; a list in a list stands in its item; a link leads
// where it says, and not through somebody's counter; nothing lies deeper than the server takes.

import { listed } from "./paste-word";

const DEEPEST = 20;
const DROPPED = "style, script, meta, link, title, xml, o\\:p:empty, img, svg, object, iframe, button, input, .Apple-interchange-newline";
const COUNTERS: Record<string, string> = { "www.google.com/url": "q", "safelinks.protection.outlook.com/": "url" };

export function cleaned(html: string): string {
  const page = new DOMParser().parseFromString(unstyled(html), "text/html").body;
  listed(page);
  uncommented(page);
  checklists(page);
  for (const each of page.querySelectorAll(DROPPED)) each.remove();
  for (const each of page.querySelectorAll("[id^=docs-internal-guid], font, o\\:p")) unwrap(each);
  for (const each of page.querySelectorAll<HTMLElement>("span[data-style]")) marked(each);
  for (const link of page.querySelectorAll("a")) straighten(link);
  for (const list of page.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) list.previousElementSibling?.append(list);
  for (const title of page.querySelectorAll("p.MsoTitle")) rename(title, "h1");
  for (const level of [4, 3, 2, 1]) for (const each of page.querySelectorAll(`h${level}`)) rename(each, `h${level + 1}`);
  for (const cell of page.querySelectorAll("thead td")) rename(cell, "th");
  for (const each of page.querySelectorAll(":is(td, th) :is(h1, h2, h3, h4, h5, h6, pre)")) rename(each, "p");
  for (const each of page.querySelectorAll(":is(td, th) :is(blockquote, table, tbody, tr, td, th)")) unwrap(each);
  for (const each of page.querySelectorAll("li, blockquote, div")) if (depth(each) > DEEPEST) unwrap(each);
  for (const each of page.querySelectorAll("p, div")) if (isBlank(each) && !each.closest("td, th, li")) each.remove();
  for (const each of page.querySelectorAll("br")) if (!each.closest("p, li, td, th, h1, h2, h3, h4, h5, h6, blockquote, pre")) each.remove();
  return page.innerHTML;
}

/** Styles by another name: the page's policy lets none be read where they stand. */
function unstyled(html: string): string {
  const bare = html.replaceAll(/<style[\s\S]*?<\/style>/gi, "");
  return bare.replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, " data-style="));
}

/** What a style says of weight and slant, as elements. */
function marked(element: HTMLElement): void {
  const style = element.dataset["style"] ?? "";
  const names: string[] = [];
  if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) names.push("strong");
  if (/font-style:\s*italic/i.test(style)) names.push("em");
  for (const name of names) {
    const mark = document.createElement(name);
    mark.append(...element.childNodes);
    element.append(mark);
  }
}

/** Comments, also those by which Word speaks to itself. */
function uncommented(page: Element): void {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function checklists(page: Element): void {
  for (const item of page.querySelectorAll<HTMLElement>("li[role=checkbox]")) {
    item.dataset["type"] = "taskItem";
    item.dataset["checked"] = item.getAttribute("aria-checked") ?? "false";
    if (item.parentElement) item.parentElement.dataset["type"] = "taskList";
  }
}

function straighten(link: HTMLAnchorElement): void {
  const address = link.getAttribute("href") ?? "";
  const read = /^(https?|mailto):/i.test(address) ? parsed(address) : null;
  if (!read) return unwrap(link);
  const { host, pathname, searchParams } = read;
  for (const [counter, key] of Object.entries(COUNTERS)) {
    const there = searchParams.get(key);
    if ((host + pathname).endsWith(counter) && there) link.setAttribute("href", there);
  }
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function isBlank(element: Element): boolean {
  return !element.textContent?.trim() && !element.querySelector("td, th, figure");
}

function depth(element: Element): number {
  let deep = 0;
  for (let at: Element | null = element; at; at = at.parentElement) deep += Number(at.matches("li, blockquote, div"));
  return deep;
}

function rename(element: Element, tag: string): void {
  const renamed = document.createElement(tag);
  for (const { name, value } of element.attributes) renamed.setAttribute(name, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}
