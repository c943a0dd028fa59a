// Whatever is in a link is text: nobody's link can run anything, or leave a page that cannot be read.
import { NAMED, fuzz } from "./hostile.js";
import { errorsOf, expect, inEveryRun, test } from "./page.js";

/** Follows a link in an open page, and looks at what is there once it is painted. */
function follow(page, fragment) {
  return page.evaluate(async (fragment) => {
    location.hash = fragment;
    const turn = () => new Promise((done) => setTimeout(() => requestAnimationFrame(done)));
    await turn();
    await turn();
    const main = document.querySelector("main");
    const made = "img:not(.cm-widgetBuffer), iframe, object, embed, link[href^='javascript'], a[href^='javascript' i], [onerror], [onload], body script:not([src]), main script";
    return {
      text: main?.innerText.trim().length ?? 0,
      made: [...document.querySelectorAll(made)].map((element) => element.outerHTML.slice(0, 100)),
      hit: globalThis.hit,
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    };
  }, fragment);
}

async function harmless(page, links) {
  const dialogs = [];
  page.on("dialog", (dialog) => dialogs.push(dialog.message()) && dialog.dismiss());
  const errors = errorsOf(page);
  for (const [name, fragment] of links) {
    const { text, made, hit, wide } = await follow(page, fragment);
    expect({ text: text > 20, made, hit, wide, errors, dialogs }, `${name}: ${fragment.slice(0, 200)}`)
      .toEqual({ text: true, made: [], hit: undefined, wide: false, errors: [], dialogs: [] });
  }
}

for (const [number, often] of [[50, true], [200, false]]) {
  test(`${number} links that were changed, cut or made up leave a page that can be read`, inEveryRun(often), async ({ app }) => {
    await harmless(app.page, fuzz().slice(0, number).map((fragment, at) => [`link ${at}`, fragment]));
  });
}

test("bombs, markup, addresses and two megabytes leave a page that can be read, by the link", async ({ app }) => {
  await harmless(app.page, Object.entries(NAMED));
});

for (const [which, often, alike] of [
  ["one of each kind does so", true, /^(markup|an address) in (?!the script|t$|view$)|^2 MB of (?!t=x$)/],
  ["so does each of them", false, /^$/],
]) {
  test(`${which} in a page that is opened by it`, inEveryRun(often), async ({ context, baseURL }) => {
    test.setTimeout(120_000);
    const page = await context.newPage();
    const errors = errorsOf(page);
    page.on("dialog", (dialog) => errors.push(dialog.message()) && dialog.dismiss());
    for (const [name, fragment] of Object.entries(NAMED).filter(([name]) => !alike.test(name))) {
      await page.goto("about:blank");
      // A longer address is refused by the browser itself.
      await page.goto(baseURL + fragment.slice(0, 2_000_000), { waitUntil: "commit" });
      await page.waitForFunction(() => document.querySelector("main")?.innerText.trim().length > 20);
      expect({ errors, hit: await page.evaluate(() => globalThis.hit) }, name).toEqual({ errors: [], hit: undefined });
    }
  });
}
