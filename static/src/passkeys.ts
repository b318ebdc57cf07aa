// Passkeys: a form that says so (`data-passkey`, `create` or `get`) is filled with what the device
// answers, and sent. What to ask it for comes from where `data-challenges` says.
// Rules: the form is a plain one, sent as it always is; what does not work is said in the form's own
// words, `data-unsupported` where there is no way, `data-failed` where it did not come about.

type Told = Record<string, unknown>;

let sending: HTMLFormElement | null = null;

document.addEventListener("submit", filled, { capture: true });

function filled(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const credential = form.querySelector<HTMLInputElement>("[name=credential]");
  if (!form.matches("[data-passkey]") || !credential) return;
  if (sending === form) return void (sending = null);
  event.preventDefault();
  event.stopImmediatePropagation();
  void fill(form, credential);
}

async function fill(form: HTMLFormElement, credential: HTMLInputElement): Promise<void> {
  say(form, "");
  if (!window.PublicKeyCredential || !window.isSecureContext) return say(form, form.dataset["unsupported"]!);
  form.setAttribute("aria-busy", "true");
  try {
    const made = await answered(form);
    if (!made) throw new Error("nothing");
    credential.value = JSON.stringify(made);
    sending = form;
    form.requestSubmit();
  } catch {
    say(form, form.dataset["failed"]!);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

async function answered(form: HTMLFormElement): Promise<Told | null> {
  const answer = await fetch(form.dataset["challenges"]!, { method: "POST" });
  if (!answer.ok) return null;
  const asked = await answer.json();
  asked.challenge = bytes(asked.challenge);
  const create = form.dataset["passkey"] === "create";
  if (create) {
    asked.user.id = bytes(asked.user.id);
    for (const each of asked.excludeCredentials ?? []) each.id = bytes(each.id);
  }
  const given = { publicKey: asked };
  const made = create ? await navigator.credentials.create(given) : await navigator.credentials.get(given);
  return made instanceof PublicKeyCredential ? told(made) : null;
}

/** What it answers, as the server reads it. */
function told(made: PublicKeyCredential): Told {
  const { response } = made;
  const parts: Told = { clientDataJSON: text(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    parts["attestationObject"] = text(response.attestationObject);
  } else if (response instanceof AuthenticatorAssertionResponse) {
    parts["authenticatorData"] = text(response.authenticatorData);
    parts["signature"] = text(response.signature);
    if (response.userHandle) parts["userHandle"] = text(response.userHandle);
  }
  return { id: made.id, rawId: text(made.rawId), type: made.type, response: parts, clientExtensionResults: {} };
}

function say(form: HTMLFormElement, words: string): void {
  const said = form.querySelector<HTMLElement>("[data-said]");
  if (!said) return;
  said.textContent = words;
  said.hidden = !words;
}

function bytes(told: string): Uint8Array<ArrayBuffer> {
  const binary = atob(told.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (each) => each.charCodeAt(0));
}

function text(told: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(told));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
