// A file dropped on the form is chosen in it, and sent.
const form = document.getElementById("verify");
const chosen = document.getElementById("verify-file");
if (form && chosen) {
  for (const hint of document.querySelectorAll("[data-drop-hint]")) hint.hidden = false;
  form.addEventListener("dragover", event => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", event => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer?.files.length) return;
    chosen.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
