// An image in a note: the name under which it is stored here, and what it shows, in words.
// Rules: nothing is an image that is not stored here, so one from elsewhere is left out; its name
// ends with its width and height, so that it has its place before it has come; one that does not
// come is what it shows, in a frame. What it shows stands under it for who writes, and a press on
// that asks to say it in other words.

import { Node } from "@tiptap/core";

const STORED = /^[0-9a-f]{32}$/;
const LONGEST_ALT = 300;

/** What a press on an image's words says, to whoever changes them. */
export const OTHER_WORDS = "note:other-words";

export interface Pictures {
  /** Where pictures are: an address that their names are put behind. */
  at: string;
  /** What the button with an image's words does. */
  change: string;
}

export const Image = Node.create<Pictures>({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ at: "", change: "" }),
  addAttributes: () => ({
    file: { default: null, parseHTML: (element) => element.dataset["file"] ?? null },
    alt: { default: "", parseHTML: (element) => (element.dataset["alt"] ?? "").slice(0, LONGEST_ALT) },
  }),
  parseHTML() {
    return [{ tag: "figure[data-file]", getAttrs: (element) => STORED.test(element.dataset["file"] ?? "") && null }];
  },
  renderHTML({ node }) {
    const { file, alt } = node.attrs;
    return ["figure", { class: "note-image", "data-file": file, "data-alt": alt }, ["figcaption", alt]];
  },
  addNodeView() {
    return ({ node, editor, getPos }) => {
      const dom = document.createElement("figure");
      const { file, alt } = node.attrs as { file: string; alt: string };
      const [width, height] = sides(file);
      dom.className = height > width ? "note-image is-tall" : "note-image";
      dom.append(drawn(dom, this.options.at, file, alt), words(editor.isEditable, this.options.change, alt));
      dom.querySelector("button")?.addEventListener("click", () => {
        const at = getPos();
        if (at === undefined) return;
        editor.commands.setNodeSelection(at);
        dom.dispatchEvent(new CustomEvent(OTHER_WORDS, { bubbles: true }));
      });
      return { dom };
    };
  },
});

function sides(file: string): [number, number] {
  return [parseInt(file.slice(-8, -4), 16), parseInt(file.slice(-4), 16)];
}

function drawn(frame: HTMLElement, at: string, file: string, alt: string): HTMLElement {
  const image = document.createElement("img");
  image.alt = alt;
  [image.width, image.height] = sides(file);
  image.decoding = "async";
  image.draggable = false;
  image.addEventListener("error", () => frame.classList.add("is-gone"));
  image.src = `${at}/${file}`;
  return image;
}

function words(writable: boolean, change: string, alt: string): HTMLElement {
  const caption = document.createElement("figcaption");
  const said = document.createElement(writable ? "button" : "span");
  said.textContent = alt;
  if (said instanceof HTMLButtonElement) {
    said.type = "button";
    said.tabIndex = -1;
    said.title = change;
    said.setAttribute("aria-label", `${change}: ${alt}`);
  }
  caption.append(said);
  return caption;
}
