// Says a sentence to those who listen instead of looking.

const box = document.createElement("div");
box.className = "visually-hidden";
box.setAttribute("role", "status");
document.body.append(box);

export function announce(sentence: string): void {
  box.textContent = sentence;
}
