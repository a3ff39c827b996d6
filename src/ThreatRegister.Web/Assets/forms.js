// Forms with script: dates said back while they are written, a search for the threat type, only the numbers that a quantity takes.
// Each part is an addition: the form without it records the same.

const keyOf = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim().replace(/\s+/g, " ");
const wordsIn = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const unlike = 10;
const marked = (text) => text.trim().toLowerCase().normalize("NFC");

// Once a field was written in, what was said of it when the form was sent is old.
function mend(field) {
  const id = field.id.replace(/-value$/, ""); // a visible input may have taken its place
  document.getElementById(`${id}-fault`)?.remove();
  for (const shown of [field, document.getElementById(id)]) shown?.removeAttribute("aria-invalid");
  field.closest(".at-fault")?.classList.remove("at-fault");
  for (const link of document.querySelectorAll(`#faults a[href="#${id}"]`)) link.closest("li").remove();
  const faults = document.getElementById("faults");
  if (faults && !faults.querySelector("li")) faults.remove();
}

// A date is said back while it is written; what is none is said as soon as its field is left.
for (const input of document.querySelectorAll("[data-when]")) {
  const said = document.getElementById(`${input.id}-said`);
  let [waiting, asking] = [0, Promise.resolve()];
  const ask = async () => {
    const asked = input.value;
    if (!asked.trim()) { tell("", false); return; }
    try {
      const answer = await fetch(`${input.dataset.when}${input.dataset.when.includes("?") ? "&" : "?"}text=${encodeURIComponent(asked)}`);
      const { said: words, wrong } = answer.ok ? await answer.json() : {};
      const isWrong = answer.ok && !words && document.activeElement !== input;
      if (input.value === asked) tell((isWrong ? wrong : words) ?? "", isWrong);
    } catch { tell("", false); } // away: the server says it when the form is sent
  };
  const tell = (words, isWrong) => {
    said.textContent = isWrong ? words.replace(/^./u, letter => letter.toUpperCase()) || input.dataset.wrong : words;
    said.classList.toggle("fault", isWrong);
    if (isWrong) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
  };
  input.addEventListener("input", () => {
    mend(input);
    clearTimeout(waiting);
    waiting = setTimeout(() => { asking = ask(); }, 200);
  });
  input.addEventListener("change", () => { clearTimeout(waiting); asking = asking.then(ask); });
}

for (const field of document.querySelectorAll("[data-needed]")) {
  const isFilled = () => field.value.trim() !== "";
  field.addEventListener("input", () => { if (isFilled()) mend(field); });
  field.addEventListener("change", () => { if (isFilled()) mend(field); });
}

// What is needed with one choice of another field says so while that is chosen.
for (const mark of document.querySelectorAll("[data-needed-with]")) {
  const [name, value] = mark.dataset.neededWith.split("=");
  const field = mark.closest("form").elements[name];
  const needed = document.getElementById(mark.closest("label").htmlFor);
  const fit = () => { mark.hidden = field.value !== value; needed.required = !mark.hidden; };
  field.addEventListener("change", fit);
  fit();
}

for (const quantity of document.querySelectorAll("[data-quantity]")) {
  const form = quantity.querySelector("select");
  const [low, high] = quantity.querySelectorAll("input");
  const said = quantity.querySelector("[data-said]");
  // What is chosen in the list is chosen by hand alone; while nothing is, its blank choice reads as what is written beside it is understood, and stays blank.
  const [blank, ...forms] = form.options;
  const mean = (code) => { blank.textContent = forms.find((one) => one.value === code)?.textContent ?? blank.dataset.none; };
  let waiting = 0;
  const fit = () => {
    high.hidden = form.selectedOptions[0].dataset.numbers !== "2" || /[^\d.,\s]/u.test(low.value);
    if (high.hidden) high.value = "";
  };
  const written = () => new URLSearchParams(Object.entries({ form: form.value, low: low.value, high: high.value }).filter(([, value]) => value.trim())).toString();
  const ask = async (isTyped) => {
    const asked = written();
    if (!low.value.trim()) { said.textContent = ""; mean(); return; }
    try {
      const answer = await fetch(`${quantity.dataset.quantity}?${asked}`);
      const { said: words, form: meant, wrong } = answer.ok ? await answer.json() : {};
      if (asked !== written()) return;
      // What is typed behind a choice that it is not of takes that choice back.
      if (isTyped && wrong && meant) form.value = "";
      mean(form.value ? "" : meant);
      fit();
      if (isTyped && wrong && meant) { await ask(false); return; }
      const isWrong = !words && Boolean(wrong) && !quantity.contains(document.activeElement);
      said.textContent = isWrong ? wrong.replace(/^./u, letter => letter.toUpperCase()) : words ?? "";
      said.classList.toggle("fault", isWrong);
    } catch { said.textContent = ""; mean(); } // away: the server says it when the form is sent
  };
  for (const number of [low, high]) {
    number.addEventListener("input", () => {
      fit();
      quantity.classList.remove("at-fault");
      clearTimeout(waiting);
      waiting = setTimeout(ask, 200, true);
    });
    number.addEventListener("change", () => { clearTimeout(waiting); setTimeout(ask, 0, true); });
  }
  form.addEventListener("change", () => {
    if (form.selectedOptions[0].dataset.numbers === "0") low.value = "";
    mean();
    fit();
    ask(false);
  });
  fit();
}

for (const select of document.querySelectorAll("select[data-combo]")) combo(select);
for (const field of document.querySelectorAll("[data-search]")) search(field);

// An input with a list below it: find(words) answers what to show, choose takes one of it, settle(active) what is left open.
function suggesting(id, none, { find, choose, settle }) {
  const input = document.createElement("input");
  Object.assign(input, { className: "form-control", type: "text", autocomplete: "off", id });
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  const list = document.createElement("ul");
  list.setAttribute("role", "listbox");
  list.id = `${id}-options`;
  list.hidden = true;
  input.setAttribute("aria-controls", list.id);
  const box = document.createElement("div");
  box.className = "combo";
  box.append(input, list);

  // Whether someone went through the list: what is taken for meant is the first, and the first key leads there.
  let [active, moved] = [-1, false];
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
  const take = (choice) => { show(false); choose(choice); };
  const look = async () => {
    const asked = input.value;
    moved = false;
    const found = await find(asked);
    if (found === null || input.value !== asked || document.activeElement !== input) return;
    active = -1;
    list.replaceChildren(...found.slice(0, 50).map((choice, index) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.id = `${list.id}-${index}`;
      item.textContent = choice.label;
      if (choice.path) { const path = document.createElement("small"); path.textContent = choice.path; item.append(path); }
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(choice); });
      item.choice = choice;
      return item;
    }));
    if (found.length === 0) { const nothing = document.createElement("li"); nothing.textContent = none; nothing.className = "hint"; list.append(nothing); }
    show(true);
    if (asked.trim()) mark(0);
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", look);
  input.addEventListener("blur", () => { const meant = list.hidden ? undefined : shown()[active]?.choice; show(false); settle(meant); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); list.hidden ? look().then(() => mark(0)) : mark(moved ? active + 1 : 0); moved = true; }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(active - 1); }
    else if (event.key === "Enter" && !list.hidden && active >= 0) { event.preventDefault(); take(shown()[active].choice); }
    else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); show(false); }
  });
  return { box, input, list };
}

// The visible input takes the place of a field that keeps what is sent.
function replace(field, { box, input, list }) {
  for (const name of ["aria-describedby", "aria-invalid"]) if (field.hasAttribute(name)) input.setAttribute(name, field.getAttribute(name));
  const focused = document.activeElement === field || field.autofocus;
  field.id = `${input.id}-value`;
  field.before(box);
  box.append(field);
  const labelled = document.querySelector(`label[for="${input.id}"]`);
  if (labelled) list.setAttribute("aria-label", labelled.firstChild.textContent.trim());
  return () => { if (focused) input.focus(); };
}

// How well a choice is what was written, as ThreatTypeSearch of the domain ranks it, the best first: each of its names by itself, what it is named before
// what people call it. Where no word is written, all are there to choose from.
function rankOf(choice, text) {
  if (wordsIn(text).length === 0) return 0;
  return Math.min(unlike, ...choice.key.split("||").flatMap((names, called) => names.split("|").map((name) => 2 * rankIn(name, text) + called)));
}

// The name with its marks, the name without, whole words of it with their marks, whole words, beginnings of words.
function rankIn(name, text) {
  if (name === marked(text)) return 0;
  const [asked, known] = [wordsIn(keyOf(text)), wordsIn(keyOf(name))];
  if (asked.join(" ") === known.join(" ")) return 1;
  const written = wordsIn(name);
  if (wordsIn(marked(text)).every((word) => written.includes(word))) return 2;
  if (asked.every((word) => known.includes(word))) return 3;
  return asked.every((word) => known.some((one) => one.startsWith(word))) ? 4 : unlike;
}

function combo(select) {
  const choices = [...select.options].filter((option) => option.value).map((option) => ({ option, label: option.textContent.trim(), key: option.dataset.key, path: option.dataset.path }));
  // Words that no type was found by stay, and are sent: the answer says what is wrong with them.
  const refresh = () => { const now = choices.find((choice) => choice.option.value === select.value); if (now) made.input.value = now.label; };
  const choose = (choice) => {
    select.value = choice.option.value;
    refresh();
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const made = suggesting(select.id, select.dataset.none, {
    find: (text) => choices.map((choice) => ({ choice, rank: rankOf(choice, text) })).filter(({ rank }) => rank < unlike).sort((one, other) => one.rank - other.rank).map(({ choice }) => choice),
    choose,
    settle: (meant) => { if (meant && made.input.value.trim() && !select.value) choose(meant); else refresh(); },
  });
  const focus = replace(select, made);
  select.hidden = true;
  made.input.addEventListener("input", () => { select.value = ""; });
  made.input.name = `${select.name}.written`;
  made.input.value = select.dataset.written ?? "";
  refresh();
  focus();
}

// Records of a large register: the server finds them as its search does. What is written and not chosen is sent as it stands.
function search(field) {
  const isList = field.tagName === "TEXTAREA";
  const ask = async (text) => {
    try {
      const answer = await fetch(`${field.dataset.search}&text=${encodeURIComponent(text.trim())}`);
      return answer.ok ? (await answer.json()).map(({ id, title }) => ({ id, label: title, path: id })) : null;
    } catch { return null; } // away: words are looked up when the form is sent
  };
  let asked = 0;
  const find = async (text) => {
    const mine = ++asked;
    await new Promise((later) => setTimeout(later, 150));
    return mine === asked && text.trim().length > 1 ? ask(text) : null;
  };
  const tell = () => field.dispatchEvent(new Event("change", { bubbles: true }));
  if (isList) adding(field, find, tell); else naming(field, find, tell);
}

function naming(field, find, tell) {
  const said = field.nextElementSibling?.matches("output.said") ? field.nextElementSibling : null;
  const made = suggesting(field.id, field.dataset.none, {
    find,
    choose: (choice) => { field.value = choice.id; made.input.value = choice.label; tell(); },
    settle: () => {},
  });
  const focus = replace(field, made);
  field.type = "hidden";
  field.dataset.kept = "written";
  if (said) said.hidden = true;
  made.input.value = field.dataset.title || field.value;
  made.input.addEventListener("input", () => { field.value = made.input.value; });
  focus();
}

function adding(field, find, tell) {
  const made = suggesting(`${field.id}-search`, field.dataset.none, {
    find,
    choose: (choice) => {
      const lines = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
      if (!lines.includes(choice.id)) field.value = [...lines, choice.id].join("\n");
      let said = field.nextElementSibling;
      if (!said?.matches("output.said")) { said = document.createElement("output"); said.className = "said"; field.after(said); }
      if (![...said.children].some((known) => known.dataset.id === choice.id)) { const name = document.createElement("span"); name.dataset.id = choice.id; name.textContent = choice.label; said.append(name); }
      made.input.value = "";
      tell();
    },
    settle: () => {},
  });
  made.input.setAttribute("aria-label", field.dataset.add);
  made.input.placeholder = field.dataset.add;
  field.before(made.box);
}

// The chosen type says what it is counted in, and which parts of the quick form stand first.
const type = document.querySelector(".quick select[name=type]");
type?.addEventListener("change", () => {
  const chosen = type.selectedOptions[0];
  for (const counted of document.querySelectorAll(".counted[data-counted]")) counted.textContent = chosen?.dataset.counted ?? "";
  // As the server puts them: those of the type first and open, the others in their own order, closed again where nothing stands in them.
  const blocks = document.querySelector(".quick > .blocks");
  const first = (chosen?.dataset.blocks ?? "").split(" ").filter(Boolean);
  if (first.length === 0) return;
  const isUsed = (block) => [...block.querySelectorAll("input:not([type=hidden]), select, textarea")].some((field) => field.type === "checkbox" ? field.checked : field.value !== "");
  for (const name of [...first, ...blocks.dataset.blocks.split(" ").filter((name) => !first.includes(name))].reverse()) {
    const block = blocks.querySelector(`:scope > [data-block="${name}"]`);
    if (!block) continue;
    block.open = first.includes(name) || isUsed(block);
    blocks.prepend(block);
  }
});

// What a form comes back with is where to go on: what is wrong, else what there is to look at first.
(document.getElementById("faults") ?? document.querySelector("[data-first]"))?.focus();
