// Opens the page whose functions leave marks, as those do who come for the first time, and writes down which have run:
// on a line for each function of used.txt, 0 if an embedded page runs it, 1 if only the whole page does, 2 if none does.
// Called by xtask with the page's folder.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

const folder = process.argv[2];
const site = "http://localhost/";
const EMBEDDED = 0;
const WHOLE = 1;
const LATER = 2;
let parts;

const browser = await chromium.launch({ executablePath: process.env.LOOPSCOPE_CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });

// Scripts as most who come see them first: tasks that wait, compute, block and print. What others need is loaded with them.
const TYPICAL = ["pasta-and-toast", "a1-smart-cook", "c4-blocking-call", "b5-cpu-3-toast-2", "d1-requests-10"];
const scripts = await Promise.all(
  TYPICAL.flatMap((name) => ["en", "ko"].map((language) => readFile(`src/scenarios/${name}.${language}.loop`, "utf8"))),
);
scripts.push('title "셋"\n\n# three\na: cpu 2 "work"; print "{now} done"\nb: block 500ms\nc:\n  sleep 1.5\n  cpu 10ms\n');
// An embedded page: no key is typed there before it is seen.
for (const [at, script] of scripts.entries()) {
  const small = at % 4 > 1;
  const viewport = small ? { width: 320, height: 240 } : { width: 640, height: 360 };
  // What a link may say beside its script is read, too.
  const keys = small ? "&lang=en&at=1.5&speed=2" : "&lang=ko&theme=dark&play=1";
  await visit(EMBEDDED, { locale: small ? "ko-KR" : "en-US", viewport }, () => {}, { fragment: embedding(script) + keys });
}
// The whole page: a key is typed before anything else is there. The editor waits for the later part; what the engine says
// comes after.
await visit(WHOLE, { locale: "en-US", viewport: { width: 1280, height: 800 } }, async (page) => {
  await page.locator("textarea").click();
  await page.keyboard.type("x");
}, { missing: /editor\.js|engine/ });
await visit(WHOLE, { locale: "ko-KR", viewport: { width: 390, height: 844 }, colorScheme: "dark" }, async (page) => {
  await page.locator("textarea").waitFor({ state: "attached" });
  for (const script of ["a: sleep 2\nb: cpu 3; block 1", "a: sleep 2\nb: slep 3", "a: sleep 7"]) {
    await page.evaluate((text) => {
      const plain = document.querySelector("textarea");
      plain.value = text;
      plain.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, script);
    await page.waitForTimeout(200);
  }
}, { missing: /editor\.js|engine/ });
// And opened by a link.
for (const [at, script] of scripts.filter((_, at) => at % 2 === 0).entries()) {
  const fragment = linking(script) + (at % 2 ? "&lang=ko&theme=dark" : "&lang=en&at=1.5&speed=2");
  await visit(WHOLE, { locale: "ko-KR", viewport: { width: 1280, height: 800 } }, () => {}, { fragment, missing: /editor\.js|engine/ });
}

await browser.close();
await writeFile(`${folder}/used.txt`, parts.join("\n"));
const count = (part) => parts.filter((of) => of === part).length;
console.log(`${count(EMBEDDED)} functions run for an embedded picture, ${count(WHOLE)} more before and with the first key`);

// A visit, and what has run in it and in none before. Before anything is done and after it the worker has its say.
async function visit(part, options, act, { fragment = "", missing } = {}) {
  const context = await browser.newContext(options);
  await context.route(`${site}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || "index.html";
    const path = `${folder}/${name}`;
    // The later part is not there yet: it is what this finds out.
    return missing?.test(name) || !existsSync(path) ? route.abort() : route.fulfill({ path });
  });
  const page = await context.newPage();
  // What waits for longer than this waits for the later part, too.
  await page.addInitScript(() => {
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (call, ms, ...rest) => (ms > 300 ? 0 : setTimeout(call, ms, ...rest));
  });
  // So does what waits for the picture, in a page that has no key to wait for.
  if (part === EMBEDDED) await page.addInitScript(() => (globalThis.requestAnimationFrame = () => 0));
  await page.addInitScript(() => addEventListener("TrunkApplicationStarted", (event) => (globalThis.page = event.detail.wasm)));
  await page.goto(`${site}${fragment}`);
  await page.waitForTimeout(1000);
  await act(page);
  await page.waitForTimeout(1000);
  const marks = await page.evaluate(() =>
    Object.entries(globalThis.page)
      .filter(([name]) => /^mark\d+$/.test(name))
      .map(([name, mark]) => [Number(name.slice(4)), mark.value === 1]),
  );
  if (!marks.some(([, ran]) => ran)) throw new Error("no function has left a mark");
  parts ??= Array(marks.length).fill(LATER);
  for (const [place, ran] of marks) if (ran) parts[place] = Math.min(parts[place], part);
  await context.close();
}

function linking(script) {
  return `#t=${encodeURIComponent(script)}`;
}

function embedding(script) {
  return `${linking(script)}&view=embed`;
}
