// Embedded in pages of older and odder browsers.
import { Host } from "./host.js";
import { PASTA, expect, test } from "./page.js";

const WITHOUT = {
  "checkVisibility": () => delete Element.prototype.checkVisibility,
  "IntersectionObserver": () => delete globalThis.IntersectionObserver,
};

for (const [what, remove] of Object.entries(WITHOUT)) {
  test(`without ${what} each frame is loaded at once`, async ({ page, baseURL }) => {
    const far = '<p style="height: 9000px"></p>';
    const around = `<!doctype html><title>A lesson</title><link rel=icon href="data:,">${what === "checkVisibility" ? "" : far}
      <loop-scope>${PASTA}</loop-scope><script src="${baseURL}embed.js"></script>`;
    const host = await Host.of(new Map([["index.html", around]]));
    await page.addInitScript(remove);
    await page.goto(host.address);
    await expect(page.frameLocator("iframe").locator("#predicted-total")).toHaveText("8.00 s");
    await host.stop();
  });
}
