// How tasks end, and what is drawn where there is no event loop.
import { expect, test } from "./page.js";

test("how a task ended is seen at the end of its lane, in the table and in Done", async ({ app }) => {
  const { page } = app;
  await app.write("event e\ndef f: sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h\nb: wait e");
  await expect(page.locator(".chart path.cut")).toHaveCount(2);
  await expect(page.locator(".legend")).toContainText("cancelled");
  await expect(page.locator(".legend")).toContainText("stuck");
  await page.getByText("As a table").click();
  const rows = page.locator(".spans tbody tr");
  await expect(rows.filter({ hasText: "waits for e" })).toContainText("∞");
  await expect(rows.filter({ hasText: "cancelled" })).toContainText("cancelled by a (line 6); CancelledError reached it at line 2");
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(page.locator("#box-done li", { hasText: "f" })).toContainText("cancelled");
});

test("threads have their processor in turn, all are in Running, and nothing is of a loop", async ({ app }) => {
  const { page } = app;
  await app.write("strategy threads\na: cpu 2\nb: cpu 2");
  await expect(page.locator(".chart .loop-lane")).toHaveCount(0);
  await expect(page.getByText("Loop busy")).toBeHidden();
  await expect(page.locator(".chart path.gap")).toHaveCount(2);
  await expect(page.locator(".legend")).toContainText("in turn on one processor");
  const on = page.getByRole("button", { name: "Step on" });
  const running = page.locator("#box-running li");
  await expect(async () => {
    await on.click();
    await expect(running).toHaveCount(2, { timeout: 100 });
  }).toPass();
});
