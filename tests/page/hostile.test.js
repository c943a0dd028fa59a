// Whatever is in a link is text: nobody's link can run anything, or leave a page that cannot be read.
import { NAMED, fuzz } from "./hostile.js";
import { errorsOf, expect, test } from "./page.js";

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

test("200 links that were changed, cut or made up leave a page that can be read", async ({ app }) => {
  await harmless(app.page, fuzz().map((fragment, at) => [`link ${at}`, fragment]));
});

test("bombs, markup, addresses and two megabytes leave a page that can be read, by the link", async ({ app }) => {
  await harmless(app.page, Object.entries(NAMED));
});

test("so they do in a page that is opened by them", async ({ context, baseURL }) => {
  test.setTimeout(120_000);
  const page = await context.newPage();
  const errors = errorsOf(page);
  page.on("dialog", (dialog) => errors.push(dialog.message()) && dialog.dismiss());
  const few = Object.entries(NAMED).filter(([name]) => !/^(markup|an address) in (?!the script|t$|z$|view$)/.test(name));
  for (const [name, fragment] of few) {
    await page.goto("about:blank");
    // A longer address is refused by the browser itself.
    await page.goto(baseURL + fragment.slice(0, 2_000_000), { waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector("main")?.innerText.trim().length > 20);
    expect({ errors, hit: await page.evaluate(() => globalThis.hit) }, name).toEqual({ errors: [], hit: undefined });
  }
});
