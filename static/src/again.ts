// A form that is sent again before its answer is there goes out from what was saved by then, for
// nobody else has changed it: one's own second save is not refused.
// Rules: what waited says what is seen (`seen`) as it is by now, where what came of the first says what
// the first said; where the form is gone by then, the page it stood on is asked; a form that is kept
// (`unsaved`) says all that it says by now, but one that is a text (`data-writes`) what was sent. The
// same once more is not sent, also where something is added (`data-once`); but it is where each press
// counts (`data-counts`), as long as there is more to press. What waited behind a refusal goes out as it
// is. Enter that is held presses once, and so does a double click: its second half would press what has
// come in the first one's place.

import htmx, { type Context, type SwapTask } from "./htmx";

const KEPT = "[data-setting]:not([data-writes])";
const PRESSES = "form[method='post']:not([data-counts]) button:not([type='button'])";
const under = new WeakMap<HTMLFormElement, Context>();
const behind = new WeakMap<Context, Context>();
const from = new WeakMap<Context, string>();
const came = new WeakMap<Context, FormData[]>();

export function again(): void {
  document.addEventListener("keydown", held);
  document.addEventListener("click", doubled, { capture: true });
  htmx.on("htmx:config:request", ({ detail: { ctx } }) => wait(ctx));
  htmx.on("htmx:before:request", (event) => {
    if (!go(event.detail.ctx)) event.preventDefault();
  });
  htmx.on("htmx:before:swap", ({ detail: { ctx, tasks } }) => answered(ctx, tasks));
  htmx.on("htmx:finally:request", ({ detail: { ctx } }) => end(ctx));
}

function held(event: KeyboardEvent): void {
  const presses = (event.target as Element).matches("form button, form input");
  if (event.repeat && event.key === "Enter" && presses) event.preventDefault();
}

function doubled(event: MouseEvent): void {
  const pressed = (event.target as Element).closest(PRESSES);
  if (pressed && event.detail > 1) event.preventDefault();
}

function formOf({ sourceElement, request }: Context): HTMLFormElement | null {
  const form = sourceElement instanceof HTMLFormElement ? sourceElement : null;
  const once = form?.matches("[data-once], :has([name=seen])");
  return request.method !== "GET" && once ? form! : null;
}

function wait(ctx: Context): void {
  const form = formOf(ctx);
  const first = form && under.get(form);
  if (first) behind.set(ctx, first);
  if (form) from.set(ctx, location.href);
}

/** Whether it is sent, and out from what. */
function go(ctx: Context): boolean {
  const form = ctx.sourceElement as HTMLFormElement;
  const first = behind.get(ctx);
  const found = first && came.get(first);
  if (found) {
    const same = String(first.request.body) === String(ctx.request.body);
    if (form.matches("[data-counts]") ? !stands(found, first) : same) return false;
    renew(ctx, first, found);
  }
  if (from.has(ctx)) under.set(form, ctx);
  return true;
}

function renew(ctx: Context, first: Context, found: FormData[]): void {
  const form = ctx.sourceElement as HTMLFormElement;
  const body = ctx.request.body as URLSearchParams;
  if (!body.has("seen")) return;
  if (form.matches(KEPT)) {
    const now = new URLSearchParams([...new FormData(form)] as [string, string][]);
    if (now.get("seen") !== body.get("seen")) ctx.request.body = now;
  } else if (found.length > 0) see(body, stands(found, first));
  else {
    ctx.fetch = async (address, request) => {
      see(body, stands(await asked(ctx), first));
      return fetch(address, request);
    };
  }
}

function see(body: URLSearchParams, fresh: FormData | undefined): void {
  if (fresh) body.set("seen", fresh.get("seen") as string);
}

/** The one of these that says what was sent. */
function stands(found: FormData[], { request }: Context): FormData | undefined {
  const sent = says(request.body as URLSearchParams);
  return found.find((each) => says(each) === sent);
}

function says(all: FormData | URLSearchParams): string {
  const told = ([...all] as [string, string][]).filter(([name]) => name !== "seen");
  return JSON.stringify(told.map(([name, value]) => [name, value.trim()]));
}

/** The form as it is on the page that it was sent from. */
async function asked(ctx: Context): Promise<FormData[]> {
  const page = await fetch(from.get(ctx)!);
  return find(new DOMParser().parseFromString(await page.text(), "text/html"), ctx);
}

/** What such forms say before they are taken apart to be put in. */
function find(place: ParentNode | undefined, { request }: Context): FormData[] {
  const forms = place?.querySelectorAll<HTMLFormElement>(`form[action="${CSS.escape(request.action)}"]:has([name=seen])`);
  return [...(forms ?? [])].map((form) => new FormData(form));
}

function answered(ctx: Context, tasks: SwapTask[]): void {
  if (!ctx.response || ctx.response.status >= 400 || !from.has(ctx)) return;
  came.set(ctx, tasks.flatMap(({ fragment }) => find(fragment, ctx)));
}

function end(ctx: Context): void {
  const form = ctx.sourceElement as HTMLFormElement;
  if (under.get(form) === ctx) under.delete(form);
}
