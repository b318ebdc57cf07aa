// Sends a picture to be kept, and says how far it has come.
// Rule: whatever happens, there is an answer: what is kept, or a sentence and the field it is about.

export interface Kept {
  file: string;
  alt: string;
}

export interface Wrong {
  about: "picture" | "alt";
  sentence: string;
}

export function send(
  form: HTMLFormElement,
  picture: File,
  alt: string,
  part: (share: number) => void,
  leave: AbortSignal,
): Promise<Kept | Wrong> {
  const sent = new FormData();
  sent.append("alt", alt);
  sent.append("picture", picture);
  return new Promise((answered) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => part(total ? loaded / total : 0));
    request.addEventListener("loadend", () => answered(read(request, form.dataset)));
    leave.addEventListener("abort", () => request.abort());
    request.send(sent);
  });
}

function read(request: XMLHttpRequest, words: DOMStringMap): Kept | Wrong {
  const said: unknown = request.response;
  if (request.status === 201 && isKept(said)) return said;
  if (isRefusal(said)) {
    return { about: said.code.startsWith("alt_") ? "alt" : "picture", sentence: said.sentence };
  }
  const word = { 413: words["tooLarge"], 429: words["tooFast"] }[request.status] ?? words["lost"];
  return { about: "picture", sentence: word ?? "" };
}

function isKept(said: unknown): said is Kept {
  return typeof said === "object" && said !== null && "file" in said && "alt" in said;
}

function isRefusal(said: unknown): said is { code: string; sentence: string } {
  return typeof said === "object" && said !== null && "code" in said && "sentence" in said;
}
