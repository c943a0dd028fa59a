// What the tests of links and of the address share: scripts, pages that are opened by links, what is in an address.
import { scriptIn } from "./fragments.js";
import { errorsOf, expect, Loopscope, test as base } from "./page.js";

export const MINE = "mine: sleep 4";
export const LINKED = "a: sleep 2; sleep 3\nb: cpu 1; print \"b\"";
export const OTHER = "c: sleep 7";
export const WAITS = "This is a script from a link";

export const test = base.extend({
  // No page of a test, whoever opens it, has anything to complain about.
  quiet: [
    async ({ context }, use) => {
      const errors = [];
      context.on("page", (page) => errors.push(errorsOf(page)));
      await use();
      expect(errors.flat()).toEqual([]);
    },
    { auto: true },
  ],

  /** Opens a link in a new tab. */
  open: async ({ context }, use) => {
    await use(async (fragment) => {
      const app = new Loopscope(await context.newPage());
      await app.open(`./${fragment}`);
      return app;
    });
  },
});

/** Looks up from the editor, and waits until the address has this script. */
export async function expectAddress(page, script) {
  await page.evaluate(() => document.activeElement?.blur());
  await expect.poll(() => scriptIn(page.url())).toBe(script);
}

/** Follows a link in an open page, as one who pastes it. */
export const paste = (page, fragment) => page.evaluate((fragment) => void (location.hash = fragment), fragment);

export const kept = (page) => page.evaluate(() => [sessionStorage, localStorage].map((of) => of.getItem("loopscope-draft")));

export const button = (app, name) => app.page.getByRole("button", { name, exact: true });
