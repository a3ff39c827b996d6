// What is written into a form survives a closed tab and follows its writer to another machine: kept with his account while he types, and gone when the form was taken.
// Personal data, files and tokens are not kept; nothing stays in the browser.

const english = document.documentElement.lang === "en";
const words = english
  ? { discard: "Discard the draft", away: "The draft could not be kept; send the form before you leave.", large: "This is too long to be kept as a draft; send the form before you leave.", many: "There are too many drafts: discard some before more are kept." }
  : { discard: "Bỏ bản nháp", away: "Chưa giữ được bản nháp; hãy gửi biểu mẫu trước khi rời trang.", large: "Nội dung quá dài để giữ làm bản nháp; hãy gửi biểu mẫu trước khi rời trang.", many: "Đã có quá nhiều bản nháp: hãy bỏ bớt để giữ được bản này." };
const wait = 500;
const mostOnLeaving = 60_000; // browsers take no more from a page that is going

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = form.elements._draft.value;
  const fields = () => [...form.elements].filter((field) => field.name && !("private" in field.dataset) && field.type !== "file" && field.type !== "submit" && (field.type !== "hidden" || "kept" in field.dataset || field.name.endsWith(".count")));
  const written = () => {
    const kept = fields().flatMap((field) => field.type === "checkbox" ? (field.checked ? [[field.name, field.value]] : [])
      : field.multiple ? [...field.selectedOptions].map((option) => [field.name, option.value]) : field.value ? [[field.name, field.value]] : []);
    return kept.some(([name]) => !name.startsWith("_") && !name.endsWith(".count")) ? kept : [];
  };
  const said = Object.assign(document.createElement("p"), { className: "hint draft-said" });
  said.setAttribute("role", "status");
  form.append(said);
  const send = async (kept, leaving = false) => {
    const body = new URLSearchParams({
      __RequestVerificationToken: form.elements.__RequestVerificationToken.value, key,
      title: document.querySelector("h1").textContent.trim().replace(/\s+/g, " "), path: location.pathname.slice(3) + location.search, fields: JSON.stringify(kept),
    });
    try {
      const answer = await fetch(`${location.pathname.slice(0, 3)}/account/drafts`, { method: "POST", body, redirect: "error", keepalive: leaving && body.toString().length < mostOnLeaving });
      said.textContent = answer.ok ? "" : answer.status === 413 ? words.large : answer.status === 409 ? words.many : words.away;
    } catch { said.textContent = words.away; }
  };

  const drafted = form.querySelector("data[data-drafted]");
  if (drafted) {
    const kept = JSON.parse(drafted.value);
    for (const field of fields()) {
      const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
      else if (values.length > 0) field.value = values[0];
      if (values.length > 0) field.closest("details")?.setAttribute("open", "");
      field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
      field.dispatchEvent(new Event("combo-refresh"));
    }
    const notice = document.createElement("div");
    notice.className = "draft";
    notice.setAttribute("role", "status");
    notice.append(drafted.dataset.drafted);
    const discard = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm btn-outline-secondary", textContent: words.discard });
    discard.addEventListener("click", async () => { stop(); await send([]); location.reload(); });
    notice.append(discard);
    form.prepend(notice);
  }

  // One at a time and the newest last, so that an older one never comes behind it; a form that is being sent ends its draft itself.
  let waiting = 0, sent = false, sending = Promise.resolve();
  const stop = () => { clearTimeout(waiting); waiting = 0; sent = true; };
  const keepNow = (leaving) => { clearTimeout(waiting); waiting = 0; sending = leaving ? send(written(), true) : sending.then(() => sent ? undefined : send(written())); };
  const keepSoon = () => { if (sent) return; clearTimeout(waiting); waiting = setTimeout(keepNow, wait); };
  form.addEventListener("input", keepSoon);
  form.addEventListener("change", keepSoon);
  form.addEventListener("submit", stop);
  if ("back" in form.elements._draft.dataset) keepSoon();
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("pagehide", () => { if (waiting) keepNow(true); });
}
