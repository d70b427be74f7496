// Lets a passkey sign exactly the act on the page: the challenge is the hash of its statement. Without this script the act is entered by a confirmed session.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

const form = document.querySelector("form[data-challenge]");
const button = form?.querySelector("button[value=sign]");
if (button && window.PublicKeyCredential) {
  const known = JSON.parse(form.dataset.passkeys);
  const problem = form.querySelector("[role=alert]");
  button.hidden = false;
  button.addEventListener("click", async event => {
    if (form.elements.signature.value) return;
    event.preventDefault();
    problem.hidden = true;
    try {
      const signed = await navigator.credentials.get({ publicKey: {
        challenge: bytes(form.dataset.challenge), userVerification: "required",
        allowCredentials: known.map(passkey => ({ type: "public-key", id: bytes(passkey.id) })) } });
      const { authenticatorData, clientDataJSON, signature } = signed.response;
      form.elements.signature.value = JSON.stringify({ level: "passkey", key: known.find(passkey => passkey.id === signed.id).key,
        value: text(signature), authenticator: text(authenticatorData), client: text(clientDataJSON) });
      form.requestSubmit(button);
    } catch {
      problem.hidden = false;
    }
  });
}
