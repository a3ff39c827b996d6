// What is written into a form survives a closed tab: kept in this browser alone, under the form's own key, and gone when the form was taken.
// Personal data, files and tokens are not kept. Drafts are their writer's: site.js takes them away when he signs out, and on the page after a form was taken.

const words = document.documentElement.lang === "en"
  ? { restored: "What you wrote before was put back.", discard: "Discard the draft" }
  : { restored: "Đã khôi phục bản nháp bạn viết trước đó.", discard: "Bỏ bản nháp" };

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = `draft:${document.body.dataset.account}:${location.pathname.slice(3)}:${form.dataset.draft}`;
  const fields = () => [...form.elements].filter((field) => field.name && !("private" in field.dataset) && field.type !== "file" && field.type !== "submit" && (field.type !== "hidden" || "kept" in field.dataset || field.name.endsWith(".count")));
  const read = () => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const keep = () => {
    const kept = fields().flatMap((field) => field.type === "checkbox" ? (field.checked ? [[field.name, field.value]] : [])
      : field.multiple ? [...field.selectedOptions].map((option) => [field.name, option.value]) : field.value ? [[field.name, field.value]] : []);
    const written = kept.some(([name]) => !name.startsWith("_") && !name.endsWith(".count"));
    // Another tab may have signed out meanwhile.
    try { if (localStorage.getItem("signed-out")) return; written ? localStorage.setItem(key, JSON.stringify(kept)) : localStorage.removeItem(key); } catch { /* a browser that keeps nothing */ }
  };
  const restore = (kept) => {
    for (const field of fields()) {
      const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
      else if (values.length > 0) field.value = values[0];
      if (values.length > 0) field.closest("details")?.setAttribute("open", "");
      field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
      field.dispatchEvent(new Event("combo-refresh"));
    }
  };

  const kept = "kept" in form.dataset ? null : read();
  if (kept) {
    restore(kept);
    const notice = document.createElement("div");
    notice.className = "draft";
    notice.setAttribute("role", "status");
    notice.append(words.restored);
    const discard = document.createElement("button");
    Object.assign(discard, { type: "button", className: "btn btn-sm btn-outline-secondary", textContent: words.discard });
    discard.addEventListener("click", () => { localStorage.removeItem(key); location.reload(); });
    notice.append(discard);
    form.prepend(notice);
  }

  let waiting = 0;
  const keepNow = () => { clearTimeout(waiting); waiting = 0; keep(); };
  const keepSoon = () => { clearTimeout(waiting); waiting = setTimeout(keepNow, 300); };
  form.addEventListener("input", keepSoon);
  form.addEventListener("change", keepSoon);
  addEventListener("pagehide", () => { if (waiting) keepNow(); });
  form.addEventListener("submit", () => {
    keepNow();
    try { sessionStorage.setItem("draft-sent", key); } catch { /* then it is offered once more */ }
  });
}
