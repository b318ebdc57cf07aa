// What could not be sent is said where it was typed; the text stays, and can be sent again.
// Rules: where nothing answers, a form is given up after a few seconds; the sentence goes with the
// next try; what has no field to say it at says it in the corner.

import { isAway, onAway } from "./away";
import htmx, { type Context } from "./htmx";

const PATIENCE = 5_000;
const FIELD = "textarea, input:not([type=hidden], [type=checkbox], [type=radio])";
const timers = new WeakMap<Context, number>();
const late = new Set<Context>();

export function unsent(): void {
  htmx.on("htmx:before:request", ({ detail }) => begin(detail.ctx));
  htmx.on("htmx:finally:request", ({ detail }) => end(detail.ctx));
  htmx.on("htmx:error", ({ detail }) => failed(detail.ctx));
  htmx.on("htmx:response:error", ({ detail }) => detail.ctx.response!.status < 500 || failed(detail.ctx));
  onAway(giveUp);
}

function begin(ctx: Context): void {
  const form = formOf(ctx);
  if (!form) return;
  form.querySelector(".unsent")?.remove();
  timers.set(ctx, window.setTimeout(() => isLate(ctx), PATIENCE));
}

function isLate(ctx: Context): void {
  late.add(ctx);
  giveUp();
}

function end(ctx: Context): void {
  window.clearTimeout(timers.get(ctx));
  late.delete(ctx);
}

function giveUp(): void {
  if (!isAway()) return;
  for (const { request } of late) (request as { abort?(why: string): void }).abort?.("timeout");
}

function failed(ctx: Context | undefined): void {
  const form = ctx && formOf(ctx);
  if (!form) return;
  const field = form.querySelector(FIELD);
  const words = document.getElementById("offline")?.dataset;
  if (field) (field.closest(".ds-field") ?? form).append(sentence("ds-validation-message unsent", words?.["unsent"]));
  else document.getElementById("toasts")?.replaceChildren(sentence("toast refused", words?.["undone"]));
}

function sentence(name: string, words = ""): HTMLElement {
  const said = document.createElement("p");
  said.className = name;
  said.setAttribute("role", "alert");
  said.textContent = words;
  return said;
}

function formOf({ request, sourceElement }: Context): HTMLFormElement | null {
  return request.method !== "GET" && sourceElement instanceof HTMLFormElement ? sourceElement : null;
}
