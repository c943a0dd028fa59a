// Links as they arrive: chats, mails and trackers change what they pass on.
import { packed, typed } from "./fragments.js";
import { Host, filesIn } from "./host.js";
import { LINKED, MINE, button, expectAddress, kept, test } from "./links.js";
import { expect, Loopscope } from "./page.js";

const inside = packed(LINKED).slice(1);
const address = `https://host.example/loops/#${inside}&hide=log`;
/** What arrives, each with `hide=log`. */
const ARRIVED = {
  "encoded once more": `#${encodeURIComponent(`${inside}&hide=log`)}`,
  "with encoded equals signs": `#${`${inside}&hide=log`.replaceAll("=", "%3D")}`,
  "with a capital key": `#${inside.replace("z", "Z")}&hide=log`,
  "with another hash": `#%23${inside}&hide=log`,
  "with its hash encoded into the query": `?%23${inside}&hide=log`,
  "as HTML has it": `#${inside}&amp;hide=log`,
  "at the end of a sentence, in bold": `#${inside}&hide=log**).">`,
  "with what a tracker adds": `#${inside}&hide=log?utm_source=chat&fbclid=x`,
  "with a space of no width": `#${inside.slice(0, 30)}\u{200b}${inside.slice(30)}&hide=log`,
  "wrapped": `#${inside.replace(/.{20}/g, "$&%0A")}&hide=log`,
  "within a redirector's address": `#https://out.example/?url=${encodeURIComponent(address)}&data=1`,
};

test.describe("a link that has been changed on its way opens as it was meant", () => {
  for (const [how, arrived] of Object.entries(ARRIVED)) {
    test(how, async ({ open }) => {
      const app = await open(arrived);
      await app.expectText(LINKED);
      await expect(app.page.locator(".log")).toHaveCount(0);
      await expect(app.page.locator(".linked")).toHaveCount(0);
    });
  }

  test("typed, with signs around it", async ({ open }) => {
    for (const tail of [".", ")", "\"", "**", ">", "?utm_source=chat"]) {
      const app = await open(typed(LINKED.trimEnd()) + tail);
      await app.expectText(LINKED);
    }
  });
});

test("a link without a script says so, and whose script is shown", async ({ app, context, open }) => {
  await app.write(MINE);
  await expectAddress(app.page, MINE);
  const other = new Loopscope(await context.newPage());
  await other.page.goto("./#utm_source=chat");
  await expect(other.page.getByRole("alert")).toContainText("There is no script in this link");
  await button(other, "Go on to the page").click();
  await other.expectText(MINE);
  const only = await open("#theme=dark");
  await only.expectText(MINE);
  await expect(only.page.locator(".linked")).toHaveText("There is no script in this link. The one here is your own draft.");
  await only.write(`${MINE}0`);
  await expect(only.page.locator(".linked")).toHaveCount(0);
  expect(await kept(only.page)).toEqual([`${MINE}0`, `${MINE}0`]);
});

test("the element takes a link as it arrived", async ({ page }) => {
  const guest = await Host.of(await filesIn("dist"));
  const html = (src) => `<!doctype html><title>A lesson</title><link rel=icon href="data:,">
    <script async src="${guest.address}embed.js"></script><loop-scope src="${src}" quiz="0"></loop-scope>`;
  const arrived = [`https://host.example/#${encodeURIComponent(inside)}&amp;quiz=1`,
    `https://host.example/%23T=${encodeURIComponent(LINKED)}).`,
    `https://out.example/?url=${encodeURIComponent(`${address}&quiz=1`)}`];
  for (const src of arrived) {
    const lesson = await Host.of(new Map([["index.html", html(src)]]));
    await page.goto(lesson.address);
    await expect(page.frameLocator("iframe").locator("#predicted-total"), src).toHaveText("5.00 s");
    await lesson.stop();
  }
  await guest.stop();
});
