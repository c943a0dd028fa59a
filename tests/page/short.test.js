// Short and zoomed windows: everything is within reach, and nothing runs into anything.
import { PASTA, expect, fromMenu, inEveryRun, test } from "./page.js";

const SCRIPTS = [PASTA, "request_a_very_long_name x 3: sleep 86400; cpu 100ms\nb: sleep 2", "a: sleep 999ms", "a: sleep 3600", "a: sleep 10; sleep 0.5", "a: sleep 2ms; sleep 1"];

/** Axis labels that touch, and whatever is wider than the window. */
const clashes = (page) => page.evaluate(() => {
  const found = [];
  const labels = [...document.querySelectorAll(".tick-label")].map((label) => [label.textContent, label.getBoundingClientRect()]);
  labels.forEach(([text, { left }], at) => {
    if (at > 0 && left < labels[at - 1][1].right + 3) found.push(`${labels[at - 1][0]} runs into ${text}`);
  });
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
  return found;
});

for (const [width, height] of [[320, 256], [320, 568], [640, 256], [1280, 320]]) {
  // What is both narrow and low, and what is lowest for its width.
  const often = inEveryRun(height !== 568 && width !== 640);
  test.describe(`at ${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test("the header scrolls away, and every control can be reached", often, async ({ app }) => {
      const { page } = app;
      await page.locator(".stage").evaluate((stage) => stage.scrollTo(0, 0));
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const bottom = () => page.locator("header").evaluate((header) => header.getBoundingClientRect().bottom);
      await expect.poll(bottom).toBeLessThanOrEqual(0);
      for (const control of await page.locator("header button:not(#menu *), #run, .transport button, .zoom button").all()) {
        await control.evaluate((control) => control.scrollIntoView({ block: "center" }));
        const { x, y, width: wide, height: high } = await control.boundingBox();
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + wide).toBeLessThanOrEqual(width + 0.5);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + high).toBeLessThanOrEqual(height + 0.5);
      }
      expect(await clashes(page)).toEqual([]);
    });

    test("a script can be written, and dialogs be read and closed", often, async ({ app }) => {
      const { page } = app;
      if (await app.half(/Edit/).isVisible()) await app.half(/Edit/).click();
      await app.script.fill(PASTA);
      await app.script.scrollIntoViewIfNeeded();
      expect((await page.locator(".editor").boundingBox()).height).toBeGreaterThan(150);
      const button = (name) => page.getByRole("button", { name, exact: true }).click();
      for (const open of [() => button("Share"), () => button("Export"), () => fromMenu(page, { name: "Help" })]) {
        await open();
        const dialog = page.locator("dialog");
        const box = await dialog.boundingBox();
        expect(box.height).toBeLessThanOrEqual(height);
        expect(box.width).toBeLessThanOrEqual(width);
        await dialog.locator(":is(button, input, textarea)").last().scrollIntoViewIfNeeded();
        await dialog.locator(".close").click();
        await expect(dialog).toHaveCount(0);
      }
    });

    test("axis labels have room between them, whatever they say", often, async ({ app }) => {
      for (const script of SCRIPTS) {
        await app.write(script);
        for (let zooms = 0; zooms < 4; zooms++) {
          expect(await clashes(app.page), script).toEqual([]);
          await app.page.locator(".zoom button").last().click();
        }
      }
    });
  });
}
