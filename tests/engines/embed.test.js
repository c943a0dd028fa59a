// The page in other people's pages: a frame of any size, the element, frames without an origin.
import { filesIn } from "../page/host.js";
import { expect, test, typed } from "./page.js";

const SIZES = [[640, 360], [560, 315], [480, 270], [400, 300], [320, 240]];
const SCRIPTS = {
  "two tasks": 'title "Two dishes"\npasta: sleep 3; sleep 5\ntoast: sleep 2',
  "a hundred tasks": Array.from({ length: 100 }, (_, at) => `t${at}: sleep ${1 + (at % 7)}; cpu 10ms`).join("\n"),
  errors: "a: slep 3\nb: sleep -1",
  stuck: "queue q\na: get q",
};
const PUBLIC = { "access-control-allow-origin": "*" };

/** A page on a host of its own. */
async function around(app, hosts, body) {
  const html = `<!doctype html><meta charset="utf-8"><title>A lesson</title><link rel=icon href="data:,"><style>body { margin: 0 }</style>${body}`;
  const lesson = await hosts(new Map([["index.html", html]]));
  await app.browser.open(lesson.address);
}

const frame = () => document.querySelector("iframe");
const framed = () => document.querySelector("loop-scope").shadowRoot.querySelector("iframe");

/** Has commands go to a frame once it is there. */
async function enter(app, find) {
  await expect.poll(() => app.browser.evaluate(`(find) => Boolean((${find})())`)).toBe(true);
  await app.browser.enter(find);
}

/** What is wider or higher than the room it has. */
function overflow() {
  const boxes = [document.scrollingElement, document.querySelector("main")];
  return boxes.flatMap(({ tagName, scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
    ...(scrollWidth > clientWidth ? [`${tagName} is ${scrollWidth} of ${clientWidth} wide`] : []),
    ...(scrollHeight > clientHeight ? [`${tagName} is ${scrollHeight} of ${clientHeight} high`] : []),
  ]);
}

for (const [width, height] of SIZES) {
  test(`an embedded view fits into ${width} by ${height}`, async ({ app, hosts }) => {
    for (const [name, script] of Object.entries(SCRIPTS)) {
      for (const [more, seen] of [["", name === "errors" ? ".problems li" : ".chart .window .lane"], ["&lang=ko&quiz=1", ".nothing, #guess"]]) {
        const link = app.host.address + typed(script, `&view=embed${more}`);
        await around(app, hosts, `<iframe width=${width} height=${height} style="border:0" src="${link}"></iframe>`);
        await enter(app, frame);
        await app.has(seen);
        expect(await app.browser.evaluate(overflow), name + more).toEqual([]);
      }
    }
  });
}

test("the element shows its text, as high as its lanes want", async ({ app, hosts }) => {
  await around(app, hosts, `<script async src="${app.host.address}embed.js"></script><loop-scope title="Two">
    a:
      sleep 3

    b: sleep 2
  </loop-scope>`);
  await enter(app, framed);
  await app.reads("#predicted-total", "3.00 s");
  await app.runToItsEnd();
  await app.browser.leave();
  expect(await app.browser.evaluate(() => document.querySelector("loop-scope").clientHeight)).toBeGreaterThanOrEqual(300);
  await app.browser.evaluate(() => void (document.querySelector("loop-scope").textContent = "c: sleep 9"));
  await enter(app, framed);
  await app.reads("#predicted-total", "9.00 s");
});

test("the element in a sandbox shows its text, from a host that lets any origin read", async ({ app, hosts }) => {
  const host = await hosts(await filesIn("dist"), PUBLIC);
  await around(app, hosts, `<script async src="${host.address}embed.js"></script><loop-scope sandbox="allow-scripts">a: sleep 3</loop-scope>`);
  await enter(app, framed);
  await app.reads("#predicted-total", "3.00 s");
  await app.runToItsEnd();
});

test("the element in a page that is itself in a sandbox shows its text", async ({ app, hosts }) => {
  const host = await hosts(await filesIn("dist"), PUBLIC);
  const lesson = `<script async src=&quot;${host.address}embed.js&quot;></script><loop-scope>a: sleep 3</loop-scope>`;
  await around(app, hosts, `<iframe sandbox="allow-scripts" width=700 height=500 srcdoc="${lesson}"></iframe>`);
  await enter(app, frame);
  await enter(app, framed);
  await app.reads("#predicted-total", "3.00 s");
});

test("the single file runs in a sandbox from any host", async ({ app, hosts }) => {
  const host = await hosts(await filesIn("dist"));
  await around(app, hosts, `<iframe sandbox="allow-scripts" width=640 height=360 src="${host.address}loopscope.html${typed("a: thread cpu 1", "&view=embed")}"></iframe>`);
  await enter(app, frame);
  await app.reads("#predicted-total", "1.00 s");
  expect(await app.runToItsEnd()).toBeGreaterThan(0.9);
});

test("a frame in a sandbox that cannot start says what to allow", async ({ app, hosts }) => {
  const host = await hosts(await filesIn("dist"));
  await around(app, hosts, `<iframe sandbox="allow-scripts" width=640 height=360 src="${host.address}${typed("a: sleep 1", "&view=embed")}"></iframe>`);
  await enter(app, frame);
  await expect.poll(() => app.browser.evaluate(() => getComputedStyle(document.querySelector(".not-started")).visibility), { timeout: 20_000 }).toBe("visible");
});
