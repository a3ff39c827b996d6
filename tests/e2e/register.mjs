// A register with the seeds and its pages, a browser to look at them with, and people who have accounts there.
// One of each serves all journeys when all.mjs runs them; a journey that is run alone makes its own.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { Person, signInFirst } from "./person.mjs";

const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const program = process.env.THREATREG_PROGRAM ?? join(home, "artifacts/bin/ThreatRegister.Cli/release/threatreg");
const browserPath = process.env.THREATREG_CHROMIUM ?? "/usr/bin/chromium";

/** A name that no other journey has, nor the same one run before. */
export const own = name => `${name}-${mark}`;
const mark = randomBytes(3).toString("hex");

/** What a journey needs: a browser, and a register with its first administrator, who may do nothing but keep accounts. */
export async function open() {
  const shared = process.env.THREATREG_E2E ? JSON.parse(process.env.THREATREG_E2E) : undefined;
  const alone = shared ? undefined : await serve();
  const { url, administrator, browserAddress } = shared ?? alone.place;
  const browser = await chromium.connect(browserAddress);
  const people = new Map();
  const register = {
    url, browser,
    administrator: new Person({ url, browser, id: "admin", secret: administrator }),
    /** Somebody with these roles; asked for again, the same. */
    person(name, { roles, clearance = "red", agency = "" }) {
      if (!people.has(name)) people.set(name, Person.made(register, { id: own(name), roles, clearance, agency }));
      return people.get(name);
    },
    async close() {
      await browser.close();
      await alone?.close();
    },
  };
  return register;
}

/** Seeds a register in a folder of its own and serves it; starts a browser. */
export async function serve() {
  const folder = await mkdtemp(join(tmpdir(), "threatreg-e2e-"));
  const [{ server, url, said }, browser] = await Promise.all([start(folder), launch()]);
  return {
    place: { url, administrator: await signInFirst(url, await firstPassword(said)), browserAddress: browser.wsEndpoint() },
    async close() {
      await browser.close();
      const ended = new Promise(resolve => server.on("close", resolve));
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder) {
  await run(folder, "seed", "--cases");
  const server = spawn(program, ["--data", folder, "serve", "--urls", "http://127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  server.stderr.on("data", text => { errors += text; });
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", line => { if (line.startsWith("http://")) resolve(line); });
    server.on("close", code => reject(new Error(`serve ended with ${code}: ${errors}`)));
  });
  return { server, url, said: () => errors };
}

/** Runs one verb to its end; an exit code other than 0 is an error. */
function run(folder, ...verb) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ["--data", folder, ...verb], { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", text => { errors += text; });
    child.on("error", reject);
    child.on("close", code => code === 0 ? resolve() : reject(new Error(`${verb.join(" ")} ended with ${code}: ${errors}`)));
  });
}

/** What the first start tells, on standard error. */
async function firstPassword(said) {
  for (;;) {
    const found = /Sign in as admin with password (\S+)/.exec(said());
    if (found) return found[1];
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** Nothing of the browser's own leaves the machine. */
function launch() {
  const sandbox = process.getuid() === 0 ? ["--no-sandbox"] : [];
  return chromium.launchServer({ executablePath: browserPath, args: [...sandbox, "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
}
