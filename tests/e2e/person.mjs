// Somebody with an account: opens pages in a browser of his own, and does by plain requests what only prepares a journey.
export const password = "một câu dài dễ nhớ";

export class Person {
  constructor({ url, browser, id, secret }) { Object.assign(this, { url, browser, id, secret, jar: new Map([["threatreg-session", secret]]) }); }

  /** The administrator makes the account; its owner changes the password, as has to be done. */
  static async made({ url, browser, administrator }, { id, roles, clearance, agency }) {
    const page = await (await administrator.post("/vi/new-user", { user: id, name: id, role: roles, clearance, agency })).text();
    const made = /class="secret">([^<]+)</.exec(page)?.[1];
    if (!made) throw new Error(`no account ${id}: ${page.slice(page.indexOf("<main"))}`);
    return new Person({ url, browser, id, secret: await signedIn(url, id, made) });
  }

  /** A page of this person's own browser window. What the console says that is an error is kept in page.errors. */
  async page(options = {}) {
    const context = await this.browser.newContext({ baseURL: this.url, viewport: { width: 1280, height: 900 }, locale: "vi-VN", reducedMotion: "reduce", timezoneId: "Asia/Ho_Chi_Minh", ...options });
    context.setDefaultTimeout(20_000);
    if (this.secret) await context.addCookies([{ name: "threatreg-session", value: this.secret, url: this.url }]);
    const page = await context.newPage();
    page.errors = [];
    page.on("console", message => { if (message.type() === "error") page.errors.push(message.text()); });
    page.on("pageerror", error => page.errors.push(String(error)));
    return page;
  }

  /** Records what a command says, by its form; members are named by their path: place.name. */
  async record(command, members) {
    const answer = await this.post(`/vi/do/${command}`, members);
    if (answer.status !== 303) throw new Error(`${command}: ${answer.status} ${faults(await answer.text())}`);
    return Number(/recorded=(\d+)/.exec(answer.headers.get("location"))[1]);
  }

  async get(path) { return this.#keep(await fetch(this.url + path, { redirect: "manual", headers: { cookie: this.#cookies() } })); }

  async post(path, typed) {
    // Asked once: of two pages at the same time each would bring a cookie of its own, which the token of the other does not fit.
    this.token ??= this.get("/vi/account").then(page => page.text()).then(tokenOf);
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...typed, __RequestVerificationToken: await this.token })) for (const one of [value].flat()) body.append(name, one);
    return this.#keep(await fetch(this.url + path, { method: "POST", redirect: "manual", headers: { cookie: this.#cookies() }, body }));
  }

  #cookies() { return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; "); }

  #keep(answer) {
    for (const set of answer.headers.getSetCookie()) { const [pair] = set.split(";"); this.jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)); }
    return answer;
  }
}

/** The first administrator, signed in with the password that the first start told. */
export const signInFirst = (url, told) => signedIn(url, "admin", told);

/** Signs in, changes the password that somebody else made, and answers the secret of the session. */
async function signedIn(url, user, told) {
  const visitor = new Person({ url, id: user, secret: "" });
  visitor.token = tokenOf(await (await visitor.get("/vi/sign-in")).text());
  await taken(visitor.post("/vi/sign-in", { user, password: told }));
  visitor.token = tokenOf(await (await visitor.get("/vi/account/password")).text());
  await taken(visitor.post("/vi/account/password", { old: told, new: password, again: password }));
  return visitor.jar.get("threatreg-session");
}

async function taken(sending) {
  const answer = await sending;
  if (answer.status !== 303) throw new Error(`${answer.url}: ${answer.status} ${faults(await answer.text())}`);
}

const tokenOf = text => /name="__RequestVerificationToken" value="([^"]+)"/.exec(text)[1];

const faults = text => text.slice(text.indexOf("<main")).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").slice(0, 500);
