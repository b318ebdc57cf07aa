// A call is in one tab: the others of this browser say so, and offer to bring it to them.
// Rules: a page that comes asks the other tabs, and whoever is in a call answers; of a call on another
// device the server knows when the page is loaded. Who hangs up here is not elsewhere, whatever the
// server said when the page came.

import { onChange } from "./change";

type Told = { is: "asked" } | { is: "in" | "out"; room: string };

const CALLING = "openspace:calling";
let own = "";

/** This tab is in the call of a room now; of none when it is empty. */
export function tellCalling(room: string): void {
  document.dispatchEvent(new CustomEvent<string>(CALLING, { detail: room }));
}

export function elsewhere(): void {
  const gathering = location.pathname.match(/^\/g\/[^/]+/)?.[0];
  if (!gathering || !("BroadcastChannel" in window)) return;
  const tabs = new BroadcastChannel(`openspace call ${gathering}`);
  const ask = () => !own && document.querySelector("[data-call-room]") && tabs.postMessage({ is: "asked" });
  tabs.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.is !== "asked") show(data.room, data.is === "in");
    else if (own) tabs.postMessage({ is: "in", room: own });
  };
  document.addEventListener(CALLING, (event) => {
    const room = (event as CustomEvent<string>).detail;
    if (room === own) return;
    tabs.postMessage(room ? { is: "in", room } : { is: "out", room: own });
    if (!room) show(own, false);
    own = room;
    ask();
  });
  onChange(ask);
}

function show(room: string, is: boolean): void {
  const offer = document.querySelector(`.part [data-call-room="${CSS.escape(room)}"]`);
  offer?.closest(".part")?.toggleAttribute("data-elsewhere", is);
}
