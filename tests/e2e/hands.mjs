// How people get about a page.
import { password } from "./person.mjs";

/** Goes on from field to field and link to link until there; fails where the keyboard does not lead there. */
export async function reach(page, to, most = 150) {
  await to.waitFor();
  for (let pressed = 0; pressed <= most; pressed++) {
    if (await to.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${to} is not reached by ${most} times Tab`);
}

/** The part of a page that opens on its heading, opened. */
export async function unfold(page, name) {
  const summary = page.locator("summary").filter({ hasText: name });
  if (!await summary.evaluate(element => element.parentElement.open)) await summary.click();
  return summary.locator("xpath=..");
}

/** The page says that what was sent is recorded; where it does not, what it says instead is told. */
export async function recorded(page) {
  try { await page.getByRole("status").filter({ hasText: "Đã ghi nhận" }).waitFor(); }
  catch (error) { throw new Error(`${page.url()} does not say that it is recorded, but: ${(await page.locator("body").innerText()).slice(0, 2000)}`, { cause: error }); }
}

/** What was downloaded, as bytes. */
export async function bytesOf(download) {
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts);
}

export const textOf = async download => (await bytesOf(download)).toString("utf8");

/** Signs in as somebody, in a window where nobody has. */
export async function signIn(page, person) {
  await page.context().clearCookies();
  await enter(page, person);
}

/** The same, in a window that has the cookies of before. */
export async function enter(page, person) {
  await page.goto("/vi/sign-in");
  await page.getByLabel("Tên đăng nhập").fill(person.id);
  await page.getByLabel("Mật khẩu").fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.locator("details.menu").waitFor();
}

/** The menu of whoever has signed in, opened. */
export async function accountMenu(page) {
  const menu = page.locator("details.menu");
  if (!await menu.evaluate(element => element.open)) await menu.locator("summary").click();
  return menu;
}
