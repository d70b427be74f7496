// Hands the options of a form to the browser's passkey dialogue and sends its answer with the form. Without this script the form stays hidden.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));
const text = buffer => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

const create = async (options, form) => {
  const name = form.elements.displayName?.value.trim();
  options.challenge = bytes(options.challenge);
  options.user.id = bytes(options.user.id);
  if (name) options.user.name = options.user.displayName = name;
  options.excludeCredentials = (options.excludeCredentials ?? []).map(known => ({ ...known, id: bytes(known.id) }));
  const { response, ...rest } = answer(await navigator.credentials.create({ publicKey: options }));
  return { ...rest, response: {
    clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] } };
};

const get = async options => {
  options.challenge = bytes(options.challenge);
  options.allowCredentials = (options.allowCredentials ?? []).map(known => ({ ...known, id: bytes(known.id) }));
  const { response, ...rest } = answer(await navigator.credentials.get({ publicKey: options }));
  return { ...rest, response: {
    clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData),
    signature: text(response.signature), userHandle: text(response.userHandle) } };
};

const answer = credential => ({
  id: credential.id, rawId: text(credential.rawId), type: credential.type, response: credential.response,
  authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults() });

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  const problem = form.querySelector("[role=alert]");
  form.hidden = false;
  form.addEventListener("submit", async event => {
    const answered = form.querySelector("input[name$=credential]");
    if (answered.value) return;
    event.preventDefault();
    problem.textContent = "";
    try {
      const ask = form.dataset.passkey === "create" ? create : get;
      answered.value = JSON.stringify(await ask(JSON.parse(form.dataset.options), form));
      form.requestSubmit();
    } catch {
      problem.append(Object.assign(document.createElement("p"), { className: "error", textContent: form.dataset.failed }));
    }
  });
}
