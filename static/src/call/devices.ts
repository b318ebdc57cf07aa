// Which microphone, camera and loudspeaker: lists that are filled when they are opened.
// Rule: before anything was allowed, browsers name no device; what has no name is counted.

import type { Own } from "./own";

const LISTS = { audio: "audioinput", camera: "videoinput", speaker: "audiooutput" } as const;
export type Chosen = keyof typeof LISTS;

export async function list(element: HTMLElement, own: Own): Promise<void> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  for (const [chosen, kind] of Object.entries(LISTS)) {
    const select = element.querySelector<HTMLSelectElement>(`select[data-device="${chosen}"]`)!;
    const found = devices.filter((device) => device.kind === kind && device.deviceId);
    select.replaceChildren(...found.map((device, at) => option(select, device, at)));
    select.value = own.using(chosen);
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    select.closest<HTMLElement>(".ds-field")!.hidden = found.length === 0 || (chosen === "speaker" && !canChoose());
    element.querySelector<HTMLElement>("[data-no-devices]")!.hidden = devices.some(({ deviceId }) => deviceId);
  }
}

function canChoose(): boolean {
  return "setSinkId" in HTMLMediaElement.prototype;
}

function option(select: HTMLSelectElement, { label, deviceId }: MediaDeviceInfo, at: number): HTMLOptionElement {
  return new Option(label || `${select.dataset["called"]} ${at + 1}`, deviceId);
}
