// A step is told in a sentence, and nothing moves for it.
import { typed } from "./fragments.js";
import { TIMED, expect, inEveryRun, test } from "./page.js";
import { stepped } from "./waits.js";

const B5 = `make_pasta:
  cpu 3
  sleep 5 "boil"
  print "✅ pasta"
make_toast:
  sleep 6
  print "✅ toast"`;
const SHARED = `queue q 2
semaphore s 2
lock m
event go
threads 2
maker x 3:
  put q "Task-{n}"
  with s:
    thread block 1
  set go
eater:
  wait go
  with m:
    get q as x
    sleep 1
other:
  with m: sleep 2
  fail "no"`;

const SAID = {
  en: ["make_pasta awaits sleep 5 (line 3): Running → Waiting, until 8 s. Next in Ready: make_toast.", "Nothing has run yet: all tasks are in New."],
  ko: ["make_pasta가 3행의 sleep 5를 await합니다: Running → Waiting, 8초까지. 다음 차례는 make_toast입니다.", "아직 아무것도 실행되지 않았습니다. 태스크는 모두 New에 있습니다."],
};

for (const [language, [sentence, before]] of Object.entries(SAID)) {
  for (const view of ["", "&view=embed"]) {
    test(`each step has its sentence, names in bold, code as code, ${language}${view}`, async ({ page }) => {
      await page.goto(`./${typed(B5)}&lang=${language}${view}`);
      const told = page.locator("#sentence");
      await expect(told).toHaveText(before);
      await page.goto("about:blank");
      await page.goto(`./${typed(B5)}&lang=${language}&step=6${view}`);
      await expect(told).toHaveText(sentence.normalize());
      await expect(told.locator("b")).toHaveText(["make_pasta", "make_toast"]);
      await expect(told.locator("code")).toHaveText("sleep 5");
      await page.locator(".total").click();
      await page.keyboard.press("ArrowRight");
      await expect(told).not.toHaveText(sentence);
      await expect(told.locator("b").first()).toHaveText("make_toast");
      await page.keyboard.press("Home");
      await expect(told).toHaveText(before);
    });
  }
}

test("a sentence is read out when somebody steps, not while it plays nor when that ends", async ({ app }) => {
  const { page } = app;
  await app.write("a: sleep 1");
  const told = page.locator("#sentence");
  await expect(told).toHaveAttribute("aria-live", "polite");
  await page.getByRole("button", { name: "Step on" }).click();
  await expect(told).toHaveAttribute("aria-live", "polite");
  await page.locator("#speed").selectOption("16×");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(told).toHaveText("a returns: Running → Done.");
  await expect(told).toHaveAttribute("aria-live", "off");
  await page.getByRole("button", { name: "Step back" }).click();
  await expect(told).toHaveAttribute("aria-live", "polite");
});

test("the next moment is a button and a key, and ends a pass of the loop", async ({ app }) => {
  const { page } = app;
  await app.write(B5);
  const time = page.locator("#playhead-time");
  await page.getByRole("button", { name: "Next moment" }).click();
  await expect(time).toHaveText("0.00 s");
  await expect(page.locator("#box-running .chip")).toHaveText(["make_pasta"]);
  await page.locator("h1").click();
  await page.keyboard.press("n");
  await expect(time).toHaveText("3.00 s");
  await expect(page.locator("#box-waiting .chip")).toHaveText(["make_pasta until 8 s", "make_toast until 9 s"]);
});

test("a run that is longer than a minute says in which time it is played", async ({ app }) => {
  await app.write("a: sleep 40m");
  await expect(app.page.locator(".where small")).toHaveText("plays in 60 s at 1×");
  await app.write("a: sleep 40");
  await expect(app.page.locator(".where small")).toHaveCount(0);
});

/** Who waits for what never comes, and says so at length. */
const STUCK = "event nobody_sets\nmake_pasta: sleep 1; wait nobody_sets\nmake_toast: sleep 2";

/** What a step says, and where the main parts are. */
const places = () => {
  const parts = ["#predicted-total", "#run", ".timeline", ".scroller", ".transport .buttons", "#sentence", "#speed", ".box", ".thing", ".log"];
  const all = parts.flatMap((part) => [...document.querySelectorAll(part)].map((one, at) => [`${part} ${at}`, one]));
  const place = (one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [left, top, width, height].map(Math.round).join(" ");
  };
  return [document.querySelector("#sentence").textContent, Object.fromEntries(all.map(([name, one]) => [name, place(one)]))];
};

for (const [width, height] of [[1280, 800], [1366, 768], [768, 1024], [390, 844]]) {
  test(`nothing moves for any step, at ${width} by ${height}`, inEveryRun([1280, 390].includes(width)), async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const [script, steps] of [[B5, 9], [SHARED, 40]]) {
      await page.goto("about:blank");
      await page.goto(`./${typed(script)}&lang=en`);
      await expect(page.locator(".chart .window")).toBeVisible();
      const [[, before], ...others] = await stepped(page, places);
      expect(others.length).toBeGreaterThan(steps);
      for (const [sentence, at] of others) expect(at, sentence).toEqual(before);
    }
  });
}

/** What a step says, and by how much that is too long for its room. */
const said = () => {
  const sentence = document.querySelector("#sentence");
  return [sentence.textContent, sentence.scrollHeight - sentence.clientHeight];
};

for (const [width, height] of [[1280, 800], [1366, 768], [390, 844]]) {
  test(`every sentence has room, at ${width} by ${height}`, inEveryRun([1280, 390].includes(width)), async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const language of ["en", "ko"]) {
      for (const script of [SHARED, STUCK, "gil on\ncores 4\ncompute x 4: thread cpu 3"]) {
        await page.goto("about:blank");
        await page.goto(`./${typed(script)}&lang=${language}`);
        await expect(page.locator(".chart .window")).toBeVisible();
        const all = await stepped(page, said);
        for (const [at, [sentence, over]] of all.entries()) {
          expect(over, sentence).toBeLessThanOrEqual(1);
          expect(sentence, "each step says something of its own").not.toBe(all[at - 1]?.[0]);
        }
      }
    }
  });
}

test("while it plays at its own speed, every box that is not empty is seen for 300 ms", TIMED, async ({ app }) => {
  const { page } = app;
  await app.write(B5.replaceAll("cpu 3", "cpu 1").replaceAll("sleep 5", "sleep 1").replaceAll("sleep 6", "sleep 1"));
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const longest = await page.evaluate(async () => {
    const boxes = [...document.querySelectorAll(".box")];
    const [since, longest] = [new Map(), {}];
    const plays = () => new Set(document.querySelector("#playhead-step").textContent.split(" / ")).size > 1;
    while (plays()) {
      await new Promise((painted) => requestAnimationFrame(painted));
      const now = performance.now();
      for (const box of boxes) {
        const is = box.querySelectorAll(".chip").length > 0;
        if (!is) since.delete(box.id);
        else if (!since.has(box.id)) since.set(box.id, now);
        else longest[box.id] = Math.max(longest[box.id] ?? 0, now - since.get(box.id));
      }
    }
    return longest;
  });
  for (const box of ["box-new", "box-ready", "box-running", "box-waiting", "box-done"]) expect(longest[box], box).toBeGreaterThan(280);
});
