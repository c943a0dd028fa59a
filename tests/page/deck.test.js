// The reveal.js deck of the repository, beside the page as it is built.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Host, filesIn } from "./host.js";
import { errorsOf, expect, inEveryRun, test } from "./page.js";
import { LONG_PAUSE, atRest, painted } from "./waits.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const REVEAL = ["reveal.css", "reveal.js", "theme/white.css"].map((name) => `node_modules/reveal.js/dist/${name}`);
let host;

test.use({ viewport: { width: 1100, height: 800 } });

test.beforeAll(async () => {
  const files = new Map();
  for (const folder of ["dist", "docs/deck"]) {
    for (const [name, content] of await filesIn(folder)) files.set(`${folder}/${name}`, content);
  }
  for (const path of REVEAL) files.set(path, await readFile(root + path));
  host = await Host.of(files);
});

test.afterAll(() => host.stop());

/** Opens the deck and notes which files of the page are asked for. */
async function deck(page, transition) {
  const errors = errorsOf(page);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/dist/")[1] ?? ""));
  await page.goto(`${host.address}docs/deck/index.html?transition=${transition}`);
  await page.waitForFunction(() => customElements.get("loop-scope") && globalThis.Reveal?.isReady());
  const frame = (id) => page.locator(`#${id} iframe`).contentFrame();
  const documents = () => asked.filter((name) => name === "" || name === "index.html").length;
  return { errors, asked, frame, documents };
}

const slide = (page) => page.evaluate(() => globalThis.Reveal.getIndices().h);
const inFrame = (page) => page.evaluate(() => Boolean(document.activeElement.shadowRoot?.activeElement?.matches("iframe")));
const step = (frame) => frame.locator("#playhead-step");

for (const transition of ["slide", "fade", "none"]) {
  test(`a frame comes with its slide and not before, ${transition}`, inEveryRun(transition !== "fade"), async ({ page }) => {
    const { asked, errors, frame } = await deck(page, transition);
    const loaded = () => asked.filter((name) => name.startsWith("start-")).length;
    await atRest(page);
    expect(await page.locator("iframe").count()).toBe(0);
    expect(loaded()).toBe(0);
    for (const [at, id, total] of [[1, "pasta", "8.00 s"], [2, "blocking", "4.00초"], [3, "queue", "6.00 s"]]) {
      await page.keyboard.press("ArrowRight");
      await expect(frame(id).locator("#predicted-total")).toHaveText(total);
      await atRest(page);
      expect(await slide(page)).toBe(at);
      expect(await page.locator("iframe").count()).toBe(at);
      expect(loaded()).toBe(at);
    }
    expect(errors).toEqual([]);
  });

  test(`what plays pauses with its slide, and goes on with it, ${transition}`, inEveryRun(transition !== "fade"), async ({ page }) => {
    await page.clock.install();
    const { frame } = await deck(page, transition);
    await page.keyboard.press("ArrowRight");
    const pasta = frame("pasta");
    const pause = pasta.getByRole("button", { name: "Pause" });
    await expect(pause).toBeVisible();
    await expect.poll(() => step(pasta).textContent()).not.toMatch(/^0 /);

    await page.keyboard.press("ArrowRight");
    await expect(pause).toHaveCount(0);
    const left = await step(pasta).textContent();
    await page.clock.runFor(LONG_PAUSE);
    expect(await step(pasta).textContent()).toBe(left);

    await page.keyboard.press("ArrowLeft");
    await expect(pause).toBeVisible();
    await expect.poll(() => step(pasta).textContent()).not.toBe(left);

    // What a reader has paused, no slide starts. A click hits what has come to rest.
    await atRest(page);
    await pause.click();
    await expect(pause).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect.poll(() => inFrame(page)).toBe(false);
    await page.keyboard.press("ArrowRight");
    await expect(frame("blocking").locator("#predicted-total")).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await atRest(page);
    await painted(pasta);
    await expect(pause).toHaveCount(0);
  });
}

for (const [width, height] of [[1280, 720], [1024, 768], [1920, 1080]]) {
  test(`no slide has a lane that is cut, or anything out of its frame, at ${width} by ${height}`, inEveryRun(width !== 1920), async ({ page }) => {
    await page.setViewportSize({ width, height });
    const { frame } = await deck(page, "none");
    for (const id of ["pasta", "blocking", "queue"]) {
      await page.keyboard.press("ArrowRight");
      const inside = frame(id);
      await expect(inside.locator("#predicted-total")).toBeVisible();
      await atRest(page);
      await painted(inside);
      // What is seen of the frame, in the window, and what is beyond in it.
      const { x, y, width: wide, height: high } = await page.locator(`#${id} iframe`).boundingBox();
      expect([x >= 0, y >= 0, x + wide <= width, y + high <= height], id).toEqual([true, true, true, true]);
      const beyond = await inside.locator("main").evaluate((main) => {
        return [main, main.querySelector(".scroller"), main.querySelector(".boxes"), document.scrollingElement].filter(Boolean).map((part) => {
          return [Math.max(0, part.scrollHeight - part.clientHeight), Math.max(0, part.scrollWidth - part.clientWidth)];
        });
      });
      expect(beyond.flat().every((more) => more === 0), `${id}: ${beyond}`).toBe(true);
    }
  });
}

test("the keys are the deck's, the frame's while it has the focus, and Escape gives them back", async ({ page }) => {
  const { frame } = await deck(page, "none");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const blocking = frame("blocking");
  await expect(blocking.locator("#predicted-total")).toBeVisible();
  // It is on the slide, and the deck's keys are still the deck's.
  await page.keyboard.press("ArrowLeft");
  expect(await slide(page)).toBe(1);
  await page.keyboard.press("ArrowRight");
  expect(await slide(page)).toBe(2);

  const slider = blocking.locator("#playhead");
  await expect(slider).toHaveValue("0");
  // The button is off now, and the chart would take the keys itself.
  await blocking.locator(".total").click();
  const steps = () => slider.getAttribute("aria-valuetext");
  const first = await steps();
  await page.keyboard.press("ArrowRight");
  await expect.poll(steps).not.toBe(first);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(steps).toBe(first);
  expect(await slide(page)).toBe(2);
  await page.keyboard.press("Escape");
  await expect.poll(() => inFrame(page)).toBe(false);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => slide(page)).toBe(3);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => slide(page)).toBe(2);

  // From a field, too.
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  expect(await slide(page)).toBe(2);
  await page.keyboard.press("Escape");
  await expect.poll(() => inFrame(page)).toBe(false);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => slide(page)).toBe(3);
});
