// What the benchmarks of the page share: which builds they measure, a browser with one of them, medians.
// `cargo xtask bench` builds dist/ first, says where Chromium is, and may name the dist of another commit.
import { launch } from "./browsers.js";
import { Host, filesIn } from "./host.js";

/** The builds, by their names; the first is this commit's. */
export const BUILDS = { "this commit": "dist", ...(process.argv[2] && { "the other": process.argv[2] }) };

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** A figure of each build, and how many times the first one's the other is. */
export function compare(figures, show) {
  const [first, other] = figures;
  const shown = Object.keys(BUILDS).map((name, at) => `${name} ${show(figures[at])}`).join("   ");
  return !Number.isFinite(first / other) ? shown : `${shown}   ${(first / other).toFixed(2)}×`;
}

/** Opens the page of a build in Chromium, with the editor loaded. Closing the browser ends all of it. */
export async function open(dist = "dist") {
  const host = await Host.of(await filesIn(dist));
  const browser = await launch();
  browser.on("disconnected", () => host.stop());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  await page.goto(host.address);
  await page.locator(".cm-content").waitFor();
  return page;
}

export const close = (page) => page.context().browser().close();
