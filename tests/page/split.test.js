// The page's WebAssembly comes in two parts (xtask/src/split). Where the second part is not there, the first picture is the
// same: no constant that it needs is missing. A call that cannot do without the second part loads it, by a synchronous
// request; everything else is refused here.
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "./page.js";

const folder = fileURLToPath(new URL("../../src/scenarios/", import.meta.url));
const names = (await readdir(folder)).filter((name) => name.endsWith(".loop")).sort();
const LATER = /later(-\w+)?\.wasm/;

function link(script, language, embedded) {
  return `#t=${encodeURIComponent(script)}&lang=${language}${embedded ? "&view=embed" : ""}`;
}

/** All that can be seen of the page before its engine has said anything. */
function picture(page) {
  return page.evaluate(async () => {
    const parts = () => [...document.querySelectorAll(".result, .timeline, .transport, .boxes, .log, .problems")];
    while (!document.querySelector(".timeline .window")) await new Promise(requestAnimationFrame);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    document.querySelector(".unseen:has(> table)")?.remove();
    return parts().map((part) => part.outerHTML);
  });
}

for (const embedded of [false, true]) {
  test(`every scenario's first picture needs nothing that is not there, ${embedded ? "embedded" : "whole"}`, async ({ context }) => {
    test.setTimeout(240_000);
    const [warm, cold] = [await context.newPage(), await context.newPage()];
    await cold.route(LATER, (route) => (route.request().resourceType() === "xhr" ? route.continue() : route.abort()));
    const loaded = warm.waitForResponse(LATER);
    await warm.goto(`./${link("a: sleep 1", "en", embedded)}`);
    await (await loaded).finished();
    // Every scenario is either whole or embedded, in one language or the other.
    for (const name of names.filter((_, at) => (embedded ? [2, 7] : [0, 5]).includes(at % 8))) {
      const script = await readFile(folder + name, "utf8");
      const fragment = link(script, name.includes(".ko.") ? "ko" : "en", embedded);
      await warm.evaluate((fragment) => (location.hash = fragment), fragment);
      await cold.goto("about:blank");
      await cold.goto(`./${fragment}`);
      expect(await picture(cold), name).toEqual(await picture(warm));
    }
  });
}

const TYPICAL = {
  "the lecture's first": "pasta: sleep 8\ntoast: sleep 3\n",
  "computing, blocking and printing": 'title "셋"\n\n# three\na: cpu 2 "work"; print "done at {now}"\nb: block 1500ms\nc:\n  sleep 1\n  cpu 10ms\n',
  "many of one kind": "request x 10: sleep 1; cpu 10ms\n",
};
const KEYS = { whole: ["", "&lang=ko&theme=dark", "&at=0.5&speed=2"], embedded: ["", "&lang=ko&theme=dark", "&at=0.5&speed=2", "&play=1"] };

for (const [view, keys] of Object.entries(KEYS)) {
  test(`a script as most are, ${view}, is shown without the second part`, async ({ page }) => {
    const asked = [];
    await page.route(LATER, (route) => {
      asked.push(route.request().resourceType());
      return route.abort();
    });
    for (const [name, script] of Object.entries(TYPICAL)) {
      for (const key of keys) {
        await page.goto("about:blank");
        await page.goto(`./#t=${encodeURIComponent(script)}${key}${view === "embedded" ? "&view=embed" : ""}`);
        await expect(page.locator("#predicted-total")).toHaveText(/\d s$/);
        await page.locator(".later-failed").waitFor();
        expect(asked.splice(0), `${name} ${key}`).toEqual(["fetch"]);
      }
    }
  });
}
