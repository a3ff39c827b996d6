// Before the page is drawn, so that it does not flash: the chosen theme, else that of the system. Paper is white.
(() => {
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const printed = matchMedia("print");
  const apply = () => document.documentElement.setAttribute("data-bs-theme", printed.matches ? "light" : kept() ?? (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", apply);
  printed.addEventListener("change", apply);
  apply();
})();
