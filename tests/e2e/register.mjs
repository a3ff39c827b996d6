// A register with the seeds and its pages, and a browser to look at them with.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const program = process.env.THREATREG_PROGRAM ?? join(home, "artifacts/bin/ThreatRegister.Cli/release/threatreg");
const browserPath = process.env.THREATREG_CHROMIUM ?? "/usr/bin/chromium";
const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Runs one verb to its end; an exit code other than 0 is an error. */
export function run(folder, ...verb) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ["--data", folder, ...verb], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "", errors = "";
    child.stdout.on("data", text => { output += text; });
    child.stderr.on("data", text => { errors += text; });
    child.on("error", reject);
    child.on("close", code => code === 0 ? resolve(output) : reject(new Error(`${verb.join(" ")} ended with ${code}: ${errors}`)));
  });
}

/** Seeds a register in a folder of its own and serves it. */
export async function serve() {
  const folder = await mkdtemp(join(tmpdir(), "threatreg-e2e-"));
  await run(folder, "seed", "--cases");
  const server = spawn(program, ["--data", folder, "serve", "--urls", "http://127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  server.stderr.on("data", text => { errors += text; });
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", line => { if (line.startsWith("http://")) resolve(line); });
    server.on("close", code => reject(new Error(`serve ended with ${code}: ${errors}`)));
  });
  const cookies = [{ name: "threatreg-session", value: await signIn(url, await firstPassword(() => errors)), url }];
  return {
    url, folder, cookies,
    said: () => errors,
    async close() {
      const ended = new Promise(resolve => server.on("close", resolve));
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the first start tells, on standard error. */
async function firstPassword(said) {
  for (;;) {
    const found = /Sign in as admin with password (\S+)/.exec(said());
    if (found) return found[1];
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** Signs in as the first administrator, changes the password as has to be done, and answers the secret of the session. */
async function signIn(url, password) {
  const jar = new Map();
  const keep = answer => { for (const set of answer.headers.getSetCookie()) { const [pair] = set.split(";"); jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)); } };
  const send = async (path, form, typed) => {
    const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const page = await fetch(url + path, { headers: { cookie: cookie() } });
    keep(page);
    const text = await page.text();
    const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(text.slice(text.indexOf(`id="${form}"`)))[1];
    const answer = await fetch(url + path, { method: "POST", redirect: "manual", headers: { cookie: cookie() }, body: new URLSearchParams({ ...typed, __RequestVerificationToken: token }) });
    keep(answer);
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`);
  };
  const wanted = "một câu dài dễ nhớ";
  await send("/vi/sign-in", "sign-in", { user: "admin", password });
  await send("/vi/account/password", "change-password", { old: password, new: wanted, again: wanted });
  return jar.get("threatreg-session");
}

/** Nothing of the browser's own leaves the machine. */
export function browse() {
  const sandbox = process.getuid() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: browserPath, args: [...sandbox, "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
}

/** What axe finds serious or critical on the page, one line each. */
export async function findings(page) {
  // Through the debugger, as the page's own policy allows no foreign script.
  await page.evaluate(await axe());
  const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  return violations
    .filter(violation => ["serious", "critical"].includes(violation.impact))
    .map(violation => `${violation.id}: ${violation.nodes.slice(0, 3).map(node => node.html).join(" | ")}`);
}

async function axe() {
  const { readFile } = await import("node:fs/promises");
  return readFile(axePath, "utf8");
}
