// Links and forms inside a gathering change the page without leaving it, so the live socket stays.
// Rules: every one works without this file too; the address tells where one is; back and forward
// work; focus goes to the heading of the page one came to, and stays where it is when the page is
// the same; what was pressed and is gone leaves it to what came in its place (`autofocus`), to the
// heading of the section it stood in, or to that of the page; a form that was accepted is empty and
// folded again, a refused one stays as it was typed, and the focus goes to what has to be mended,
// also on a page that was fetched whole; what the form then says is brought into view, where one has
// not gone on elsewhere meanwhile. A form that says where it brings something (`data-brings`) gives
// the focus to the last thing in there.

import { away } from "./away";
import { focusHeading, headingOver, isDrawn, whenLost } from "./focus";
import htmx, { type Context } from "./htmx";
import { only, regions } from "./regions";
import { follow } from "./live";
import { givesWay } from "./updated";

const WHOLE = /\/(language|participants|projector|places\/[^/]+\/display|invitation\/[^/]+)$/;

let here = new URL(location.href);
let moving = false;
let arriving = false;
let fresh = false;
let bringing = "";
let around = "";

export function navigate(): void {
  document.body.setAttribute("hx-boost:inherited", "true");
  wrong(document.body)?.focus();
  htmx.on("htmx:before:init", (event) => {
    if (!stays(event.target as Element)) event.preventDefault();
  });
  document.addEventListener("click", drawn);
  document.addEventListener("submit", ({ target, submitter }) => remember(target as HTMLElement, submitter));
  htmx.on("htmx:before:swap", ({ detail }) => {
    if (detail.ctx.response) takeApart(detail.ctx, detail.tasks);
  });
  htmx.on("htmx:error", () => away(true));
  htmx.on("htmx:response:error", ({ detail }) => broken(detail.ctx));
  htmx.on("htmx:before:history:update", (event) => {
    if (!moving) event.preventDefault();
  });
  htmx.on("htmx:after:swap", ({ detail }) => {
    if (detail.ctx.response) arrive(detail.ctx);
  });
}

/** Fetch the page one is on again, and morph it into place. */
export function refresh(): Promise<void> {
  return htmx.ajax("GET", here.pathname + here.search, { source: document.body, target: document.body });
}

/** Where it brings something, and the heading of the section that what was pressed stands in. */
function remember(form: HTMLElement, pressed: Element | null): void {
  bringing = form.dataset["brings"] ?? "";
  around = headingOver(pressed ?? form);
}

function stays(element: Element): boolean {
  if (!element.matches("a, form")) return true;
  if (element.matches("form:not([action], [method])")) return false;
  const gathering = location.pathname.match(/^\/g\/[^/]+/)?.[0];
  const to = element.getAttribute("href") ?? element.getAttribute("action") ?? "";
  const path = new URL(to, location.href).pathname;
  const inside = path === gathering || path.startsWith(`${gathering}/`);
  const file = path.split("/").pop()?.includes(".");
  return inside && !file && !WHOLE.test(path) && !element.closest("[data-whole]") && live();
}

/** A link in a drawing, which htmx leaves alone. */
function drawn(event: MouseEvent): void {
  const link = (event.target as Element).closest("svg a[href]");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !plain || !stays(link)) return;
  event.preventDefault();
  const address = link.getAttribute("href") ?? "";
  void htmx.ajax("GET", address, { source: document.body, target: document.body, push: "true" });
}

function live(): boolean {
  return document.querySelector("#page[data-channels]") !== null;
}

/** The server failed: its own words on a page one asked for, else what was typed stays. */
function broken({ request, response }: Context): void {
  if (response!.status < 500) return;
  if (request.method === "GET") location.assign(response!.raw.url);
  else away(true);
}

function takeApart(ctx: Context, tasks: unknown[]): void {
  const main = tasks.findIndex((task) => (task as { type: string }).type === "main");
  if (main < 0) return;
  const [{ fragment }] = tasks.splice(main, 1) as [{ fragment: DocumentFragment }];
  const asked = ctx.sourceElement;
  if (asked?.matches("[data-renews]")) return void tasks.push(...only(fragment, asked.id));
  const there = destination(ctx);
  if (givesWay(ctx, there)) return;
  arriving = there.pathname !== here.pathname;
  moving = arriving || there.search !== here.search;
  here = there;
  const found = regions(fragment.querySelector("body") ?? fragment, arriving);
  fresh = found.some(({ target }) => target.id === "page");
  tasks.push(...found);
}

function destination(ctx: Context): URL {
  const answer = ctx.response!.raw;
  const moved = ctx.request.method === "GET" || answer.redirected;
  return moved ? new URL(answer.url, location.href) : here;
}

function arrive(ctx: Context): void {
  if (fresh) follow();
  if (arriving) greet(ctx.request.anchor);
  else empty(ctx);
  fresh = moving = arriving = false;
}

function greet(anchor: string | undefined): void {
  if (!anchor) window.scrollTo(0, 0);
  focusPage();
}

function focusPage(): void {
  const page = document.getElementById("page");
  const heading = page?.querySelector<HTMLElement>("h1") ?? page;
  if (heading) heading.tabIndex = -1;
  heading?.focus({ preventScroll: true });
}

/** What has to be mended, unless one is there, or has gone on to another form meanwhile. */
function wrong(form: Element | undefined): HTMLElement | null {
  const at = document.activeElement;
  const elsewhere = at?.matches("input, select, textarea") && !form?.contains(at);
  if (elsewhere || at?.matches("[aria-invalid='true']")) return null;
  return form?.querySelector<HTMLElement>("[aria-invalid='true']:not(fieldset), [aria-invalid='true'] input") ?? null;
}

function renew(form: HTMLFormElement): void {
  form.reset();
  for (const more of form.querySelectorAll("details")) more.open = false;
  if (form.parentElement instanceof HTMLDetailsElement) form.parentElement.open = false;
}

/** The last thing where the form that was sent has brought something, or the heading over what is gone. */
function brought(): HTMLElement | null {
  const place = document.getElementById(bringing);
  const over = place?.closest("[hidden]")?.parentElement?.querySelector<HTMLElement>("h2");
  const found = over ?? place?.querySelector<HTMLElement>(":scope > :last-child") ?? place;
  if (found) found.tabIndex = -1;
  return found;
}

/** What the answer says of the field that is wrong and has the focus, else in the form that was sent:
 * on a phone it can stand out of what is seen. That a field is saved by itself is no answer. */
function told(form: Element, found: HTMLElement | null): Element | null | undefined {
  const at = document.activeElement ?? document.body;
  if (!form.contains(at) && at !== document.body) return null;
  const wrongly = at.closest("[aria-invalid='true']");
  if (wrongly) return about(wrongly);
  if (found) return null;
  return said(form, "[role='alert']")[0] ?? said(form, "[role='status']:not([data-keep], [data-writes])").pop();
}

/** What is said of a field. */
function about(field: Element): Element | null | undefined {
  const id = field.getAttribute("aria-describedby")?.split(" ").pop();
  return id ? document.getElementById(id) : said(field.closest("fieldset") ?? field, "[role='alert']")[0];
}

function said(form: Element, lines: string): Element[] {
  return [...form.querySelectorAll(lines)].filter((line) => line.textContent?.trim() && isDrawn(line));
}

function empty({ sourceElement, response, request }: Context): void {
  if (request.method === "GET") return;
  const accepted = response!.status < 400;
  if (accepted && sourceElement instanceof HTMLFormElement && !sourceElement.matches("[data-keep]")) renew(sourceElement);
  const found = accepted ? brought() : wrong(sourceElement);
  found?.focus();
  if (sourceElement) told(sourceElement, found)?.scrollIntoView({ block: "nearest" });
  if (found) return;
  whenLost(() => {
    const instead = document.querySelector<HTMLElement>("#page [autofocus]");
    if (instead) instead.focus();
    else if (!focusHeading(around)) focusPage();
  });
}
