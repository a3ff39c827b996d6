// Runs the journeys, those named or all, with one register and one browser for all of them. Options go to Node's test runner.
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./register.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "journeys");
const [options, named] = [process.argv.slice(2).filter(word => word.startsWith("-")), process.argv.slice(2).filter(word => !word.startsWith("-"))];
const journeys = (await readdir(folder)).filter(file => file.endsWith(".test.mjs") && (named.length === 0 || named.some(name => file.includes(name))))
  // The longest first, so that the others run beside it.
  .sort((one, other) => Number(other.startsWith("every_page")) - Number(one.startsWith("every_page")) || one.localeCompare(other));
const register = await serve();
let code = 1;
try {
  code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--test", "--test-concurrency=2", ...options, ...journeys.map(file => join(folder, file))], {
      stdio: "inherit", env: { ...process.env, THREATREG_E2E: JSON.stringify(register.place) },
    });
    child.on("error", reject);
    child.on("close", resolve);
  });
} finally {
  await register.close();
}
process.exitCode = code ?? 1;
