// Keys of a single letter, for those who have switched them on: never while something is typed, composed or held down with them.
const dialog = document.getElementById("keys");
const ways = new Map([...dialog.querySelectorAll("[data-keys]")].map((link) => [link.dataset.keys, link.href]));
const patience = 1500;
let begun = "", forgetting = 0;

const forget = () => { clearTimeout(forgetting); begun = ""; };

/** What a row is opened by. */
const openers = () => [...document.querySelectorAll("main table tbody tr")].map((row) => row.querySelector(".lead-cell a[href]") ?? row.querySelector("a[href]")).filter((link) => link && link.checkVisibility());

function step(by) {
  const links = openers();
  if (links.length === 0) return;
  const at = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const isTyped = event.target.closest("input, select, textarea, [contenteditable], [role=combobox], [role=listbox]") || document.querySelector("dialog[open]");
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey || isTyped || event.key.length !== 1) return forget();

  const keys = begun ? `${begun} ${event.key}` : event.key;
  forget();
  if (event.shiftKey && event.key !== "?" && event.key !== "/") return;
  if (ways.has(keys)) location.assign(ways.get(keys));
  else if (event.key === "?") dialog.showModal();
  else if (event.key === "/") { const search = document.getElementById("search"); search?.focus(); search?.select(); }
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if ([...ways.keys()].some((way) => way.startsWith(`${event.key} `))) { begun = event.key; forgetting = setTimeout(forget, patience); }
  else return;
  event.preventDefault();
});
