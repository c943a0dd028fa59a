// Draws the icons of an installed page from icon.svg: `node www/install/draw.js`, when that has changed.
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

const svg = await readFile("www/icon.svg", "utf8");
const browser = await chromium.launch({
  executablePath: process.env.LOOPSCOPE_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
await draw("icon-192", 192, 1);
await draw("icon-512", 512, 1);
// A mask may leave a circle of four fifths, so the picture is smaller and the ground goes to the edge.
await draw("icon-maskable-512", 512, 0.62, "#f7f6f3");
await browser.close();

async function draw(name, size, part, ground = "transparent") {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">${svg}`);
  await page.locator("svg").evaluate((drawn, px) => (drawn.style.width = `${px}px`), size * part);
  await writeFile(`www/install/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
