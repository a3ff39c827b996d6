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
// Drafts are their writer's: those of others go when somebody works in this browser, his own when he signs out.
const account = document.body.dataset.account;
const forgetDrafts = (but) => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("draft:") && !(but && key.startsWith(`draft:${but}:`))) localStorage.removeItem(key);
    but ? localStorage.removeItem("signed-out") : localStorage.setItem("signed-out", account);
  } catch { /* a browser that keeps nothing */ }
};
if (account) forgetDrafts(account);
for (const form of document.querySelectorAll("[data-ends-session]")) form.addEventListener("submit", () => forgetDrafts());
// The form whose draft was sent was taken: its draft has done its work.
try {
  const sent = sessionStorage.getItem("draft-sent");
  sessionStorage.removeItem("draft-sent");
  if (sent && document.querySelector("[data-recorded]")) localStorage.removeItem(sent);
} catch { /* a browser that keeps nothing */ }
// What was begun and not sent yet is seen from where its form is opened.
const begun = document.documentElement.lang === "en" ? "draft not sent" : "bản nháp chưa gửi";
for (const link of document.querySelectorAll("[data-draft-of]")) {
  try {
    if (localStorage.getItem(`draft:${document.body.dataset.account}:${link.dataset.draftOf}`) === null) continue;
  } catch { continue; }
  const mark = Object.assign(document.createElement("span"), { className: "tag tag-open", textContent: begun });
  link.append(" ", mark);
}
