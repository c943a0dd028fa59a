// A second window for the projector: it shows what the first one shows, and says when that is gone.
import { complaints } from "./axe.js";
import { bar, IDS, lesson, place, present, presents, question, step, TITLES } from "./course.js";
import { errorsOf, expect, Loopscope, test } from "./page.js";

/** Opens the second window. A page that was closed with the whole screen may take that from the next one, which then presents no more. */
async function openSecond(page) {
  const opens = page.waitForEvent("popup");
  await expect(async () => {
    if (!(await presents(page).isVisible())) await page.keyboard.press("f");
    await bar(page).locator(".second").click({ timeout: 2_000 });
  }).toPass();
  const second = await opens;
  await expect(presents(second)).toBeVisible();
  return second;
}

test("it follows script, strategy, step, playing, reveal and black screen, and passes a clicker's keys on", async ({ app, page }) => {
  await present(page);
  const second = await openSecond(page);
  const errors = errorsOf(second);
  const code = second.locator("#script.cm-content");
  await expect(question(second)).toBeVisible();
  await expect(presents(page), "the first one presents on").toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(second.locator("#predicted-total")).toBeVisible();
  await expect(code).toContainText("B-4");
  await second.keyboard.press("PageDown");
  for (const at of [page, second]) await expect(step(at)).toHaveText(/^1 \//);
  await page.keyboard.press("Shift+PageDown");
  await expect(question(second)).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(code).toContainText("B-5");
  await page.locator(".strategies button").filter({ hasText: /^threads/ }).click();
  await expect(question(second), "another run is covered again").toBeVisible();
  await place(page).click();
  await page.keyboard.press("PageDown");
  await expect(second.locator(".strategies [aria-pressed=true]")).toContainText("threads");
  await place(page).click();
  await page.keyboard.press("Home");
  await page.keyboard.press(" ");
  await expect.poll(() => step(second).textContent()).not.toMatch(/^0 /);
  await page.keyboard.press(" ");
  await expect(step(second)).toHaveText(await step(page).textContent());
  const slider = await page.locator("#playhead").boundingBox();
  await page.mouse.click(slider.x + slider.width / 3, slider.y + slider.height / 2);
  await expect(second.locator("#playhead")).toHaveValue(await page.locator("#playhead").inputValue());
  await page.keyboard.press("b");
  await expect(second.locator("#black")).toBeVisible();
  await second.keyboard.press("PageDown");
  for (const at of [page, second]) await expect(at.locator("#black")).toHaveCount(0);
  await app.script.fill("a: sleep 3\n");
  await expect(code).toContainText("a: sleep 3");
  await second.reload();
  await expect(code).toContainText("a: sleep 3");
  expect(await complaints(second)).toEqual([]);
  expect(errors).toEqual([]);
});

test("it says when the first window is gone, and follows again when that is back", async ({ context, baseURL }) => {
  const page = await context.newPage();
  await page.goto(`${baseURL}${lesson(IDS)}`);
  await expect(place(page)).toContainText("1 of 2");
  await page.keyboard.press("f");
  const second = await openSecond(page);
  await expect(place(second)).toHaveText("This window shows what the first one shows.");
  await page.reload();
  await expect(place(page)).toContainText("1 of 2");
  await expect(place(second)).toHaveText("This window shows what the first one shows.");
  await bar(page).locator(".next").click();
  await expect(second.locator("#scenario, title")).not.toHaveCount(0);
  await expect(second.locator("#script.cm-content")).toContainText("B-5");
  await page.close();
  await expect(place(second)).toContainText("The first window is closed");
  await expect(second.locator("#script.cm-content")).toContainText("B-5");
});

test("a presentation without a lesson is followed, too, and what its window shows behind its end", async ({ app, page }) => {
  await app.write("mine: sleep 7\n");
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("f");
  const second = await openSecond(page);
  await page.locator("h1").click();
  await page.keyboard.press("PageDown");
  await expect(second.locator("#predicted-total")).toHaveText("7.00 s");
  await page.keyboard.press("Escape");
  await expect(presents(page)).toHaveCount(0);
  await app.write("mine: sleep 8\n");
  await expect(second.locator("#predicted-total")).toHaveText("8.00 s");
  await page.reload();
  await expect(place(second)).toContainText("presents no more");
  await app.expectText("mine: sleep 8\n");
});

test("two lessons at once do not mix, nor does a doubled tab with its first", async ({ context, baseURL }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  const seconds = [];
  for (const [at, page] of [one, two].entries()) {
    await page.bringToFront();
    await page.goto(`${baseURL}${lesson([IDS[at]])}`);
    await expect(place(page)).toContainText("1 of 1");
    await page.keyboard.press("f");
    seconds.push(await openSecond(page));
    await page.locator("h1").click();
    await page.keyboard.press("PageDown");
  }
  expect(new Set(seconds.map((second) => new URL(second.url()).hash.match(/follow=(\d+)/)[1])).size).toBe(2);
  for (const [at, second] of seconds.entries()) {
    await expect(second.locator("#script.cm-content")).toContainText(TITLES[at].slice(0, 3));
  }
  await two.keyboard.press("PageDown");
  await expect(step(seconds[1])).toHaveText(/^1 \//);
  await expect(step(seconds[0])).toHaveText(/^0 \//);
});

test("another page of this origin cannot say what has no shape, and what is kept is the reader's", async ({ app, page }) => {
  await app.write("mine: sleep 7\n");
  await present(page);
  const second = await openSecond(page);
  const id = new URL(second.url()).hash.match(/follow=(\d+)/)[1];
  await page.evaluate((id) => {
    const channel = new BroadcastChannel(`loopscope-${id}`);
    const noise = [null, 1, "x", {}, [], { link: 1 }, { link: "t=a" }, { key: "q" }, { key: {} }, { link: `list=1.x&follow=${id}0` }];
    for (const message of noise) channel.postMessage(message);
  }, id);
  await page.keyboard.press("PageDown");
  await expect(second.locator("#predicted-total")).toBeVisible();
  await expect(presents(page)).toBeVisible();
  expect(await second.evaluate(() => localStorage.getItem("loopscope-draft"))).toBe("mine: sleep 7\n");
});

test("where there are no channels, or no window may open, that is seen", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL });
  await page.addInitScript(() => (window.open = () => null));
  await new Loopscope(page).open();
  await page.keyboard.press("f");
  await bar(page).locator(".second").click();
  await expect(bar(page).getByRole("alert")).toContainText("did not let a window open");
  await page.addInitScript(() => delete window.BroadcastChannel);
  await page.goto("about:blank");
  await new Loopscope(page).open();
  await page.keyboard.press("f");
  await expect(bar(page).locator(".dark")).toBeVisible();
  await expect(bar(page).locator(".second")).toBeHidden();
  await page.close();
});
