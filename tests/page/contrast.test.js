// High contrast: the reader's colours, and everything told apart by more than a colour.
import { PASTA, expect, test } from "./page.js";

const STATES = `lock m
a:
  sleep 1
  cpu 1
  block 1
b:
  sleep 1
  with m:
    sleep 3
c:
  sleep 1
  with m:
    sleep 1
d:
  thread cpu 1
`;

test.use({ forcedColors: "active" });

const style = (locator, ...names) => locator.evaluate((element, names) => {
  const style = getComputedStyle(element);
  return names.map((name) => style.getPropertyValue(name)).join(" ");
}, names);

test("bars of each state have an edge and a look of their own", async ({ app }) => {
  await app.write(STATES);
  const looks = await app.page.locator(".window").evaluate((chart) => {
    const look = (bar) => {
      const { fill, stroke, strokeDasharray } = getComputedStyle(bar);
      return [bar.classList[1], `${fill} ${stroke} ${strokeDasharray}`];
    };
    return [...new Map([...chart.querySelectorAll("path.bar")].map(look))];
  });
  expect(looks.length).toBeGreaterThan(4);
  expect(new Set(looks.map(([, look]) => look)).size).toBe(looks.length);
  for (const [state, look] of looks) expect(look, state).not.toMatch(/^\S+(\s\S+)* none none$/);
});

test("turns on one processor, printed lines and how tasks ended are seen, on the lane and in the legend", async ({ app }) => {
  const { page } = app;
  await app.write("strategy threads\na: cpu 2\nb: cpu 2; print \"b\"\nc: block 1; fail \"no\"");
  const ground = await style(page.locator("body"), "background-color");
  const chart = page.locator(".chart .window");
  // A turn of somebody else is as the ground, with a line through it.
  expect(await style(chart.locator(".gap").first(), "fill")).not.toBe(await style(chart.locator(".bar.computing").first(), "fill"));
  for (const mark of ["mark", "cross"]) {
    const looks = await style(chart.locator(`.${mark}`).first(), "fill", "stroke");
    expect(looks.replaceAll(ground, "").trim(), mark).not.toBe("");
  }
  await app.write("event e\ndef f: sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h\n  fail \"no\"\nb: wait e");
  const signs = await page.locator(".legend").evaluate((legend) => [...legend.querySelectorAll("path.cut, path.cross")].map((sign) => {
    const { fill, stroke } = getComputedStyle(sign);
    return [sign.getAttribute("d"), `${fill} ${stroke}`];
  }));
  expect(new Set(signs.map(([shape]) => shape)).size).toBe(3);
  for (const [, looks] of signs) expect(looks.replaceAll(ground, "").trim()).not.toBe("none");
});

test("playhead, comparison and what is chosen stand out", async ({ app }) => {
  const { page } = app;
  await app.write(PASTA);
  const ground = await style(page.locator("body"), "background-color");
  await page.locator("#playhead").fill("4000000");
  expect(await style(page.locator(".playhead"), "border-left-width")).toBe("3px");
  expect(await style(page.locator(".playhead"), "border-left-color")).not.toBe(ground);
  const [shown, other] = ["true", "false"].map((is) => page.locator(`.strategies [aria-pressed=${is}]`).first());
  expect(await style(shown, "background-color")).not.toBe(await style(other, "background-color"));
  expect(await style(other.locator(".bar"), "border-top-width", "border-top-style")).toBe("1px solid");
  expect(await style(page.locator("#run"), "background-color")).not.toBe(ground);
  const quiz = page.getByRole("menuitemcheckbox", { name: "Quiz" });
  const sign = () => quiz.evaluate((item) => getComputedStyle(item, "::before").content);
  await page.locator("#more").click();
  const before = await sign();
  await quiz.click();
  await page.locator("#more").click();
  await expect(quiz).toHaveAttribute("aria-checked", "true");
  expect(await sign()).not.toBe(before);
});

test("of the tabs of a narrow page the chosen one stands out", async ({ app }) => {
  await app.page.setViewportSize({ width: 390, height: 700 });
  const look = (name) => style(app.half(name), "background-color", "border-bottom-color");
  expect(await look(/Edit/)).not.toBe(await look(/Watch/));
});

test("the reader's system has chosen the colours: there is no other choice", async ({ app }) => {
  await app.page.locator("#more").click();
  await expect(app.page.locator("#language")).toBeVisible();
  await expect(app.page.locator("#theme")).toBeHidden();
  const looks = async () => [await style(app.page.locator("body"), "background-color"), await style(app.page.locator(".bar").first(), "fill", "stroke")];
  const seen = [];
  for (const theme of ["light", "dark"]) {
    await app.page.goto(`./#t=a:+sleep+1%0Ab:+cpu+1&theme=${theme}`);
    await app.page.reload();
    await expect(app.predictedTotal).toBeVisible();
    seen.push(await looks());
  }
  expect(seen[0]).toEqual(seen[1]);
});
