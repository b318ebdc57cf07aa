// Where the call stands: in its place on the room's page; where that is behind a tab, as a bar above
// the notes; and where neither is seen, as a strip.
// Rule: it is never moved in the document, so nothing in it stops; it is laid over its place, which is
// kept as high as it is; of a bar only its row, for what is said under that lies on the notes and moves
// nothing. A place that is scrolled away, behind a tab or on another page is not seen;
// the way back from there opens the part of the page that it is in.

export class Place {
  #sizes = new ResizeObserver(() => this.#soon());
  #sight = new IntersectionObserver((seen) => this.#see(seen), { threshold: [0, 0.15] });
  #place: HTMLElement | null = null;
  #bar: HTMLElement | null = null;
  #seen = new Set<Element>();
  #wanted = false;
  #asked = 0;
  #over = new AbortController();

  constructor(private call: HTMLElement, private room: string, private address: string) {
    const { signal } = this.#over;
    this.#sizes.observe(call);
    this.#sizes.observe(document.body);
    window.addEventListener("resize", () => this.#soon(), { signal });
    document.addEventListener("click", () => this.#soon(), { signal });
    document.addEventListener("htmx:after:swap", () => this.#find(), { signal });
    call.querySelector("[data-call-back]")!.addEventListener("click", (event) => this.#back(event), { signal });
    this.#find();
  }

  /** What a bar cannot hold is shown in its place, though that is behind a tab. */
  open(): void {
    if (this.#place && this.call.dataset["shape"] === "bar") this.#show(this.#place);
  }

  /** The call has ended: the way in is back. */
  end(): void {
    this.#over.abort();
    this.#sizes.disconnect();
    this.#sight.disconnect();
    cancelAnimationFrame(this.#asked);
    this.#offer(false);
    for (const place of [this.#place, this.#bar]) if (place) place.style.height = "";
  }

  /** The page is another one, or drawn anew. */
  #find(): void {
    this.#offer(true);
    const place = this.#named("place");
    this.#place = this.#watch(this.#place, place);
    this.#bar = this.#watch(this.#bar, this.#named("bar"));
    this.call.dataset["at"] = location.pathname === this.address ? "room" : "elsewhere";
    if (this.#wanted && place) requestAnimationFrame(() => this.#show(place));
    this.#lay();
  }

  #named(kind: "place" | "bar"): HTMLElement | null {
    return document.querySelector<HTMLElement>(`[data-call-${kind}="${CSS.escape(this.room)}"]`);
  }

  /** From now on this one, instead of what was there before. */
  #watch(before: HTMLElement | null, place: HTMLElement | null): HTMLElement | null {
    if (place === before) return place;
    if (before) {
      this.#seen.delete(before);
      this.#sight.unobserve(before);
      this.#sizes.unobserve(before);
    }
    if (!place) return null;
    if (inSight(place)) this.#seen.add(place);
    this.#sight.observe(place);
    this.#sizes.observe(place);
    return place;
  }

  #see(seen: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, intersectionRatio } of seen) {
      const is = isIntersecting && (intersectionRatio >= 0.15 || (target as HTMLElement).offsetHeight === 0);
      if (is) this.#seen.add(target);
      else this.#seen.delete(target);
    }
    this.#lay();
  }

  #soon(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = requestAnimationFrame(() => this.#lay());
  }

  #lay(): void {
    const { style } = this.call;
    const place = [this.#place, this.#bar].find((each) => each && this.#seen.has(each));
    this.call.dataset["shape"] = !place ? "strip" : place === this.#bar ? "bar" : "panel";
    if (!place) {
      style.inset = style.width = "";
      return;
    }
    const { left, top, width } = place.getBoundingClientRect();
    style.inset = `${top + window.scrollY}px auto auto ${left + window.scrollX}px`;
    style.width = `${width}px`;
    const height = `${Math.ceil(place === this.#bar ? this.#row() : this.call.offsetHeight)}px`;
    if (place.style.height !== height) place.style.height = height;
  }

  /** How high a bar is without what is said under it. */
  #row(): number {
    const parts = [...this.call.querySelectorAll<HTMLElement>(".call-head, .call-acts")];
    return Math.max(...parts.map(({ offsetHeight }) => offsetHeight));
  }

  /** On the room's own page, the way back is only a tab or a scroll. */
  #back(event: Event): void {
    this.#wanted = location.pathname !== this.address;
    if (this.#wanted || !this.#place) return;
    event.preventDefault();
    event.stopPropagation();
    this.#show(this.#place);
  }

  #show(place: HTMLElement): void {
    this.#wanted = false;
    const part = place.closest(".part")?.id;
    if (part) document.querySelector<HTMLElement>(`[role=tab][aria-controls="${CSS.escape(part)}"]`)?.click();
    place.scrollIntoView({ block: "center" });
  }

  /** Whether the way in is hidden, because one is in. */
  #offer(inside: boolean): void {
    for (const offer of document.querySelectorAll<HTMLElement>("[data-call-room]")) {
      offer.classList.toggle("calling", inside && offer.dataset["callRoom"] === this.room);
    }
  }
}

function inSight(place: HTMLElement): boolean {
  const { top, bottom } = place.getBoundingClientRect();
  return place.getClientRects().length > 0 && top < window.innerHeight && bottom >= 0;
}
