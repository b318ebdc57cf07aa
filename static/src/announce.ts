// Says a sentence to those who listen instead of looking.

const box = document.createElement("div");
box.className = "visually-hidden";
box.setAttribute("role", "status");
document.body.append(box);

export function announce(sentence: string, language = ""): void {
  if (language) box.lang = language;
  else box.removeAttribute("lang");
  box.textContent = sentence;
}
