// The content security policy of the page and of the single file: what it forbids does not happen.
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "./page.js";

const DOCUMENTS = {
  "the page": (baseURL) => baseURL,
  "the single file": () => pathToFileURL(fileURLToPath(new URL("../../dist/loopscope.html", import.meta.url))).href,
};

/** What somebody tries who gets something into the page. */
const TRIES = {
  "an inline script": () => {
    const script = document.createElement("script");
    script.textContent = "globalThis.done = true";
    document.body.append(script);
  },
  "an event handler": () => {
    const image = document.createElement("img");
    image.setAttribute("onerror", "globalThis.done = true");
    image.src = "data:,";
    document.body.append(image);
  },
  "a script from elsewhere": () => {
    const script = document.createElement("script");
    script.src = "data:text/javascript,globalThis.done=true";
    document.body.append(script);
  },
  "a text as code": () => {
    setTimeout("globalThis.done = true");
  },
  "a message to elsewhere": () => {
    fetch("https://example.org/").then(() => (globalThis.done = true), () => {});
  },
};

for (const [name, address] of Object.entries(DOCUMENTS)) {
  for (const [what, attempt] of Object.entries(TRIES)) {
    test(`${name} does not let in ${what}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ serviceWorkers: "block" });
      const page = await context.newPage();
      await page.goto(address(baseURL));
      await expect(page.locator("#predicted-total")).toBeVisible();
      await page.evaluate(() => {
        globalThis.forbidden = new Promise((forbidden) => addEventListener("securitypolicyviolation", forbidden));
      });
      await page.evaluate(attempt);
      await page.evaluate(() => globalThis.forbidden.then(() => {}));
      expect(await page.evaluate(() => globalThis.done)).toBeUndefined();
      await context.close();
    });
  }
}
