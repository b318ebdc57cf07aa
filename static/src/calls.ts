// The way into a call: its script is loaded when somebody joins, or comes back to the one they were in.
// Rules: a reload comes back to the same call in the same room, muted; whoever went elsewhere does not.
// Where the script cannot be fetched, the page says so and offers the room's link.

import { onChange } from "./change";
import { keep, kept, type Asked } from "./call/kept";

let tries = 0;

export function calls(): void {
  const call = document.getElementById("calling");
  if (!call) return;
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-joins]");
    if (button) void join(call, { ...asked(button), hushed: document.querySelector("#in_hall[data-in-hall]") !== null });
  });
  onChange(() => comeBack(call));
}

function comeBack(call: HTMLElement): void {
  const was = kept();
  const here = document.getElementById("mine")?.dataset["room"];
  if (was && was.room !== here) keep(null);
  else if (was && call.hidden && !("joining" in call.dataset)) void join(call, was);
}

async function join(call: HTMLElement, asked: Asked): Promise<void> {
  call.dataset["joining"] = "";
  const script = new URL(call.dataset["callScript"]!, location.href);
  if (tries) script.searchParams.set("again", String(tries));
  try {
    const bundle = (await import(script.href)) as typeof import("./call");
    bundle.join(call, asked);
    unreached(true);
  } catch {
    tries++;
    unreached(false);
  }
  delete call.dataset["joining"];
}

function unreached(hidden: boolean): void {
  for (const sentence of document.querySelectorAll<HTMLElement>("[data-call-unreached]")) sentence.hidden = hidden;
}

function asked({ dataset }: HTMLElement): Asked {
  return {
    room: dataset["joins"]!,
    url: dataset["url"]!,
    link: dataset["link"] ?? "",
    name: document.getElementById("talk_heading")?.textContent?.trim() ?? "",
    address: location.pathname,
  };
}
