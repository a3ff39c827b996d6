// What is written into a form survives a closed tab and follows its writer to another machine: kept with his account while he types, and gone when the form was taken.
// The server renders a form with its draft. Personal data, files and tokens are not kept; nothing stays in the browser.

const english = document.documentElement.lang === "en";
const words = english
  ? {
    401: "Your session has ended: sign in in another tab, then go on here. Until then nothing you write is kept.", 409: "This form was written elsewhere meanwhile, in another tab or on another machine, and that is the draft that is kept. Send this form, or reload to go on with the other.",
    413: "This is too long to be kept as a draft; send the form before you leave.", 422: "There are too many drafts: discard some before more are kept.", away: "The draft could not be kept; send the form before you leave.",
  }
  : {
    401: "Phiên làm việc đã hết: hãy đăng nhập ở thẻ khác, rồi tiếp tục ở đây. Từ giờ đến lúc đó, những gì bạn viết chưa được giữ.", 409: "Biểu mẫu này vừa được viết ở nơi khác, trong thẻ khác hoặc trên máy khác, và bản nháp được giữ là bản đó. Hãy gửi biểu mẫu này, hoặc tải lại trang để viết tiếp bản kia.",
    413: "Nội dung quá dài để giữ làm bản nháp; hãy gửi biểu mẫu trước khi rời trang.", 422: "Đã có quá nhiều bản nháp: hãy bỏ bớt để giữ được bản này.", away: "Chưa giữ được bản nháp; hãy gửi biểu mẫu trước khi rời trang.",
  };
const wait = 500;
const mostOnLeaving = 60_000; // browsers take no more from a page that is going
const writer = `${Date.now()}-${Math.random()}`; // this page, open this once
// Not before the event that was held up is over: until then a form is not sent again.
const sendOn = (form, submitter) => setTimeout(() => form.requestSubmit(submitter));

for (const form of document.querySelectorAll("form[data-draft]")) {
  const { _draft: key, "_draft-path": path, "_draft-seen": seen, __RequestVerificationToken: token } = form.elements;
  const fields = () => [...form.elements].filter((field) => field.name && !("private" in field.dataset) && field.type !== "file" && field.type !== "submit" && (field.type !== "hidden" || "kept" in field.dataset || field.name.endsWith(".count")));
  const isWritten = (field) => field.type === "hidden" ? field.dataset.kept === "written" : true; // not what the form says of itself
  const valuesOf = (field) => field.type === "checkbox" || field.type === "radio" ? (field.checked ? [field.value] : []) : field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value ? [field.value] : [];
  const written = () => fields().some((field) => isWritten(field) && valuesOf(field).length > 0) ? fields().flatMap((field) => valuesOf(field).map((value) => [field.name, value.toWellFormed()])) : []; // as the form itself is sent
  const said = Object.assign(document.createElement("p"), { className: "draft-said" });
  said.setAttribute("role", "status");
  form.prepend(said);

  // Dirty until the newest is kept: what comes while one is on its way is kept after it.
  let writing = 0, kept = 0, gone = false;
  const isDirty = () => writing !== kept;
  const send = async (leaving = false) => {
    const [now, pairs] = [writing, written()];
    if (pairs.length === 0 && !seen.value) { kept = now; return 204; }
    const body = new URLSearchParams({
      __RequestVerificationToken: token.value, key: key.value, path: path.value, seen: seen.value, writer,
      fields: JSON.stringify(pairs),
    });
    try {
      const answer = await fetch(`${location.pathname.slice(0, 3)}/account/drafts`, { method: "POST", body, redirect: "error", keepalive: leaving && body.toString().length < mostOnLeaving });
      if (answer.ok) { seen.value = await answer.text(); kept = now; }
      said.textContent = answer.ok ? "" : words[answer.status] ?? words.away;
      return answer.status;
    } catch { said.textContent = words.away; return 0; }
  };

  // One at a time and the newest last, so that an older one never comes behind it.
  let waiting = 0, sending = Promise.resolve(0);
  const keepNow = () => { clearTimeout(waiting); return sending = sending.then((last) => isDirty() && !gone ? send() : last); };
  const keepSoon = () => { writing++; clearTimeout(waiting); if (!gone) waiting = setTimeout(keepNow, wait); };
  form.addEventListener("input", keepSoon);
  form.addEventListener("change", keepSoon);
  if ("back" in key.dataset) keepSoon();
  addEventListener("pageshow", () => { gone = false; });
  addEventListener("pagehide", () => { clearTimeout(waiting); if (isDirty() && !gone) send(true); });

  // What is written is kept before the form goes, so that nothing is lost to a session that has ended, and nothing is kept behind a form that was taken.
  let settling = false;
  form.addEventListener("submit", async (event) => {
    if (gone) return;
    if (!isDirty()) { clearTimeout(waiting); gone = true; return; }
    event.preventDefault();
    if (settling) return;
    settling = true;
    const status = await keepNow();
    settling = false;
    if (status === 401) { said.scrollIntoView({ block: "nearest" }); return; }
    gone = true;
    sendOn(form, event.submitter);
  });
  for (const discard of document.querySelectorAll("form[data-discards]")) {
    if (discard.dataset.discards !== key.value) continue;
    discard.addEventListener("submit", async (event) => {
      if (gone) return;
      event.preventDefault();
      clearTimeout(waiting);
      gone = true;
      await sending;
      sendOn(discard, event.submitter);
    });
  }
}
