// What is recorded while the page is open is added to the list; the button holds it, and nothing is lost while it is held.
const list = document.getElementById("feed");
const pause = document.querySelector("[data-feed-pause]");
const said = document.querySelector("[data-feed-said]");
const most = 20;
if (list?.dataset.source && "EventSource" in window) {
  const held = [];
  const part = (name, text) => Object.assign(document.createElement("span"), { className: name, textContent: text });
  const byline = entry => {
    const line = part("byline", "");
    line.append(entry.acts ? Object.assign(document.createElement("a"), { className: "actor", href: entry.acts, textContent: entry.who }) : entry.who);
    if (entry.login) line.append(" ", Object.assign(document.createElement("small"), { className: "actor-id", textContent: `(${entry.login})` }));
    line.append(`, ${entry.when}`);
    return line;
  };
  const add = entry => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: entry.link, textContent: entry.title });
    item.append(link, " ", part("what", entry.what), " ", byline(entry));
    item.classList.add("new");
    list.prepend(item);
    while (list.children.length > most) list.lastElementChild.remove();
  };
  const isHeld = () => pause.dataset.held === "true";
  const label = () => {
    pause.textContent = !isHeld() ? pause.dataset.pause : held.length === 0 ? pause.dataset.resume : `${pause.dataset.resume} (${held.length} ${held.length === 1 ? pause.dataset.one : pause.dataset.many})`;
  };
  const source = new EventSource(`${list.dataset.source}?after=${encodeURIComponent(list.dataset.after)}`);
  source.addEventListener("entry", event => {
    const entry = JSON.parse(event.data);
    if (isHeld()) {
      held.push(entry);
      label();
    } else {
      add(entry);
      said.textContent = `1 ${said.dataset.new}`;
    }
  });
  pause.hidden = false;
  pause.addEventListener("click", () => {
    pause.dataset.held = String(!isHeld());
    if (!isHeld()) for (const entry of held.splice(0)) add(entry);
    label();
  });
  addEventListener("pagehide", () => source.close());
}
