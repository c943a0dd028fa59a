// How long it takes until a first visit shows its total: nothing cached, files compressed, over a link as slow as
// Chromium makes it.
import { brotliCompressSync } from "node:zlib";
import { BUILDS, compare, median } from "./bench.js";
import { launch } from "./browsers.js";
import { Host, filesIn } from "./host.js";

const ROUNDS = 7;
const LINKS = { "1.6 Mbit/s and 150 ms": [1.6, 150], "10 Mbit/s and 40 ms": [10, 40] };
const VIEWS = { "the page": "", "an embed": "#t=a:+sleep+3%0Ab:+sleep+5&view=embed" };

/** A host as they are: it sends what it has compressed beforehand. */
async function compressed(dist) {
  const isLoaded = ([name]) => /^(index\.html|.*\.(js|css|wasm|svg|webmanifest))$/.test(name) && !/^(formats|png|python)/.test(name);
  const files = [...await filesIn(dist)].filter(isLoaded).map(([name, file]) => [name, brotliCompressSync(file)]);
  return Host.of(new Map(files), { "content-encoding": "br" });
}

/** Runs in the page before anything else: when the total is painted, in ms from the start of the visit. */
function watch() {
  globalThis.painted = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector("#predicted-total")?.checkVisibility()) return requestAnimationFrame(look);
      // After this frame.
      setTimeout(() => resolve(performance.now()));
    };
    look();
  });
}

async function firstTotal(browser, address, [megabits, latency]) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const throughput = (megabits * 1e6) / 8;
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", {
    offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "commit" });
  const ms = await page.evaluate(() => globalThis.painted);
  await context.close();
  return ms;
}

const browser = await launch();
const hosts = await Promise.all(Object.values(BUILDS).map(compressed));
try {
  for (const [link, speed] of Object.entries(LINKS)) {
    for (const [view, fragment] of Object.entries(VIEWS)) {
      const times = hosts.map(() => []);
      for (let round = 0; round < ROUNDS; round += 1) {
        // Side by side: machines are shared, and their speed changes.
        for (const [at, host] of hosts.entries()) {
          times[at].push(await firstTotal(browser, host.address + fragment, speed));
        }
      }
      const show = (ms) => `${(ms / 1000).toFixed(2)} s`;
      console.log(`${`${view}, ${link}`.padEnd(34)} ${compare(times.map(median), show)}`);
    }
  }
} finally {
  await browser.close();
  for (const host of hosts) await host.stop();
}
