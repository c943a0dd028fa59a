// What is in the address, and that no link takes the place of anybody's draft.
import { packed, scriptIn, typed } from "./fragments.js";
import { LINKED, MINE, OTHER, WAITS, button, expectAddress, kept, paste, test } from "./links.js";
import { chooseScenario, expect, Loopscope } from "./page.js";
import { LONG_PAUSE } from "./waits.js";

test.describe("the address", () => {
  test("follows what is typed when the reader looks up, without a step in the history, and is as good as a link", async ({ app, context }) => {
    const { page } = app;
    await expect.poll(() => scriptIn(page.url())).toContain("Two dishes");
    const steps = await page.evaluate(() => history.length);
    const writes = await page.evaluateHandle(() => {
      const count = { writes: 0 };
      const { replaceState } = history;
      history.replaceState = (...given) => (count.writes++, replaceState.apply(history, given));
      return count;
    });
    await app.script.fill("");
    await app.script.pressSequentially("typed: sleep 12", { delay: 15 });
    await expectAddress(page, "typed: sleep 12");
    expect(await writes.evaluate(({ writes }) => writes)).toBeLessThan(4);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    await page.reload();
    await app.expectText("typed: sleep 12");
    await expect(page.locator(".linked")).toHaveCount(0);
    const elsewhere = new Loopscope(await (await context.browser().newContext({ serviceWorkers: "block" })).newPage());
    await elsewhere.open(page.url());
    await elsewhere.expectText("typed: sleep 12");
    await elsewhere.page.context().close();
  });

  test("loses nothing if the page is loaded again before it has followed", async ({ app }) => {
    await app.write(MINE);
    await expectAddress(app.page, MINE);
    await app.write("mine: sleep 5");
    await app.page.reload();
    await app.expectText("mine: sleep 5");
  });

  test("has a step for each scenario, back and forward, with the edits in between and their names", async ({ app }) => {
    const { page } = app;
    await app.takeClock();
    const choose = (title) => chooseScenario(page, title);
    await app.write(MINE);
    await expectAddress(page, MINE);
    await choose("A-1 The smart cook");
    await expect(page).toHaveTitle("A-1 The smart cook · Loopscope");
    await expect.poll(() => scriptIn(page.url())).toContain("smart cook");
    await app.script.press("Control+End");
    await page.keyboard.type("\n# changed");
    await app.script.blur();
    await expect.poll(() => scriptIn(page.url())).toContain("# changed");
    await choose("C-4 time.sleep blocks the loop");
    await expect.poll(() => scriptIn(page.url())).toContain("time.sleep");
    const blocking = scriptIn(page.url());

    await page.goBack();
    await expect.poll(() => app.text()).toContain("# changed");
    await expect(page).toHaveTitle("A-1 The smart cook · Loopscope");
    await page.goBack();
    await app.expectText(MINE);
    await expect(page).toHaveTitle("Loopscope");
    await page.goForward();
    await expect.poll(() => app.text()).toContain("# changed");
    await page.goForward();
    await app.expectText(blocking);
    await expect(page.locator("#scenario span")).toHaveText("C-4 time.sleep blocks the loop");
    await expect(page.locator(".linked")).toHaveCount(0);
    await page.clock.runFor(LONG_PAUSE);
    await page.goBack();
    await expect.poll(() => app.text()).toContain("# changed");
  });

  test("has a step for an undo, too", async ({ app }) => {
    const { page } = app;
    await app.write(MINE);
    await expectAddress(page, MINE);
    await chooseScenario(page, "A-1 The smart cook");
    await expect.poll(() => scriptIn(page.url())).toContain("smart cook");
    await page.locator("#undo-load").click();
    await expectAddress(page, MINE);
    await page.goBack();
    await expect.poll(() => app.text()).toContain("smart cook");
    await page.goBack();
    await app.expectText(MINE);
  });

  test("leads back from elsewhere, each step to its own script", async ({ app }) => {
    const { page } = app;
    await app.write(MINE);
    await expectAddress(page, MINE);
    await chooseScenario(page, "A-1 The smart cook");
    await expect.poll(() => scriptIn(page.url())).toContain("smart cook");
    await page.goto("about:blank");
    await page.goBack();
    await expect.poll(() => app.text()).toContain("smart cook");
    await page.goBack();
    await app.expectText(MINE);
    await expect(page.locator(".linked")).toHaveCount(0);
  });

  test("has no script that no link can hold, and the dialog says so", async ({ app }) => {
    const { page } = app;
    await app.paste(`a: sleep 1\n${"# x\n".repeat(20_000)}`);
    await app.script.blur();
    await expect.poll(() => scriptIn(page.url())).toBe(null);
    await button(app, "Share").click();
    await expect(page.locator("#share")).toContainText("larger than a link can hold (64 KiB)");
    await expect(page.locator("#share-text")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await page.reload();
    await expect.poll(() => app.text()).toContain("# x");
  });
});

test.describe("a draft", () => {
  test("survives a link in its tab, with nothing of the link kept until it is told", async ({ app }) => {
    const { page } = app;
    await app.write(MINE);
    await expectAddress(page, MINE);
    await paste(page, typed(LINKED));
    await app.expectText(LINKED);
    await expect(page.getByText(WAITS)).toBeVisible();
    expect(await kept(page)).toEqual([MINE, MINE]);
    await app.write("a: sleep 9");
    await expectAddress(page, "a: sleep 9");
    expect(await kept(page)).toEqual([MINE, MINE]);
    await page.reload();
    await app.expectText("a: sleep 9");
    await expect(page.getByText(WAITS)).toBeVisible();
    await button(app, "Back to my draft").click();
    await app.expectText(MINE);
    await expectAddress(page, MINE);
    await expect(page.locator(".linked")).toHaveCount(0);
    expect(await kept(page)).toEqual([MINE, MINE]);
    await page.goBack();
    await app.expectText("a: sleep 9");
    await expect(page.getByText(WAITS)).toBeVisible();
    await page.goBack();
    await app.expectText(MINE);
    await expect(page.locator(".linked")).toHaveCount(0);
  });

  test("survives a link in another tab, and gives way only if it is told", async ({ app, open }) => {
    await app.write(MINE);
    const other = await open(packed(LINKED));
    await other.expectText(LINKED);
    await expect(other.page.getByText(WAITS)).toBeVisible();
    expect(await kept(other.page)).toEqual([null, MINE]);
    await button(other, "Use this one").click();
    await expect(other.page.locator(".linked")).toHaveCount(0);
    expect(await kept(other.page)).toEqual([LINKED, LINKED]);
    await other.page.reload();
    await other.expectText(LINKED);
    await expect(other.page.locator(".linked")).toHaveCount(0);
  });

  test("is an undo away from the link that took its place", async ({ app, open }) => {
    await app.write(MINE);
    const other = await open(packed(LINKED));
    await button(other, "Use this one").click();
    await button(other, "Undo").click();
    await other.expectText(MINE);
    expect(await kept(other.page)).toEqual([MINE, MINE]);
  });

  test("that is what the link has just opens", async ({ app, open }) => {
    await app.write(LINKED);
    for (const link of [typed, packed]) {
      const other = await open(link(LINKED));
      await other.expectText(LINKED);
      await expect(other.page.locator(".linked")).toHaveCount(0);
    }
  });

  test("waits for one link after the other, also behind an embedded page", async ({ app }) => {
    const { page } = app;
    await app.takeClock();
    await app.write(MINE);
    for (const fragment of [typed(LINKED), typed(OTHER), `${typed(LINKED)}&view=embed`, packed(OTHER)]) {
      await paste(page, fragment);
      await page.clock.runFor(LONG_PAUSE);
      expect(await kept(page)).toEqual([MINE, MINE]);
    }
    await button(app, "Back to my draft").click();
    await app.expectText(MINE);
  });
});
