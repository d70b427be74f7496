// Follows a meeting: when something was entered about it, the part of the page that shows where it stands is fetched again. Without this script one reloads the page.
const part = document.querySelector("[data-live]");

const count = () => {
  for (const clock of document.querySelectorAll("[data-until]")) {
    const left = Math.round((Date.parse(clock.dataset.until) - Date.now()) / 1000), seconds = Math.abs(left);
    clock.textContent = `${left < 0 ? "−" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
};

if (part && window.EventSource) {
  let seen = Number(part.dataset.position), busy = false;
  const grown = document.querySelector("[data-grown]");
  const isTyping = () => document.activeElement?.matches("input:not([type=hidden]), textarea, select") || [...document.querySelectorAll("main textarea, main input[type=text]")].some(field => field.value !== field.defaultValue);
  const show = async () => {
    if (busy) return;
    busy = true;
    for (let shown = -1; shown < seen;) {
      const wanted = seen;
      try {
        const answer = await fetch(`${part.dataset.now}&at=${wanted}`, { credentials: part.dataset.own === undefined ? "omit" : "same-origin" });
        if (answer.ok) part.innerHTML = await answer.text();
        count();
      } catch { /* The line is down: the next event tries again. */ }
      shown = wanted;
    }
    busy = false;
  };
  const source = new EventSource(`${part.dataset.live}?from=${seen}`);
  source.addEventListener("act", event => {
    const position = Number(event.data);
    if (position <= seen) return;
    seen = position;
    if (part.dataset.whole === undefined) show();
    else if (isTyping()) { grown.hidden = false; show(); }
    else location.assign(location.pathname);
  });
  addEventListener("pagehide", () => source.close());
}
count();
setInterval(count, 1000);
