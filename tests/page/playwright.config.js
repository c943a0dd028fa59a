// The page in real browsers. `cargo xtask test` builds dist/ first and says where they are.
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { BROWSERS, inNoHurry } from "./browsers.js";
import { freePort } from "./port.js";

/** The tags of tests that measure real time, and of those that others stand for. */
const TIMED = /@timed/;
const WIDE = /@wide/;
const root = fileURLToPath(new URL("../../", import.meta.url));
const site = `${root}target/site`;
// The first process finds it, the others get it from that: one of always might still have a run's server that was ended.
const port = (process.env.LOOPSCOPE_TEST_PORT ??= await freePort());

// A static host on which the page stands in a folder, as on most: nothing may refer to the host's root.
if (process.env.TEST_WORKER_INDEX === undefined) {
  rmSync(site, { recursive: true, force: true });
  cpSync(`${root}dist`, `${site}/course/week-3`, { recursive: true });
}

export default defineConfig({
  testDir: ".",
  testMatch: "*.test.js",
  outputDir: `${root}target/page-tests`,
  reporter: "list",
  // Two leave a quarter of two processors idle.
  workers: 3,
  timeout: 60_000,
  // On a machine that others load, too, a test that fails may try once more. It is told as flaky: find out why.
  retries: process.env.CI ? 1 : 0,
  // What is waited for may come late on a busy machine.
  expect: { timeout: 15_000 },
  use: {
    // Every test has the files that there are now; offline.test.js is about the others.
    serviceWorkers: "block",
    // A test's page goes on where the one before had its own: a browser's new process costs as much as the page.
    reuseContext: true,
    baseURL: `http://127.0.0.1:${port}/course/week-3/`,
  },
  projects: Object.entries(BROWSERS).flatMap(([browserName, launchOptions]) => {
    const use = { browserName, launchOptions: inNoHurry(launchOptions) };
    return [
      { name: browserName, grepInvert: [TIMED, WIDE], use },
      { name: `${browserName}-wide`, grep: WIDE, use },
      // One page at a time, and nothing else beside it: `cargo xtask test` runs it by itself.
      { name: `${browserName}-timed`, grep: TIMED, workers: 1, use: { browserName, launchOptions } },
    ];
  }),
  webServer: {
    command: `sirv ${site} --host 127.0.0.1 --port ${port} --quiet`,
    url: `http://127.0.0.1:${port}/course/week-3/`,
    reuseExistingServer: false,
  },
});
