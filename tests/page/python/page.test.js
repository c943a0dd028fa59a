// Python in the page: what a script means as Python, and programs as a person writes, shares and runs them.
import { complaints } from "../axe.js";
import { Host } from "../host.js";
import { Loopscope, expect, test } from "../page.js";

const PROGRAM = `import asyncio

async def toast():
    print("in")
    await asyncio.sleep(2)
    print("out")

async def main():
    await asyncio.gather(toast(), asyncio.sleep(3))

asyncio.run(main())
`;

/** Python is fetched and started, and a program that never ends is stopped after 10 s. */
const PATIENTLY = { timeout: 60_000 };

const tab = (page, name) => page.locator(".code-tabs").getByRole("button", { name, exact: true });
const fault = (page) => page.locator(".python-fault");

test("the tab Python shows what a script means, with the lines where tasks stand, and which line of the script one stands for", async ({ app }) => {
  const { page } = app;
  await app.write('title "T"\na:\n  sleep 2\n  print "x"\n');
  await tab(page, "Python").click();
  await expect(app.script).toBeHidden();
  await expect(page.locator(".meant li", { hasText: "await asyncio.sleep(2)" })).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.locator("h1").click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".meant .here")).not.toHaveCount(0);
  await page.locator(".meant li", { hasText: "print(" }).hover();
  await expect(page.locator(".meant-foot")).toContainText('Line 4 of the script: print "x"');
  await expect(page.locator(".meant .same")).toHaveText(['    print("x")']);
  expect(await complaints(page, "the Python tab")).toEqual([]);
  await tab(page, "Script").click();
  await expect(app.script).toBeVisible();
  await app.expectText('title "T"\na:\n  sleep 2\n  print "x"\n');
});

test("what follows the script follows it in the tab, under the strategy that is shown; errors and questions have no meaning", async ({ app }) => {
  const { page } = app;
  await app.write("a x 2: sleep 2");
  await tab(page, "Python").click();
  await page.locator(".strategies").getByRole("button", { name: /^threads/ }).click();
  await expect(page.locator(".meant")).toContainText("ThreadPoolExecutor");
  await tab(page, "Script").click();
  await app.write("a: slep 2");
  await expect(tab(page, "Python")).toBeDisabled();
  await app.write("a: sleep 2");
  await expect(tab(page, "Python")).toBeEnabled();
  await page.locator("h1").click();
  await page.keyboard.press("q");
  await expect(tab(page, "Python")).toBeDisabled();
});

test("a script that is edited as Python runs as Python, with the same total, and undo takes it back", async ({ app }) => {
  const { page } = app;
  await app.write('a:\n  sleep 2\n  print "x"');
  await tab(page, "Python").click();
  await page.locator("#edit-python").click();
  await expect(app.predictedTotal).toHaveText("2.00 s", PATIENTLY);
  await expect.poll(() => app.text()).toContain("asyncio.run(main())");
  await expect.poll(() => app.lines("predicted"), PATIENTLY).toEqual(["x"]);
  await expect(page.locator(".strategies")).toHaveCount(0, PATIENTLY);
  await expect(tab(page, "Script")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await app.expectText('a:\n  sleep 2\n  print "x"');
  await expect(app.predictedTotal).toHaveText("2.00 s");
});

test("a program that is pasted is run as one types: total, log, states, findings; its errors stand at their lines", async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await app.paste(PROGRAM);
  await expect(app.predictedTotal).toHaveText("3.00 s", PATIENTLY);
  expect(await app.lines("predicted")).toEqual(["in", "out"]);
  await expect(app.problems).toBeEmpty();
  await app.paste(PROGRAM.replace("await asyncio.sleep(2)", "import time; time.sleep(2)"));
  await expect(app.predictedTotal).toHaveText("3.00 s", PATIENTLY);
  await expect(page.locator(".findings")).toContainText("line 5", PATIENTLY);
  await app.paste(PROGRAM.replace('print("out")', 'raise ValueError("burnt")'));
  await expect(fault(page)).toHaveText(/line 6.*ValueError: burnt/, PATIENTLY);
  await expect(app.numbers("wrong")).toHaveText(["6"]);
  expect((await app.lines("predicted")).join("\n")).toContain("Traceback");
  await app.paste(PROGRAM.replace("await asyncio.sleep(2)", "await asyncio.sleep(2"));
  await expect(fault(page)).toHaveText(/line 5.*SyntaxError/, PATIENTLY);
  await app.paste(PROGRAM.replace("await asyncio.sleep(2)", "while True: pass"));
  await expect(fault(page)).toHaveText(/line 5.*No end/, PATIENTLY);
  await app.paste(PROGRAM.replace("sleep(2)", "sleep(5)"));
  await expect(app.predictedTotal).toHaveText("5.00 s", PATIENTLY);
  await expect(fault(page)).toHaveCount(0);
  expect(await complaints(page, "a Python program")).toEqual([]);
});

test("a program is in the page's link, is opened by it, and runs for real", async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await app.paste(PROGRAM.replace("sleep(3)", "sleep(0.4)").replace("sleep(2)", "sleep(0.2)"));
  await expect(app.predictedTotal).toHaveText("0.40 s", PATIENTLY);
  await page.locator("h1").click();
  await expect.poll(() => page.url()).toContain("#p=1.");
  await expect(app.scale).toBeDisabled();
  await app.run.click();
  await expect(page.locator("#measured-log .text")).toHaveText(["in", "out"], PATIENTLY);
  const measured = Number.parseFloat(await app.measuredTotal.textContent());
  expect(measured).toBeGreaterThanOrEqual(0.39);
  expect(measured).toBeLessThan(2);
  const link = page.url();
  await page.goto("about:blank");
  await page.goto(link);
  await expect(app.predictedTotal).toHaveText("0.40 s", PATIENTLY);
});

test("an embedded program is run in its frame", async ({ page }) => {
  const source = PROGRAM.replaceAll("\n", "%0A").replaceAll(" ", "+");
  await page.goto(`./#t=${source}&view=embed`);
  await expect(page.locator("#predicted-total")).toHaveText("3.00 s", PATIENTLY);
});

test("an element's text is run as Python where it says so, and so is what a link leads to", async ({ page, baseURL }) => {
  const lesson = await Host.of(new Map([["index.html", `<!doctype html><meta charset="utf-8"><title>A lesson</title><link rel=icon href="data:,">
    <script async src="${baseURL}embed.js"></script><loop-scope lang="en">
      print("hello")
      burn(2)
      # loopscope: python
    </loop-scope>`]]));
  await page.goto(lesson.address);
  const total = page.frameLocator("iframe").locator("#predicted-total");
  await expect(total).toHaveText("2.00 s", PATIENTLY);
  await page.goto(`${baseURL}#t=${encodeURIComponent(PROGRAM)}`);
  await page.locator("header").getByRole("button", { name: "Share" }).click();
  const link = await page.locator("#share-text").inputValue();
  expect(link).toContain("#p=");
  await page.goto(lesson.address);
  await page.locator("loop-scope").evaluate((scope, link) => scope.setAttribute("src", link), link);
  await expect(total).toHaveText("3.00 s", PATIENTLY);
  expect(await page.locator("iframe").evaluate(({ src }) => new URL(src).hash)).toMatch(/^#p=.*&view=embed&lang=en$/);
  await lesson.stop();
});

test("a program that cannot be fetched is told, and scripts go on", async ({ page }) => {
  const app = new Loopscope(page);
  await app.open();
  await page.context().route(/\/python\w*-\w+\.\w+/, (route) => route.abort());
  await app.paste(PROGRAM);
  await expect(fault(page)).toContainText("What runs Python could not be loaded", PATIENTLY);
  await app.write("a: sleep 4");
  await expect(app.predictedTotal).toHaveText("4.00 s");
  await expect(fault(page)).toHaveCount(0);
});
