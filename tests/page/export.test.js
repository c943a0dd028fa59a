// What the page exports, beside what the command line writes: the same bytes.
import { readFile } from "node:fs/promises";
import { complaints } from "./axe.js";
import { expect, fromMenu, test } from "./page.js";
import { FORMS, rendered } from "./rendered.js";

const SCRIPTS = {
  "tasks, a blocked loop and a failure": 'title "A <b>lesson</b> & more"\na:\n  sleep 3 "물 끓이기 🍝"\n  block 2\n  print "✅"\nb: sleep 1; fail "no"\n',
  "instances and a pool": "threads 4\nrequest x 60 every 10ms: sleep 1; thread cpu 300ms\n",
  "another strategy": "strategy threads\na: cpu 2\nb: sleep 1; cpu 1\n",
};

/** Writes a script and opens the dialog. */
async function exported({ page, script }, text) {
  await script.fill(text);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export" }).click();
}

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

for (const [what, script] of Object.entries(SCRIPTS)) {
  test(`every export is what the command line writes: ${what}`, async ({ app }) => {
    const { page } = app;
    await exported(app, script);
    await expect(page.locator(".preview img")).toBeVisible();
    // The picture's buttons stand apart.
    await expect(page.locator("#export .form button")).toHaveCount(FORMS.length - 1);
    for (const [format, suffix] of FORMS) {
      const { name, content } = await saved(page, `#export-${format}`);
      expect(name.endsWith(`.${suffix}`), name).toBe(true);
      expect(content.equals(rendered(script, format)), format).toBe(true);
    }
    await page.locator("#export-form").selectOption({ label: "PNG 3×" });
    await page.locator("#export-colours").selectOption({ index: 1 });
    const options = ["--theme", "dark"];
    expect((await saved(page, "#export-svg")).content.equals(rendered(script, "svg", ...options))).toBe(true);
    const png = await saved(page, "#export-drawn");
    expect(png.name.endsWith(".png")).toBe(true);
    expect(png.content.equals(rendered(script, "png", ...options, "--scale", "3"))).toBe(true);
    await page.locator("#export-form").selectOption({ label: "GIF 5 s" });
    const gif = await saved(page, "#export-drawn");
    expect(gif.name.endsWith(".gif")).toBe(true);
    expect(gif.content.equals(rendered(script, "gif", ...options, "--seconds", "5"))).toBe(true);
    await expect(page.locator("#export .note")).toHaveCount(0);
    for (const form of ["png", "svg"]) {
      await page.locator("#export-form").selectOption({ label: `Slide 16:9 ${form.toUpperCase()}` });
      const slide = await saved(page, "#export-drawn");
      expect(slide.name.endsWith(`.slide.${form}`)).toBe(true);
      expect(slide.content.equals(rendered(script, form, ...options, "--slide")), form).toBe(true);
    }
    await page.locator("#export-colours").selectOption({ label: "Light, transparent" });
    const transparent = [...options, "--transparent"];
    expect((await saved(page, "#export-svg")).content.equals(rendered(script, "svg", ...transparent))).toBe(true);
    await page.locator("#export-form").selectOption({ label: "PNG 1×" });
    const clear = await saved(page, "#export-drawn");
    expect(clear.content.equals(rendered(script, "png", ...transparent, "--scale", "1"))).toBe(true);
  });
}

test("a pinned run is on the slide as the run before", async ({ app }) => {
  const { page } = app;
  await app.script.fill("a: sleep 2 \"briefly\"\nb: sleep 3\n");
  await page.getByRole("button", { name: "Pin", exact: true }).click();
  await exported(app, "a: sleep 2 \"at length\"\nb: sleep 9\n");
  // The one form that shows both is offered first.
  await expect(page.locator("#export-form option:checked")).toHaveText("Slide 16:9 PNG");
  await page.locator("#export-form").selectOption({ label: "Slide 16:9 SVG" });
  const svg = (await saved(page, "#export-drawn")).content.toString();
  expect(svg).toContain(">Before<");
  expect(svg).toContain("+6.00 s");
  // Each beside its script.
  for (const label of ["briefly", "at length"]) expect(svg).toMatch(new RegExp(`"${label}"|&quot;${label}&quot;`));
});

test("other strategies stand on the slide above the one that is shown, as the command writes them", async ({ app }) => {
  const { page } = app;
  const script = "request x 4: sleep 1\n";
  await exported(app, script);
  const others = page.getByRole("group", { name: "Also on the slide" });
  await expect(others).toHaveCount(0);
  for (const form of ["svg", "png"]) {
    await page.locator("#export-form").selectOption({ label: `Slide 16:9 ${form.toUpperCase()}` });
    // In whichever order they are chosen, and those alone that can run it.
    for (const strategy of ["threads", "sync"]) await others.getByLabel(strategy).check();
    await expect(others.getByRole("checkbox")).toHaveCount(3);
    const options = ["--slide", "--before", "sync", "--before", "threads"];
    const { content } = await saved(page, "#export-drawn");
    expect(content.equals(rendered(script, form, ...options)), form).toBe(true);
  }
  await others.getByLabel("threads").uncheck();
  const { content } = await saved(page, "#export-drawn");
  expect(content.equals(rendered(script, "png", "--slide", "--before", "sync"))).toBe(true);
  expect(await complaints(page)).toEqual([]);
});

test("a script that only the loop can run has no other strategy for its slide", async ({ app }) => {
  const { page } = app;
  await exported(app, "queue q\na: put q 1\nb: get q\n");
  await page.locator("#export-form").selectOption({ label: "Slide 16:9 SVG" });
  await expect(page.locator(".preview img")).toBeVisible();
  await expect(page.locator("#export input")).toHaveCount(0);
});

test("what is seen is what will be saved: a picture, a slide, or a still of a GIF, which says so", async ({ app }) => {
  const { page } = app;
  await exported(app, "a: sleep 2 \"물\"\nb: sleep 3\n");
  const picture = page.locator(".preview img");
  const still = page.getByText("The first picture of the GIF");
  const drawn = () => picture.evaluate((img) => decodeURIComponent(img.src.replace(/^data:image\/svg\+xml,/, "")));
  const svg = (await saved(page, "#export-svg")).content.toString();
  await expect.poll(drawn).toBe(svg);
  const form = page.locator("#export-form");
  await form.selectOption({ label: "Slide 16:9 SVG" });
  const slide = (await saved(page, "#export-drawn")).content.toString();
  expect(slide).not.toBe(svg);
  for (const label of ["Slide 16:9 SVG", "PNG 1×", "Slide 16:9 PNG"]) {
    await form.selectOption({ label });
    await expect.poll(drawn).toBe(label.startsWith("Slide") ? slide : svg);
    await expect(still).toHaveCount(0);
  }
  await form.selectOption({ label: "GIF 20 s" });
  await expect(picture).toHaveAttribute("src", /^data:image\/gif,/);
  await expect.poll(() => picture.evaluate((img) => [img.naturalWidth, img.naturalHeight])).toEqual([1280, 720]);
  await expect(still).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  // Who makes one slide makes another.
  await page.keyboard.press("Escape");
  await expect(picture).toHaveCount(0);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(form.locator("option:checked")).toHaveText("GIF 20 s");
});

test("a picture is copied as the file that would be saved, where the browser can", async ({ app }) => {
  const { page } = app;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await exported(app, "a: sleep 2\n");
  // What is no PNG cannot be copied, and no other picture is in its place.
  for (const [form, count] of [["GIF 10 s", 0], ["Slide 16:9 SVG", 0], ["Slide 16:9 PNG", 1], ["PNG 2×", 1]]) {
    await page.locator("#export-form").selectOption({ label: form });
    await expect(page.locator("#export-copy"), form).toHaveCount(count);
  }
  await page.locator("#export-copy").click();
  await expect(page.locator("#export .note")).toHaveText("Copied");
  const [width, height] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const picture = await createImageBitmap(await item.getType("image/png"));
    return [picture.width, picture.height];
  });
  const saved = rendered("a: sleep 2\n", "png");
  expect([width, height]).toEqual([saved.readUInt32BE(16), saved.readUInt32BE(20)]);
  await page.keyboard.press("Escape");
  await page.evaluate(() => delete window.ClipboardItem);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.locator("#export-drawn")).toBeVisible();
  await expect(page.locator("#export-copy")).toHaveCount(0);
});

test("in Korean the pictures are in Korean, and a script with errors has none", async ({ app }) => {
  const { page } = app;
  await fromMenu(page, { value: "ko" });
  await page.locator("#script").fill("a: sleep 2\n");
  await page.getByRole("button", { name: "내보내기" }).click();
  const { content } = await saved(page, "#export-svg");
  expect(content.equals(rendered("a: sleep 2\n", "svg", "--lang", "ko"))).toBe(true);
  await page.keyboard.press("Escape");
  await page.locator("#script").fill("a: slep 2\n");
  await page.getByRole("button", { name: "내보내기" }).click();
  await expect(page.locator("#export .note")).toContainText("오류");
});

test("which letters a PNG cannot draw is said, and only those are blocks", async ({ app }) => {
  const { page } = app;
  const script = 'title "中 ✅ ⚠️ 👩‍💻"\na: sleep 2\n';
  await exported(app, script);
  await expect(page.locator(".preview img")).toBeVisible();
  expect((await saved(page, "#export-drawn")).content.equals(rendered(script, "png"))).toBe(true);
  await expect(page.locator("#export .note")).toContainText("cannot draw 中;");
  await saved(page, "#export-svg");
  await expect(page.locator("#export .note")).toHaveCount(0);
});

test("the key X opens it, and nothing in it is out of anybody's reach", async ({ app }) => {
  const { page } = app;
  for (const [theme, width] of [["light", 1280], ["dark", 390]]) {
    await page.setViewportSize({ width, height: 844 });
    await fromMenu(page, { value: theme });
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("x");
    await expect(page.locator(".preview img")).toBeVisible();
    expect(await complaints(page)).toEqual([]);
    const wide = await page.evaluate(() => document.querySelector("#export").scrollWidth > document.querySelector("#export").clientWidth);
    expect(wide).toBe(false);
    await page.keyboard.press("Escape");
  }
});
