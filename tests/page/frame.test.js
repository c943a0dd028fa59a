// The page in a frame of somebody else's, without an origin of its own: no storage, and what it loads is foreign.
import { doEverything } from "./everything.js";
import { Host, filesIn } from "./host.js";
import { Loopscope, errorsOf, expect, test } from "./page.js";

const FRAME = "Loopscope";
const hosts = [];

test.afterEach(async () => {
  for (const host of hosts.splice(0)) await host.stop();
});

/** Opens a page that has a file of the host in a sandboxed frame. */
async function frame(page, host, file = "") {
  const around = await Host.of(new Map([
    ["index.html", `<!doctype html><title>A lesson</title><link rel=icon href="data:,">
      <iframe title="${FRAME}" sandbox="allow-scripts" width="1200" height="700" src="${host.address}${file}"></iframe>`],
  ]));
  hosts.push(host, around);
  await page.goto(around.address);
  return page.frameLocator(`[title=${FRAME}]`);
}

/** The app in that frame. */
function inside(page, frame) {
  const app = new Loopscope(frame);
  app.page = Object.assign(Object.create(frame), { keyboard: page.keyboard });
  return app;
}

test("a sandboxed frame shows the page, all of it, from a host that lets any origin read", async ({ page }) => {
  const errors = errorsOf(page);
  const host = await Host.of(await filesIn("dist"), { "access-control-allow-origin": "*" });
  const app = inside(page, await frame(page, host));
  await expect(app.predictedTotal).toBeVisible();
  await expect(app.code).toBeAttached();
  await doEverything(app);
  expect(errors).toEqual([]);
});

test("a sandboxed frame shows the single file, all of it, from any host", async ({ page }) => {
  const errors = errorsOf(page);
  const host = await Host.of(await filesIn("dist"));
  const app = inside(page, await frame(page, host, "loopscope.html"));
  await expect(app.predictedTotal).toBeVisible();
  await expect(app.code).toBeAttached();
  await doEverything(app);
  expect(errors).toEqual([]);
  expect(host.missed).toEqual([]);
});

test("a sandboxed frame says what to allow where the host lets no other origin read", async ({ page }) => {
  const host = await Host.of(await filesIn("dist"));
  const framed = await frame(page, host);
  await expect(framed.getByText(/has to send Access-Control-Allow-Origin: \*/)).toBeVisible();
  await expect(framed.getByText(/allow-same-origin이 있거나 loopscope.html을 보여 주어야 합니다/)).toBeVisible();
});
