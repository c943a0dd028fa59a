// Texts on the screen stay in the room they have, however wide their letters are.
import { typed } from "./fragments.js";
import { expect, test } from "./page.js";

const WIDE = "WWWWMMMMWWWWMMMMWWWWMMMM";
const SCRIPT = `queue Q${WIDE}
${WIDE}: cpu 2 "WWMMMMWW@@@@WWWW"; sleep 3 "PRODUCTION DATABASE MIGRATION"; block 1 "WIDE WINDOW"; cpu 2 "MMMM"
${WIDE}2 x 60: sleep 1 "ILLIAD"; sleep 5
작업_이름이_아주_길어서_넘칩니다: cpu 2 "물이 끓을 때까지 기다립니다"; get Q${WIDE}`;

for (const [width, height] of [[390, 844], [640, 360], [1280, 800]]) {
  test(`names end before the track and labels before the next, at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const view of ["", "&view=embed"]) {
      await page.goto("about:blank");
      await page.goto(`./${typed(SCRIPT)}${view}`);
      await expect(page.locator(".chart .lane-name").first()).toBeVisible();
      const over = await page.locator(".chart svg.window").evaluate((chart) => {
        const box = (element) => element.getBoundingClientRect();
        const track = box(chart.querySelector(".loop-lane .track")).left;
        const found = [];
        for (const name of chart.querySelectorAll(".lane-name, .second")) {
          if (box(name).right > track + 0.5) found.push(`${name.textContent} ends at ${box(name).right} of ${track}`);
        }
        const labels = [...chart.querySelectorAll(".on")].map((label) => [label.textContent, box(label)]);
        for (const [text, one] of labels) {
          if (one.right > box(chart).right) found.push(`${text} leaves the chart`);
          for (const [other, two] of labels) {
            if (one !== two && Math.abs(one.top - two.top) < 4 && one.left <= two.left && one.right > two.left) found.push(`${text} runs into ${other}`);
          }
        }
        return found;
      });
      expect(over, view).toEqual([]);
    }
  });
}
