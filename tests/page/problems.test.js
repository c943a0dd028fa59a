// What is wrong with a script is put right by a click where that is known.
import { expect, test } from "./page.js";

const writeSo = (app) => app.problems.getByRole("button", { name: "Write it so" });

test("a line of Python is told what it is in a script, and a click writes it; undo takes that back", async ({ app }) => {
  await app.script.fill("a:\n  await asyncio.sleep(3)\n  print('done')");
  await expect(app.problems.locator("li")).toHaveCount(2);
  await expect(app.problems).toContainText("this is Python; a script says sleep 3");
  await writeSo(app).first().click();
  await writeSo(app).first().click();
  await app.expectText('a:\n  sleep 3\n  print "done"');
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await expect(app.problems).toBeEmpty();
  await app.code.focus();
  await app.page.keyboard.press("Control+z");
  await expect(app.problems.locator("li")).toHaveCount(1);
});

