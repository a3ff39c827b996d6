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
  return {
    url, folder,
    said: () => errors,
    async close() {
      const ended = new Promise(resolve => server.on("close", resolve));
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
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
