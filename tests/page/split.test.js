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

/** All that is on the page before its engine has said anything. */
function picture(page) {
  return page.evaluate(async () => {
    const parts = () => [...document.querySelectorAll(".result, .timeline, .transport, .boxes, .log, .problems")];
    while (!document.querySelector(".timeline .window")) await new Promise(requestAnimationFrame);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
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
    // A scenario in one language here, in the other there.
    for (const name of names.filter((_, at) => (at + Number(embedded)) % 2 === Math.floor(at / 2) % 2)) {
      const script = await readFile(folder + name, "utf8");
      const fragment = link(script, name.includes(".ko.") ? "ko" : "en", embedded);
      await warm.evaluate((fragment) => (location.hash = fragment), fragment);
      await cold.goto("about:blank");
      await cold.goto(`./${fragment}`);
      expect(await picture(cold), name).toEqual(await picture(warm));
    }
  });
}
