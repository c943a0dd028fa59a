// Python programs in the page, through the one door that there is: `run` of `python.js`.
import { expect, test as base } from "@playwright/test";
import { Host, filesIn } from "../host.js";

export { expect };

/** Runs in a page: a program's end, what was told meanwhile, and how long it took in ms. */
export async function ended([source, options]) {
  const { run } = await loopscope.load("python.js");
  const [lines, progress] = [[], []];
  const since = performance.now();
  const onLine = (...line) => lines.push([...line, performance.now() - since]);
  const { trace, fault } = await run(source, { ...options, onLine, onProgress: (...bytes) => progress.push(bytes) }).ended;
  const ms = performance.now() - since;
  const found = trace && JSON.parse(trace);
  // There may be a million, and nobody looks at them.
  if (found) Object.assign(found, { events: found.events.length, log: found.log.slice(-100) });
  return { trace: found, fault, lines, progress, ms };
}

/** A host that knows all that it was asked for. */
export class Listening extends Host {
  asked = [];

  answer(url, response) {
    this.asked.push(url);
    super.answer(url, response);
  }
}

export const texts = ({ trace }) => trace.log.map(({ text }) => text);

export const test = base.extend({
  /** One page for all tests of a file: Python is started once. */
  opened: [
    async ({ browser }, use) => {
      const host = await Listening.of(await filesIn("dist"));
      const context = await browser.newContext({ serviceWorkers: "block" });
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await page.goto(host.address);
      await expect(page.locator("#predicted-total")).toBeVisible();
      await page.evaluate(ended, ["", {}]);
      host.asked.length = 0;
      await use({ page, host, errors });
      await context.close();
      await host.stop();
    },
    { scope: "worker" },
  ],

  /** Runs a program there. Nothing may be asked for, and nothing go wrong outside of it. */
  python: async ({ opened: { page, host, errors } }, use) => {
    await use((source, options = {}) => page.evaluate(ended, [source, options]));
    expect([host.asked, errors]).toEqual([[], []]);
  },
});
