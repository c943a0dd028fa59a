// axe-core finds nothing to complain about, in any theme or language, whatever the page shows.
import { LOOKS, complaints } from "./axe.js";
import { expect, fromMenu, test } from "./page.js";

const VIEWS = {
  "a calm run": "pasta: sleep 3; print \"pasta\"\ntoast: sleep 2",
  "errors": "a: slep 3\nb: sleep -1\n  x",
  "findings, boxes and what is shared": "queue q\nlock m\na:\n  with m:\n    block 2\nb:\n  with m:\n    get q\nc: thread block 1; cpu 1\nd: process cpu 2",
  "two hundred tasks": "request x 200: sleep 1; cpu 10ms",
  "a folded group, zoomed and pinned, its details": "first: sleep 1\nrequest x 30: sleep 1; cpu 10ms; print \"x\"",
};

for (const [theme, language] of LOOKS) {
  test(`nothing is out of anybody's reach, ${theme}, ${language}`, async ({ app }) => {
    await fromMenu(app.page, { value: theme });
    await fromMenu(app.page, { value: language });
    for (const [view, script] of Object.entries(VIEWS)) {
      await app.page.locator("#script").fill(script);
      const slider = app.page.locator("#playhead");
      if (view !== "errors") {
        await slider.fill("1000000");
      }
      if (view.includes("folded")) {
        await app.page.locator(".pin button").click();
        await app.page.locator(".scroller").focus();
        for (const key of ["+", "+", "ArrowDown", "ArrowRight"]) await app.page.keyboard.press(key);
        await expect(app.page.locator(".details")).not.toBeEmpty();
      }
      expect(await complaints(app.page, view)).toEqual([]);
    }
  });
}
