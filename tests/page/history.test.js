// What was typed is there again: after Back and Forward, elsewhere and back, a reload; and the history has no more
// addresses than the reader has made.
import { scriptIn } from "./fragments.js";
import { MINE, button, expectAddress, kept, paste, test } from "./links.js";
import { chooseScenario, expect, fromMenu, Loopscope } from "./page.js";
import { LONG_PAUSE } from "./waits.js";

const EDITED = "mine: sleep 5";
const LONG = `a: sleep 1\n${"# x\n".repeat(20_000)}`;
const NOWHERE = "This draft is nowhere but here";

/** Types at the end of the script, and nothing else. */
async function type(app, text) {
  await app.script.press("Control+End");
  await app.page.keyboard.type(text);
}

test.describe("what was typed", () => {
  test("is there after Back and Forward at once", async ({ app }) => {
    const { page } = app;
    await app.write(MINE);
    await chooseScenario(page, "A-1 The smart cook");
    await type(app, "\n# typed");
    await page.goBack();
    await app.expectText(MINE);
    expect((await kept(page)).every((draft) => draft.endsWith("# typed"))).toBe(true);
    await page.goForward();
    await expect.poll(() => app.text()).toContain("# typed");
    await page.reload();
    await expect.poll(() => app.text()).toContain("# typed");
  });

  test("is kept before anything else can happen", async ({ page }) => {
    // What is typed into the plain text area is told at once: the editor never comes.
    await page.route(/\/editor-\w+\.js/, () => {});
    await page.goto("./");
    const draft = await page.locator("textarea#script").evaluate((area) => {
      area.value = "a: sleep 7";
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return sessionStorage.getItem("loopscope-draft");
    });
    expect(draft).toBe("a: sleep 7");
    await expect(page.locator("#predicted-total")).toHaveText("7.00 s");
  });

  test("is there at each step of the history, however it was left", async ({ app }) => {
    const { page } = app;
    await app.write(MINE);
    await paste(page, "#t=a:+sleep+2");
    await app.expectText("a: sleep 2");
    await type(app, "2");
    await page.goBack();
    await app.expectText(MINE);
    await type(app, "4");
    await page.goForward();
    await app.expectText("a: sleep 22");
    await page.goBack();
    await app.expectText(`${MINE}4`);
    await page.goto("about:blank");
    await page.goBack();
    await app.expectText(`${MINE}4`);
    await page.goForward();
    await page.goBack();
    await app.expectText(`${MINE}4`);
  });

  test("is there after a reload, and in a new tab once this one is closed", async ({ app, open }) => {
    await app.write(MINE);
    await type(app, "4");
    await app.page.reload();
    await app.expectText(`${MINE}4`);
    await type(app, "4");
    await app.page.close();
    await (await open("")).expectText(`${MINE}44`);
  });
});

test.describe("the address", () => {
  test("is not written while somebody types, but when they look up", async ({ app }) => {
    const { page } = app;
    await app.takeClock();
    await app.write(MINE);
    await app.script.blur();
    await expectAddress(page, MINE);
    const addresses = new Set([page.url()]);
    page.on("framenavigated", () => addresses.add(page.url()));
    for (const key of " # notes") {
      await type(app, key);
      await page.clock.runFor(LONG_PAUSE);
    }
    expect(addresses.size).toBe(1);
    await app.script.blur();
    await expectAddress(page, `${MINE} # notes`);
    expect(addresses.size).toBe(2);
  });

  for (const [event, target] of [["blur", "window"], ["pagehide", "window"], ["visibilitychange", "document"]]) {
    test(`is written on ${event}`, async ({ app }) => {
      await app.write(EDITED);
      await app.page.evaluate(([event, target]) => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        globalThis[target].dispatchEvent(new Event(event, { bubbles: true }));
      }, [event, target]);
      await expect.poll(() => scriptIn(app.page.url())).toBe(EDITED);
    });
  }

  test("is written when somebody shares", async ({ app }) => {
    await app.write(EDITED);
    await app.page.evaluate(() => document.querySelector("button[title^=Share]").click());
    await expect.poll(() => scriptIn(app.page.url())).toBe(EDITED);
  });
});

test.describe("where the browser keeps nothing", () => {
  const open = async (page) => {
    await page.addInitScript(() => {
      const refuse = () => { throw new DOMException("refused", "SecurityError"); };
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
    });
    const app = new Loopscope(page);
    await app.open();
    return app;
  };

  test("the address keeps what is typed, with every key", async ({ page }) => {
    const app = await open(page);
    await app.write(MINE);
    await type(app, "4");
    await expect.poll(() => scriptIn(page.url())).toBe(`${MINE}4`);
    await expect(page.getByText(NOWHERE)).toHaveCount(0);
    await page.reload();
    await app.expectText(`${MINE}4`);
  });

  test("the page says that a script too long for a link is nowhere but here", async ({ page }) => {
    const app = await open(page);
    await app.paste(LONG);
    await expect(page.getByText(NOWHERE)).toBeVisible();
    await fromMenu(page, { value: "ko" });
    await expect(page.getByText("이 초안은 이 화면에만 있습니다")).toBeVisible();
    await app.paste(MINE);
    await expect(page.getByText("이 초안은 이 화면에만 있습니다")).toHaveCount(0);
  });
});

test("a browser without room says so, too, and shows no older draft in the place of the newest", async ({ app }) => {
  const { page } = app;
  await app.write(MINE);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await app.paste(LONG);
  await expect(page.getByText(NOWHERE)).toBeVisible();
  await app.paste(EDITED);
  await expectAddress(page, EDITED);
  await expect(page.getByText(NOWHERE)).toHaveCount(0);
  await page.reload();
  await app.expectText(EDITED);
});

test("a script that only storage can hold is there after Back and Forward", async ({ app }) => {
  const { page } = app;
  await app.paste(LONG);
  await expect(page.getByText(NOWHERE)).toHaveCount(0);
  await chooseScenario(page, "A-1 The smart cook");
  await page.goBack();
  await expect.poll(() => app.text()).toContain("# x");
  await page.goForward();
  await expect.poll(() => app.text()).toContain("smart cook");
  await button(app, "Share").click();
  await expect(page.locator("#share-text")).toBeVisible();
});
