// After one visit the page works with the network off, and a new version takes the old one's place as a whole.
import { hosted } from "../../xtask/host/hosted.js";
import { doEverything } from "./everything.js";
import { Host, filesIn } from "./host.js";
import { Loopscope, errorsOf, expect, test } from "./page.js";
import { painted } from "./waits.js";

test.use({ serviceWorkers: "allow" });

const first = await filesIn("dist");
let host;

test.beforeEach(async () => { host = await Host.of(new Map(first)); });
test.afterEach(async () => { await host.stop().catch(() => {}); });

/** What a host has after the next release, in which every kind of file is another. */
async function next() {
  const built = await filesIn("target/built");
  for (const name of ["page.js", "formats.js", "png.js", "editor.js"]) built.set(name, `${built.get(name)}\n//`);
  built.set("tokens.css", `${built.get("tokens.css")}\n:root { --release: 2; }`);
  return hosted(built);
}

async function visit(page) {
  const app = new Loopscope(page);
  await app.open(host.address);
  return app;
}

/** Waits until the service worker has kept all. */
async function kept(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/**
 * Waits until nothing of a new version is on its way. A browser that gives a page to another worker while it loads may
 * lose what is asked for at that very moment: a document that its host no longer has the files of, or one that never comes.
 */
async function settled(page) {
  await page.waitForFunction(async () => {
    const { active, installing, waiting } = await navigator.serviceWorker.ready;
    return !installing && !waiting && active.state === "activated";
  });
}

const versions = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)));

/** The names of what the page has loaded by now, less those that are the same in both releases. */
async function loaded(page) {
  const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  return names.map((name) => name.split("/").at(-1));
}

test("after one visit the page does all that it does without a network", async ({ page }) => {
  const errors = errorsOf(page);
  await visit(page);
  await kept(page);
  await host.stop();
  await page.reload();
  const app = new Loopscope(page);
  await expect(app.predictedTotal).toBeVisible();
  await expect(app.code).toBeAttached();
  await doEverything(app);
  expect(errors).toEqual([]);
});

test("a page that is open on the old version gets its own files, the next visit is wholly new", async ({ page }) => {
  const errors = errorsOf(page);
  const app = await visit(page);
  await kept(page);
  const [old] = await versions(page);

  const second = await next();
  host.files = second;
  await page.evaluate(async () => {
    const taken = new Promise((taken) => navigator.serviceWorker.addEventListener("controllerchange", taken));
    await (await navigator.serviceWorker.ready).update();
    await taken;
  });
  expect(await versions(page)).toHaveLength(2);
  // A worker that is started only now loads the engine again.
  const load = (name) => page.evaluate(async (name) => (await fetch(loopscope.address(name))).status, name);
  for (const name of ["page.js", "page_bg.wasm", "editor.js"]) expect(await load(name)).toBe(200);
  await doEverything(app);
  expect(host.missed).toEqual([]);

  await page.reload();
  await expect(app.code).toBeAttached();
  const release = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--release"));
  expect((await release()).trim()).toBe("2");
  await doEverything(app);
  expect((await loaded(page)).filter((name) => !second.has(name) && name !== "")).toEqual([]);
  expect(host.missed).toEqual([]);

  // Nobody is of the old version any more.
  await page.reload();
  await expect.poll(() => versions(page)).not.toContain(old);
  expect(await versions(page)).toHaveLength(1);
  expect(errors).toEqual([]);
});

test("as long as a page of the old version is open, its files are kept", async ({ page, context }) => {
  await visit(page);
  await kept(page);
  const [old] = await versions(page);
  host.files = await next();
  const other = await context.newPage();
  await visit(other);
  await expect.poll(() => versions(page)).toHaveLength(2);
  await settled(page);
  for (let visits = 0; visits < 3; visits++) await visit(other);
  expect(await versions(page)).toContain(old);
  await page.close();
  // A browser may take a moment to notice that a page is gone.
  await expect.poll(async () => {
    await visit(other);
    return versions(other);
  }).not.toContain(old);
});

test("a host that is between two versions changes nothing", async ({ page }) => {
  await visit(page);
  await kept(page);
  const before = await versions(page);
  const second = await next();
  // The new service worker and the new files, but a cache still has the old document.
  host.files = new Map([...second, ["index.html", first.get("index.html")]]);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const gone = new Promise((done) => {
      registration.onupdatefound = () => {
        const worker = registration.installing;
        worker.onstatechange = () => worker.state === "redundant" && done();
      };
    });
    await registration.update();
    await gone;
  });
  await page.reload();
  await expect(page.locator("#predicted-total")).toBeVisible();
  expect(await loaded(page)).toContain([...first.keys()].find((name) => name.startsWith("page-")));
  host.files = second;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(async () => (await versions(page)).some((version) => !before.includes(version))).toBe(true);
});

test("what somebody has deleted of it is kept again with the next visit", async ({ page }) => {
  await visit(page);
  await kept(page);
  const has = () => page.evaluate(async () => (await caches.match("./")) !== undefined);
  expect(await has()).toBe(true);
  await page.evaluate(async () => { for (const name of await caches.keys()) await caches.delete(name); });
  expect(await has()).toBe(false);
  await page.reload();
  await expect.poll(has).toBe(true);
  await host.stop();
  await page.reload();
  await expect(page.locator("#predicted-total")).toBeVisible();
});

test("a document that the host leads to is one that can be opened again", async ({ page }) => {
  host.answer = function (url, response) {
    if (url.endsWith("/")) response.writeHead(302, { location: "index.html" }).end();
    else Host.prototype.answer.call(this, url, response);
  };
  await visit(page);
  await kept(page);
  await page.goto(host.address);
  await expect(page.locator("#predicted-total")).toBeVisible();
  await host.stop();
  await page.reload();
  await expect(page.locator("#predicted-total")).toBeVisible();
});

test("a browser that can keep nothing has the page from the host", async ({ page }) => {
  await visit(page);
  await kept(page);
  const worker = page.context().serviceWorkers()[0];
  await worker.evaluate(() => {
    const broken = () => Promise.reject(new Error("no room"));
    Object.assign(CacheStorage.prototype, { open: broken, match: broken });
  });
  await page.reload();
  await expect(page.locator("#predicted-total")).toBeVisible();
  await expect(page.locator(".cm-content")).toBeAttached();
});

test("what few visits ask for is kept once one has, and any file is found by its plain name", async ({ page }) => {
  const built = await filesIn("target/built");
  host.files = await hosted(built.set("png.js", "export const drawn = 1;"));
  await visit(page);
  await kept(page);
  const load = () => page.evaluate(async () => (await import(loopscope.address("png.js"))).drawn);
  const isKept = () => page.evaluate(async () => (await caches.match(loopscope.address("png.js"))) !== undefined);
  expect(await isKept()).toBe(false);
  expect(await load()).toBe(1);
  await expect.poll(isKept).toBe(true);
  await host.stop();
  await page.reload();
  await expect(page.locator("#predicted-total")).toBeVisible();
  expect(await load()).toBe(1);
});

test("an embedded view keeps nothing", async ({ page }) => {
  await page.addInitScript(() => {
    window.registered = [];
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = function (address) {
      window.registered.push(address);
      return register.call(this, address);
    };
  });
  const registered = () => page.evaluate(() => window.registered.length);
  await page.goto(`${host.address}#view=embed&t=a:+sleep+1`);
  await expect(page.locator("#predicted-total")).toBeVisible();
  await painted(page);
  expect(await registered()).toBe(0);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  // The whole page does ask.
  await page.goto(`${host.address}?whole`);
  await expect.poll(registered).toBe(1);
});
