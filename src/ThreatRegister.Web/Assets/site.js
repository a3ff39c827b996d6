// What works better with script; every page works without.
for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = document.documentElement.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    document.documentElement.setAttribute("data-bs-theme", next);
    try { localStorage.setItem("theme", next); } catch { /* a browser that keeps nothing: for this page only */ }
  });
}

// The menu of the account closes when somebody goes on elsewhere.
for (const menu of document.querySelectorAll("details[data-menu]")) {
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// Step by step through a record: left and right, unless someone is typing.
const stepped = document.querySelector("[data-step-previous], [data-step-next]");
if (stepped) {
  for (const hint of document.querySelectorAll("[data-step-keys]")) hint.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("input, select, textarea, [contenteditable], .scroll")) return;
    const to = event.key === "ArrowLeft" ? stepped.dataset.stepPrevious : event.key === "ArrowRight" ? stepped.dataset.stepNext : undefined;
    if (to) location.assign(to);
  });
}
// Drafts were once kept in the browser; they are kept with the account, and nothing of them stays here.
try {
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft:") || key === "signed-out") localStorage.removeItem(key);
  sessionStorage.removeItem("draft-sent");
} catch { /* a browser that keeps nothing */ }
