// A browser that hides the time: Firefox with `privacy.resistFingerprinting`, as Tor's has it.
import { ENGINES } from "./engines.js";
import { Page, expect, test, typed } from "./page.js";
import { filesIn } from "../page/host.js";
import { Browser } from "./webdriver.js";

test("a browser that makes its clock coarse is named, and its runs go on", async ({ engine, hosts }) => {
  test.skip(engine !== "firefox", "only Firefox can be told to");
  const { driver, capabilities } = ENGINES.firefox;
  const options = { ...capabilities["moz:firefoxOptions"], prefs: { "privacy.resistFingerprinting": true } };
  const browser = await Browser.start(driver, { "moz:firefoxOptions": options });
  try {
    const app = new Page(browser, await hosts(await filesIn("dist")));
    await app.open(typed('a: sleep 1; print "a"\nb: sleep 3; print "b"'));
    expect(await app.runToItsEnd()).toBeGreaterThan(2);
    await expect.poll(() => app.lines("measured")).toEqual(["a", "b"]);
    // Its version decides in what steps: 100 ms, or those of a frame.
    await app.reads("main", /This browser's clock ticks in \d{2,}(\.\d+)? ms/);
  } finally {
    await browser.stop();
  }
});
