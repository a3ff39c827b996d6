// What works better with script; every page works without.
for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = document.documentElement.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    document.documentElement.setAttribute("data-bs-theme", next);
    try { localStorage.setItem("theme", next); } catch { /* a browser that keeps nothing: for this page only */ }
  });
}

// The form whose draft was sent was taken: its draft has done its work.
try {
  const sent = sessionStorage.getItem("draft-sent");
  sessionStorage.removeItem("draft-sent");
  if (sent && document.querySelector("[data-recorded]")) localStorage.removeItem(sent);
} catch { /* a browser that keeps nothing */ }
