// Before the page is drawn, so that it does not flash: the chosen theme, else that of the system.
(() => {
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => document.documentElement.setAttribute("data-bs-theme", kept() ?? (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", apply);
  apply();
})();
