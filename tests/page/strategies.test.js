// The answer and what it means: every strategy beside it, the first finding under it, and room for both.
import { scriptIn, typed } from "./fragments.js";
import { expect, test } from "./page.js";

const B5 = "make_pasta:\n  cpu 3\n  sleep 5\nmake_toast:\n  sleep 6";

const strategy = (page, name) => page.locator(".strategies").getByRole("button", { name });

test("a strategy that is chosen is shown everywhere and in the link, and the script stays as it is", async ({ page }) => {
  await page.goto(`./${typed(B5)}&lang=en`);
  await expect(strategy(page, /^threads · 40/)).toContainText("8.00 s");
  await expect(strategy(page, /^async/)).toHaveAttribute("aria-pressed", "true");
  await strategy(page, /^sync/).click();
  await expect(page.locator("#predicted-total")).toHaveText("14.00 s");
  await expect(strategy(page, /^sync/)).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".spans td", { hasText: "14.000" })).toHaveCount(1);
  await page.getByRole("button", { name: "Step on" }).click();
  await expect.poll(() => new URL(page.url()).hash).toContain("&strategy=sync");
  expect(scriptIn(page.url())).toBe(B5);
  await page.reload();
  await expect(page.locator("#predicted-total")).toHaveText("14.00 s");
  await expect(page.locator("#script.cm-content")).not.toContainText("strategy");
  await strategy(page, /^async/).click();
  await expect(page.locator("#predicted-total")).toHaveText("9.00 s");
});

test("a run that is pinned and one under another strategy are both named, and two under one are not", async ({ app }) => {
  const { page } = app;
  const pinned = page.locator("#pinned-total");
  await app.write(B5);
  await page.locator("h1").click();
  await page.keyboard.press("p");
  await expect(pinned).toHaveText("before 9.00 s");
  await strategy(page, /^threads/).click();
  await expect(pinned).toHaveText("before · async 9.00 s → threads 8.00 s −1.00 s");
  await strategy(page, /^sync/).click();
  await expect(pinned).toHaveText("before · async 9.00 s → sync 14.00 s +5.00 s");
  await page.setViewportSize({ width: 390, height: 844 });
  const room = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  expect(room).toBeLessThanOrEqual(0);
});

test("beside Run it is said where it will run, and that there is no event loop where there is none", async ({ app }) => {
  const { page } = app;
  const where = page.locator(".run-status");
  await app.write(B5);
  for (const [name, said] of [
    [/^async/, "On this page's own event loop"],
    [/^sync/, "No event loop: one task at a time"],
    [/^threads/, "No event loop: on Web Workers"],
    [/^processes/, "No event loop: on Web Workers"],
  ]) {
    await strategy(page, name).click();
    await expect(where).toHaveText(said);
  }
});

test("why a run is stuck is said first under its answer, whatever else came before", async ({ app }) => {
  const { page } = app;
  await app.write("lock salt\nlock pepper\nana:\n  with salt:\n    sleep 1\n    with pepper: yield\nben:\n  with pepper:\n    sleep 1\n    with salt: yield\nbusy: block 1\nidle: sleep 2");
  const found = page.getByRole("list", { name: "Findings" }).getByRole("listitem");
  await expect(found).toContainText("ana waits for pepper, which ben holds; ben waits for salt, which ana holds");
  await expect(found).toContainText("and 1 more");
});

test("strategies without a meaning are told in one place", async ({ app }) => {
  await app.write("queue q\na: put q \"x\"; get q as y");
  await expect(app.page.locator(".strategies button")).toHaveCount(1);
  await expect(app.page.locator(".strategies .why")).toHaveText("sync, threads, processes: put (line 2) has no meaning without an event loop");
});

test("a page that opens moves nothing once its parts are drawn, whichever strategies have a meaning", async ({ page }) => {
  const processor = await page.context().newCDPSession(page);
  await processor.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    const parts = [".strategies", ".findings", ".timeline", ".flow", "#predicted-log"];
    globalThis.places = new Set();
    const look = () => {
      const found = parts.map((part) => document.querySelector(part)?.getBoundingClientRect());
      if (found.every(Boolean)) {
        globalThis.places.add(found.map(({ top }) => Math.round(top)).join(", "));
      }
      requestAnimationFrame(look);
    };
    look();
  });
  const scripts = [
    [B5, "14.00 s"],
    ["shared total = 0\nana:\n  seen = total\n  sleep 1\n  total = seen + 100\nben:\n  seen = total\n  sleep 2\n  total = seen + 50", "3.00 s"],
    ["queue q\na: put q \"x\"; sleep 2; cpu 1; get q as y\nb: sleep 2", "3.00 s"],
  ];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [script, known] of scripts) {
      await page.goto("about:blank");
      await page.goto(`./${typed(script)}&lang=en`);
      await expect(page.locator(".strategies")).toContainText(known);
      await expect(page.locator(".findings li")).toBeVisible();
      expect(await page.evaluate(() => [...globalThis.places]), `${script} at ${width}`).toHaveLength(1);
    }
  }
});

test("the first finding has its fix beside it, and the others are a click away", async ({ app }) => {
  const { page } = app;
  await app.write("a: cpu 3\nb: sleep 1\nc: fail \"no\"");
  const found = page.getByRole("list", { name: "Findings" }).getByRole("listitem");
  await expect(found).toHaveCount(1);
  await page.getByRole("button", { name: /^and \d more$/ }).click();
  expect(await found.count()).toBeGreaterThan(1);
  await page.getByRole("button", { name: "only the first" }).click();
  await expect(found).toHaveCount(1);
});

test("nothing moves when the total and what is found become others", async ({ app }) => {
  const { page } = app;
  const places = () => page.evaluate(() => {
    const parts = [".figures", "#run", ".strategies", ".findings", ".timeline", ".transport", ".flow"];
    return parts.map((part) => {
      const { left, top, width } = document.querySelector(part).getBoundingClientRect();
      return [part, Math.round(left), Math.round(top), Math.round(width)].join(" ");
    });
  });
  const seen = new Set();
  for (const [script, total] of [["a: sleep 9", "9.00 s"], ["a: sleep 99", "99.00 s"], ["a: sleep 999", "16 min 39 s"], ["a: cpu 8", "9.00 s"]]) {
    await app.write(`${script}\nb: sleep 1`);
    await expect(app.predictedTotal).toHaveText(total);
    await expect(strategy(page, /^sync/)).not.toContainText("–");
    seen.add((await places()).join("\n"));
  }
  await expect(page.locator(".findings")).toContainText("holds the only thread");
  seen.add((await places()).join("\n"));
  // Two lines are its room; what is longer is whole where it is pointed at.
  await app.write("the_first_request_of_this_very_long_day: cpu 8; cpu 1\nthe_second_request_of_this_very_long_day: cpu 1");
  const finding = page.locator(".findings .link");
  await expect(finding).toContainText("the_second_request");
  const hidden = () => finding.evaluate((text) => text.scrollHeight - text.clientHeight);
  expect(await hidden()).toBeGreaterThan(0);
  seen.add((await places()).join("\n"));
  await finding.hover();
  expect(await hidden()).toBe(0);
  seen.add((await places()).join("\n"));
  expect([...seen]).toHaveLength(1);
  // Much work in a short time: its figures are wide, the total's is not.
  const head = async () => (await places()).slice(0, 5);
  const before = await head();
  await app.write("a: cpu 8\nr x 60: sleep 2");
  await expect(page.locator(".figures")).toContainText("2 min 8 s");
  expect(await head()).toEqual(before);
});

test("all that a lesson needs is on one screen; at 1366 by 768 and 125 %, all but the log", async ({ page }) => {
  const stage = page.locator(".stage");
  for (const language of ["en", "ko"]) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto("about:blank");
    await page.goto(`./${typed(`title "B-5"\n${B5}\n  print "toast"`)}&lang=${language}`);
    await expect(page.locator(".findings li")).toBeVisible();
    expect(await stage.evaluate((stage) => stage.scrollHeight - stage.clientHeight), language).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1093, height: 614 });
    const bottom = () => page.locator(".flow").evaluate((flow) => flow.getBoundingClientRect().bottom);
    await expect.poll(bottom, language).toBeLessThanOrEqual(614);
  }
});
