// What a picture looks like before it is sent, and while it is on its way.

/** The last that was to be drawn: a large one may be read more slowly than the next. */
const wanted = new WeakMap<HTMLElement, File | null>();

/** Draw it small in the form; what cannot be drawn is left to the server to judge. */
export async function preview(form: HTMLElement, picture: File | null): Promise<void> {
  const canvas = form.querySelector("canvas")!;
  canvas.hidden = true;
  wanted.set(form, picture);
  if (!picture) return;
  const drawn = await createImageBitmap(picture).catch(() => null);
  if (!drawn || wanted.get(form) !== picture) return drawn?.close();
  const scale = Math.min(1, 480 / drawn.width, 320 / drawn.height);
  canvas.width = Math.max(1, drawn.width * scale);
  canvas.height = Math.max(1, drawn.height * scale);
  canvas.getContext("2d")?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  drawn.close();
  canvas.hidden = false;
}

export interface Way {
  shown: HTMLElement;
  come: (share: number) => void;
  givenUp: AbortSignal;
}

/** A picture's place in the text while it is on its way: how far it is, and a way to give it up,
 * which one who leaves the page does. */
export function wayOf(form: HTMLElement, alt: string, left: AbortSignal): Way {
  const template = form.querySelector<HTMLTemplateElement>("template")!;
  const shown = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const [canvas, small] = [form.querySelector("canvas")!, shown.querySelector("canvas")!];
  if (!canvas.hidden) {
    [small.width, small.height] = [canvas.width, canvas.height];
    small.getContext("2d")?.drawImage(canvas, 0, 0);
  }
  small.hidden = canvas.hidden;
  shown.querySelector("[data-alt]")!.textContent = alt;
  const giveUp = new AbortController();
  shown.querySelector("button")!.addEventListener("click", () => giveUp.abort());
  left.addEventListener("abort", () => giveUp.abort());
  const progress = shown.querySelector("progress")!;
  return { shown, come: (share) => (progress.value = share), givenUp: giveUp.signal };
}
