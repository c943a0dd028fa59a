// All that a page does with what it loads after its first picture: where that works, the page works.
import { chooseScenario, expect } from "./page.js";

const POOL = `threads 2
a:
  thread cpu 1
  print "a"
b:
  thread cpu 1
  print "b"
`;
const FINDING = `a: block 2
b: sleep 1
`;
const LONG = `a:
  repeat 300000:
    yield
  print "end"
`;

/** A saved trace, as it is opened. */
export const TRACE = JSON.stringify({
  format: "loopscope-trace-1",
  strategy: "async",
  outcome: "finished",
  total_us: 4_000_000,
  tasks: [{ id: 0, name: "tea", outcome: "done", start_us: 0, end_us: 4_000_000, spans: [
    { state: "sleeping", from_us: 0, to_us: 4_000_000, line: 1 },
  ] }],
  source: "tea: sleep 4",
});

/** Opens a file with this text. */
export async function open({ page }, name, text) {
  const file = { name, mimeType: "text/plain", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").setInputFiles(file);
}

/** Writes, finds, chooses, predicts in a worker, runs for real, on workers of a pool, too, shows the code of its link, and opens a saved trace. */
export async function doEverything(app) {
  const { page } = app;
  await app.write(FINDING);
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await expect(page.locator(".findings")).toContainText(/block/i);

  await chooseScenario(page, "B-4 Pasta and toast");
  await expect.poll(() => app.text()).not.toContain("block 2");

  await app.write(LONG);
  await expect(page.locator("#predicted-log .text")).toHaveText(["end"], { timeout: 30_000 });

  await app.write(POOL);
  await expect(app.predictedTotal).toHaveText("2.00 s");
  expect(await app.runToItsEnd()).toBeGreaterThan(0.9);
  expect((await app.lines("measured")).sort()).toEqual(["a", "b"]);

  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.locator(".code-on-wall path")).toHaveAttribute("d", /^M4 4h7v1h-7z/);
  await page.keyboard.press("Escape");

  await open(app, "tea.json", TRACE);
  await expect(app.predictedTotal).toHaveText("4.00 s");
}
