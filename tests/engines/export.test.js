// What the page exports, beside what the command line writes: the same bytes.
import { FORMS, rendered } from "../page/rendered.js";
import { expect, test, typed } from "./page.js";

const SCRIPT = 'title "A <b>lesson</b> & more"\nthreads 4\na: sleep 3 "물 끓이기 🍝"; block 2; print "✅"\nb x 9: sleep 1; thread cpu 300ms; fail "no"\n';

async function saved({ host, ...app }, button) {
  await app.click(button);
  await expect.poll(() => host.told.length, { timeout: 30_000 }).toBe(1);
  return host.told.pop();
}

test("all six exports are what the command line writes", async ({ app }) => {
  await app.open(typed(SCRIPT));
  await app.click("h1");
  await app.press("x");
  await app.has(".preview img");
  for (const [format, suffix] of FORMS) {
    const { name, content } = await saved(app, `#export-${format}`);
    expect(name.endsWith(`.${suffix}`), name).toBe(true);
    expect(content.equals(rendered(SCRIPT, format)), format).toBe(true);
  }
  const png = await saved(app, "#export-drawn");
  const scale = await app.browser.evaluate(() => document.querySelector("#export-form").selectedOptions[0].textContent);
  expect(png.content.equals(rendered(SCRIPT, "png", "--scale", /\d/.exec(scale)[0])), "png").toBe(true);
});
