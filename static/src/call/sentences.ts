// What the call says, in the page's language: the sentences stand in the page, `data-say-…` each.

export type Values = Record<string, string | number>;

export class Sentences {
  constructor(private element: HTMLElement) {}

  of(word: string, values: Values = {}): string {
    const sentence = this.element.getAttribute(`data-say-${word.replace(" ", "-")}`) ?? "";
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }
}
