// All that a page does with what it loads after its first picture: where that works, the page works.
import { expect } from "./page.js";

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

/** Writes, finds, chooses, predicts in a worker and runs for real, on workers of a pool, too. */
export async function doEverything(app) {
  const { page } = app;
  await app.write(FINDING);
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await expect(page.locator(".findings")).toContainText(/block/i);

  await page.getByLabel("Scenario").selectOption({ index: 3 });
  await expect.poll(() => app.text()).not.toContain("block 2");

  await app.write(LONG);
  await expect(page.locator("#predicted-log .text")).toHaveText(["end"], { timeout: 30_000 });

  await app.write(POOL);
  await expect(app.predictedTotal).toHaveText("2.00 s");
  expect(await app.runToItsEnd()).toBeGreaterThan(0.9);
  expect((await app.lines("measured")).sort()).toEqual(["a", "b"]);
}
