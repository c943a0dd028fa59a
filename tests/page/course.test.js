// A lesson: put together in the gallery, kept in the address, opened by a link, gone through by keys.
import { complaints } from "./axe.js";
import { bar, card, choice, choose, IDS, lesson, place, present, presents, question, step, TITLES } from "./course.js";
import { packed } from "./fragments.js";
import { errorsOf, expect, fromMenu, gallery, Loopscope, inEveryRun, test } from "./page.js";

const chosen = (page) => choice(page).locator("li span");
const act = (page, name) => choice(page).getByRole("button", { name, exact: true });

test("scenarios are chosen in the gallery, in order, moved, taken out, and kept in the address", async ({ app, page }) => {
  await choose(page);
  await card(page, TITLES[1]).click();
  await card(page, TITLES[0]).click();
  await expect(chosen(page)).toHaveText([TITLES[1], TITLES[0]]);
  await expect(card(page, TITLES[0])).toHaveAttribute("data-place", "2");
  await expect(card(page, TITLES[0])).toHaveAttribute("aria-pressed", "true");
  expect(await complaints(page, "the gallery with a lesson")).toEqual([]);
  await act(page, `Earlier: ${TITLES[0]}`).click();
  await expect(chosen(page)).toHaveText(TITLES);
  await expect(act(page, `Earlier: ${TITLES[0]}`)).toBeDisabled();
  await page.locator("#gallery-search").fill("smart cook");
  await page.keyboard.press("Enter");
  await expect(chosen(page)).toHaveCount(3);
  await page.locator("#gallery-search").fill("");
  await card(page, "A-1 The smart cook").click();
  await act(page, `Take out: ${TITLES[1]}`).click();
  await expect(chosen(page)).toHaveText([TITLES[0]]);
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(place(page)).toHaveText(`1 of 1: ${TITLES[0]}`);
  await page.locator("#scenario").click();
  await expect(chosen(page)).toHaveText([TITLES[0]]);
  await card(page, TITLES[0]).click();
  await expect(chosen(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain("list=");
  await expect(app.predictedTotal).toBeAttached();
});

test("what the page shows joins with its strategy, its quiz and its step, and an own script stays the reader's", async ({ app, page }) => {
  const own = 'title "Mine"\na: sleep 2\nb: cpu 1\n';
  await app.write(own);
  await page.locator(".strategies button").filter({ hasText: /^threads/ }).click();
  await page.locator("h1").click();
  for (const key of ["ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await choose(page);
  await act(page, "Add what the page shows").click();
  await card(page, TITLES[0]).click();
  await expect(choice(page).locator("li small").first()).toHaveText(/threads/);
  await expect(choice(page).locator("li small").first()).toHaveText(/step 2/);
  await act(page, "Begin the lesson").click();
  await expect(gallery(page)).toHaveCount(0);
  await expect(place(page)).toHaveText("1 of 2: Mine");
  await expect(step(page)).toHaveText(/^2 \//);
  await bar(page).locator(".next").click();
  await expect(place(page)).toHaveText(`2 of 2: ${TITLES[0]}`);
  await bar(page).locator(".previous").click();
  await app.expectText(own.trimEnd() + "\n");
  await expect(page.locator(".strategies [aria-pressed=true]")).toContainText("threads");
});

test("a link that has nothing but a lesson opens with its first run, and the draft waits", async ({ app, page, context }) => {
  await app.write("mine: sleep 7\n");
  const other = await context.newPage();
  const errors = errorsOf(other);
  const entries = [IDS[0], { id: IDS[1], strategy: "threads", quiz: "ends" }, { script: "a: sleep 3\n", step: "2" }];
  await new Loopscope(other).open(`./${lesson(entries)}`);
  await expect(place(other)).toHaveText(`1 of 3: ${TITLES[0]}`);
  await expect(other.locator("#scenario")).toContainText(TITLES[0]);
  await expect(other.locator(".linked")).toBeVisible();
  await bar(other).locator(".next").click();
  await expect(question(other)).toBeVisible();
  await expect(place(other), "a title may answer").toHaveText("2 of 3");
  await bar(other).locator(".next").click();
  await expect(step(other)).toHaveText(/^2 \//);
  await expect(bar(other).locator(".next")).toBeDisabled();
  await other.reload();
  await expect(place(other)).toHaveText("3 of 3: a: sleep 3");
  await other.goBack();
  await expect(question(other)).toBeVisible();
  await expect(place(other)).toHaveText("2 of 3");
  await bar(other).getByRole("button", { name: "Leave the lesson" }).click();
  await expect(bar(other)).toHaveCount(0);
  await other.locator(".linked").getByRole("button").first().click();
  await expect.poll(() => new Loopscope(other).text()).toBe("mine: sleep 7\n");
  expect(errors).toEqual([]);
});

for (const [what, fragment, why] of [
  ["was cut off", lesson(IDS).slice(0, -6), "The end of this link is missing"],
  ["is no list", `#list=${packed('{"a":1}').slice(3)}`, "no list of scenarios"],
  ["names a scenario that is not there", lesson(["tie", "nobody"]), "Number 2 of its list: there is no scenario nobody"],
  ["says what makes no sense", lesson([{ id: "tie", speed: "x" }]), "what it says of speed"],
]) {
  test(`a lesson that ${what} is told, and nothing is lost`, async ({ app, page }) => {
    await app.write("mine: sleep 7\n");
    await page.evaluate(() => document.activeElement.blur());
    const other = await page.context().newPage();
    const errors = errorsOf(other);
    await other.goto(`./${fragment}`);
    const card = other.locator(".broken [role=alert]");
    await expect(card).toContainText("The lesson in this link cannot be opened");
    await expect(card).toContainText(why);
    expect(await complaints(other)).toEqual([]);
    await card.getByRole("button").click();
    await expect.poll(() => new Loopscope(other).text()).toBe("mine: sleep 7\n");
    await other.goto(`./${packed("a: sleep 3").slice(0)}&${fragment.slice(1)}`);
    await other.reload();
    await expect(place(other)).toContainText(why);
    await expect(other.locator("#predicted-total")).toHaveText("3.00 s");
    expect(errors).toEqual([]);
    await other.close();
  });
}

test("Page Down reveals, steps and goes on to the next run, Page Up back, each covered again", async ({ app, page }) => {
  await present(page);
  for (const at of [0, 1]) {
    await expect(place(page)).toHaveText(`${at + 1} of 2`);
    await expect(app.predictedTotal).toHaveCount(0);
    await page.keyboard.press("PageDown");
    await expect(place(page)).toHaveText(`${at + 1} of 2: ${TITLES[at]}`);
    await expect(step(page)).toHaveText(/^0 \//);
    await page.keyboard.press("PageDown");
    await expect(step(page)).toHaveText(/^1 \//);
    await page.keyboard.press("End");
    await page.keyboard.press("PageDown");
  }
  await expect(place(page), "the last one stays").toHaveText(`2 of 2: ${TITLES[1]}`);
  await page.keyboard.press("Home");
  await page.keyboard.press("PageUp");
  await expect(place(page)).toHaveText("1 of 2");
  await expect(question(page)).toBeVisible();
  await page.keyboard.press("Shift+PageDown");
  await expect(place(page)).toHaveText("2 of 2");
  await page.keyboard.press("Shift+PageUp");
  await expect(place(page)).toHaveText("1 of 2");
  await page.locator(".question input").fill("9");
  await page.keyboard.press("PageDown");
  await expect(app.predictedTotal).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(presents(page)).toHaveCount(0);
  await expect(place(page)).toHaveText(`1 of 2: ${TITLES[0]}`);
});

test("the link of a lesson is copied, and speaks Korean where the page does", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  await page.goto(`./${lesson(IDS)}`);
  await expect(place(page)).toContainText("1 of 2");
  await fromMenu(page, { value: "ko" });
  await expect(place(page)).toContainText("2개 중 1번째: B-4");
  await page.locator("#scenario").click();
  await act(page, "수업 링크 복사").click();
  await expect(choice(page).getByRole("status")).toHaveText("복사했습니다");
  expect(await complaints(page)).toEqual([]);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#list=1\.[\w-]+$/);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(place(page)).toContainText("1번째");
});

for (const [width, height] of [[1280, 800], [1920, 1080], [390, 844]]) {
  test(`a lesson is whole at ${width} by ${height}, put together, opened and presented`, inEveryRun(width !== 1920), async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await choose(page);
    for (const title of TITLES) await card(page, title).click();
    expect(await gallery(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
    await act(page, "Begin the lesson").click();
    await expect(place(page)).toHaveText(`1 of 2: ${TITLES[0]}`);
    expect(await wide()).toBeLessThanOrEqual(0);
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press("f");
    await expect(question(page)).toBeVisible();
    await page.keyboard.press("PageDown");
    await expect(app.predictedTotal).toBeVisible();
    expect(await wide()).toBeLessThanOrEqual(0);
    expect(await complaints(page)).toEqual([]);
    for (const part of [".previous", ".next", ".dark"]) await expect(bar(page).locator(part)).toBeInViewport({ ratio: 1 });
    const all = await bar(page).locator("button:visible").all();
    const boxes = await Promise.all([...all, page.locator("#present button")].map((one) => one.boundingBox()));
    const cut = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
    expect(boxes.filter((one, at) => boxes.some((other, to) => to > at && cut(one, other)))).toEqual([]);
  });
}
