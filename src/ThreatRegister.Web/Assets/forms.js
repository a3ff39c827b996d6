// Forms with script: dates said back while they are written, a search for the threat type, only the numbers that a quantity takes.
// Each part is an addition: the form without it records the same.

const keyOf = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim().replace(/\s+/g, " ");

for (const input of document.querySelectorAll("[data-when]")) {
  const said = document.getElementById(`${input.id}-said`);
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const asked = input.value;
      if (!asked.trim()) { said.textContent = ""; return; }
      try {
        const answer = await fetch(`${input.dataset.when}?text=${encodeURIComponent(asked)}`);
        const words = answer.ok ? await answer.text() : "";
        if (input.value === asked) said.textContent = words;
      } catch { said.textContent = ""; } // away: the server says it when the form is sent
    }, 200);
  });
}

for (const quantity of document.querySelectorAll("[data-quantity]")) {
  const form = quantity.querySelector("select");
  const numbers = quantity.querySelectorAll("input");
  const fit = () => {
    const wanted = form.value ? Number(form.selectedOptions[0].dataset.numbers) : 0;
    numbers.forEach((number, index) => { number.hidden = index >= wanted; if (number.hidden) number.value = ""; });
  };
  form.addEventListener("change", fit);
  fit();
}

for (const select of document.querySelectorAll("select[data-combo]")) combo(select);

function combo(select) {
  const box = document.createElement("div");
  box.className = "combo";
  const input = document.createElement("input");
  Object.assign(input, { className: "form-control", type: "text", autocomplete: "off", id: select.id });
  for (const name of ["aria-describedby", "aria-invalid"]) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  const list = document.createElement("ul");
  list.setAttribute("role", "listbox");
  list.id = `${select.id}-options`;
  list.hidden = true;
  input.setAttribute("aria-controls", list.id);
  const focused = document.activeElement === select || select.autofocus;
  select.id = `${select.id}-select`;
  select.hidden = true;
  select.before(box);
  box.append(input, list, select);
  const labelled = document.querySelector(`label[for="${input.id}"]`);
  if (labelled) list.setAttribute("aria-label", labelled.firstChild.textContent.trim());

  const choices = [...select.options].filter((option) => option.value).map((option) => ({ option, label: option.textContent.trim(), key: option.dataset.key, path: option.dataset.path }));
  let active = -1;
  const shown = () => [...list.querySelectorAll("[role=option]")];
  const show = (open) => { list.hidden = !open; input.setAttribute("aria-expanded", String(open)); if (!open) { active = -1; input.removeAttribute("aria-activedescendant"); } };
  const mark = (index) => {
    const options = shown();
    if (options.length === 0) return;
    active = (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  };
  const choose = (choice) => {
    select.value = choice ? choice.option.value : "";
    input.value = choice ? choice.label : "";
    show(false);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const find = () => {
    const words = keyOf(input.value).split(" ").filter(Boolean);
    const found = choices.filter((choice) => words.every((word) => choice.key.includes(word)));
    list.replaceChildren(...found.slice(0, 50).map((choice, index) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.id = `${list.id}-${index}`;
      item.textContent = choice.label;
      if (choice.path) { const path = document.createElement("small"); path.textContent = choice.path; item.append(path); }
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(choice); });
      item.choice = choice;
      return item;
    }));
    if (found.length === 0) { const none = document.createElement("li"); none.textContent = select.dataset.none; none.className = "hint"; list.append(none); }
    show(true);
    if (words.length > 0) mark(0);
  };
  input.addEventListener("input", () => { select.value = ""; find(); });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", find);
  input.addEventListener("blur", () => {
    const meant = list.hidden ? null : shown()[active]?.choice;
    if (meant && input.value.trim() && !select.value) choose(meant);
    else { const now = choices.find((choice) => choice.option.value === select.value); input.value = now ? now.label : ""; show(false); }
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); list.hidden ? (find(), mark(0)) : mark(active + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(active - 1); }
    else if (event.key === "Enter" && !list.hidden && active >= 0) { event.preventDefault(); choose(shown()[active].choice); }
    else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); show(false); }
  });
  select.addEventListener("combo-refresh", () => { const now = choices.find((choice) => choice.option.value === select.value); input.value = now ? now.label : ""; });
  select.dispatchEvent(new Event("combo-refresh"));
  if (focused) input.focus();
}

// The chosen type says what it is counted in, and which parts of the quick form stand first.
const type = document.querySelector(".quick select[name=type]");
type?.addEventListener("change", () => {
  const chosen = type.selectedOptions[0];
  for (const counted of document.querySelectorAll("[data-counted]")) counted.textContent = chosen?.dataset.counted ?? "";
  const blocks = document.querySelector("[data-blocks]");
  for (const name of (chosen?.dataset.blocks ?? "").split(" ").filter(Boolean).reverse()) {
    const block = blocks.querySelector(`:scope > [data-block="${name}"]`);
    if (block) { block.open = true; blocks.prepend(block); }
  }
});

document.getElementById("faults")?.focus();
