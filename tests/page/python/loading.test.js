// What Python loads, and when: nothing of it before the first program, and then once, for the time without a network, too.
import { readFileSync, readdirSync } from "node:fs";
import { errorsOf, expect, test } from "../page.js";
import { filesIn } from "../host.js";
import { Listening, ended, texts } from "./python.js";

const FILES = ["python.js", "python_core.wasm", "python_library.zip", "python_worker.js"];
const PROGRAM = 'import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print("on")\nasyncio.run(main())';

test.use({ serviceWorkers: "allow" });

const hosts = [];
test.afterEach(async () => { for (const host of hosts.splice(0)) await host.stop().catch(() => {}); });

async function host(files, headers) {
  hosts.push(await Listening.of(files, headers));
  return hosts.at(-1);
}

const ofPython = ({ asked }) => asked.map((url) => url.split("/").at(-1).replace(/-\w+\./, ".")).filter((name) => name.startsWith("python")).sort();

async function visit(page, address) {
  await page.goto(address);
  await expect(page.locator("#predicted-total")).toBeVisible();
}

test("a visit loads nothing of Python, the first program all of it, once, and tells how far it is", async ({ page }) => {
  const site = await host(await filesIn("dist"));
  await visit(page, site.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(ofPython(site)).toEqual([]);
  const { trace, progress } = await page.evaluate(ended, [PROGRAM, {}]);
  expect(texts({ trace })).toEqual(["on"]);
  expect(ofPython(site)).toEqual(FILES);
  const [[, total]] = progress;
  expect(total).toBeGreaterThan(10_000_000);
  expect(progress.at(-1)).toEqual([total, total]);
  expect(progress.map(([loaded]) => loaded)).toEqual(progress.map(([loaded]) => loaded).sort((a, b) => a - b));
  expect((await page.evaluate(ended, [PROGRAM, {}])).progress).toEqual([]);
  expect(ofPython(site)).toEqual(FILES);
});

test("after the first program Python works without a network", async ({ page }) => {
  const errors = errorsOf(page);
  const site = await host(await filesIn("dist"));
  // At once, as a link's program would: the service worker comes later than what is asked for.
  await visit(page, site.address);
  expect(texts(await page.evaluate(ended, [PROGRAM, {}]))).toEqual(["on"]);
  const kept = () => page.evaluate(async (names) => {
    const all = (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))).flat();
    return names.filter((name) => all.some(({ url }) => url.split("/").at(-1).replace(/-\w+\./, ".") === name));
  }, FILES);
  await expect.poll(kept).toEqual(FILES);
  await site.stop();
  await page.reload();
  expect(texts(await page.evaluate(ended, [PROGRAM, {}]))).toEqual(["on"]);
  expect(errors).toEqual([]);
});

test("what cannot be fetched is named, and fetched when it is asked for again", async ({ page }) => {
  const files = await filesIn("dist");
  const [name, library] = [...files].find(([name]) => name.startsWith("python_library"));
  files.delete(name);
  const site = await host(files);
  await visit(page, site.address);
  const { fault } = await page.evaluate(ended, [PROGRAM, {}]);
  expect(fault).toEqual({ kind: "unreachable", line: 0, text: expect.stringMatching(/^python_library\S*\.zip: ./) });
  files.set(name, library);
  expect(texts(await page.evaluate(ended, [PROGRAM, {}]))).toEqual(["on"]);
});

test("in a sandboxed frame, where the page has no origin itself, Python runs", async ({ page }) => {
  const errors = errorsOf(page);
  const site = await host(await filesIn("dist"), { "access-control-allow-origin": "*" });
  const lesson = await host(new Map([["index.html", `<!doctype html><title>A lesson</title><link rel=icon href="data:,">
    <iframe sandbox="allow-scripts" width=1200 height=700 src="${site.address}#view=embed"></iframe>`]]));
  await page.goto(lesson.address);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  await frame.waitForSelector("#predicted-total");
  expect(texts(await frame.evaluate(ended, [PROGRAM, {}]))).toEqual(["on"]);
  expect(errors).toEqual([]);
});

test("a browser that does not isolate it runs no program", async ({ page }) => {
  // As one would that knows no frames without an origin.
  await page.addInitScript(() => {
    Object.defineProperty(HTMLIFrameElement.prototype, "srcdoc", { set() {} });
  });
  await visit(page, (await host(await filesIn("dist"))).address);
  const { fault } = await page.evaluate(ended, [PROGRAM, {}]);
  expect([fault.kind, fault.line]).toEqual(["refused", 0]);
});

test("the single file has none of it", () => {
  const html = String(readFileSync(new URL("../../../dist/loopscope.html", import.meta.url)));
  expect(html.match(/data-file=\S+/g).filter((name) => name.includes("python"))).toEqual([]);
});

test("the licences lie beside what they are for", async () => {
  const dist = readdirSync(new URL("../../../dist/", import.meta.url));
  for (const [file, words] of [["python_pyodide_licence", "Mozilla Public License Version 2.0"], ["python_cpython_licence", "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2"]]) {
    const name = dist.find((name) => name.startsWith(file));
    expect(String(readFileSync(new URL(`../../../dist/${name}`, import.meta.url)))).toContain(words);
  }
});
