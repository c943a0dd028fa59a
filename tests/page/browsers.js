// The browsers that tests and benchmarks drive: where each is and how it is launched stands here alone.
import * as playwright from "@playwright/test";

/** How a browser is launched, by Playwright's name of it. `cargo xtask` says where the programs are. */
export const BROWSERS = {
  chromium: {
    executablePath: process.env.LOOPSCOPE_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

/** The same, but that only what runs for long is compiled once more for speed. Else that takes a third of the time in which
 * Python starts, and a page is gone before it is faster by it. */
export const inNoHurry = ({ args, ...options }) => ({ ...options, args: [...args, "--js-flags=--wasm-tiering-budget=400000000"] });

/** Launches a browser outside of the test runner. */
export const launch = (name = "chromium") => playwright[name].launch(BROWSERS[name]);
