// What a text is taken for: seen, said by hand where that is wrong, and coloured as what it is.
import { expect, fromMenu, test } from "../page.js";

const PATIENTLY = { timeout: 60_000 };
const HELLO = 'who = "you"\nprint("hello", who)\n';
const tab = (page, name) => page.locator(".code-tabs").getByRole("button", { name, exact: true });

test("a text that does not look like Python says that it is, and one that does, that it is a script", async ({ app }) => {
  const { page } = app;
  await app.write(HELLO);
  await expect(app.problems.locator("li")).not.toHaveCount(0);
  await app.write(`${HELLO}# loopscope: python\n`);
  await expect(tab(page, "Script")).toHaveCount(0);
  await expect.poll(() => app.lines("predicted"), PATIENTLY).toEqual(["hello you"]);
  await expect(page.locator(".findings li")).toHaveCount(0);
  // What it says that it is it says in its link.
  await page.locator("h1").click();
  await expect.poll(() => page.url()).toContain("#p=1.");
  await app.write(`title "mine"\n${HELLO}import kettle\n`);
  await expect(tab(page, "Script")).toHaveCount(1);
  await expect(app.problems.locator("li")).not.toHaveCount(0);
});

const DOCUMENTED = `import asyncio

async def main():
    """What it does:
    # waits, and
    for a second"""
    await asyncio.sleep(1)  # so
    print('''a
b''')

asyncio.run(main())
`;

const coloured = (place) => place.locator("[class^=token-]").evaluateAll((pieces) => {
  return pieces.map((piece) => `${piece.className.replace("token-", "")} ${piece.textContent}`);
});

const COLOURS = [
  "keyword import", "keyword async", "keyword def", "name main",
  'text """What it does:', "text     # waits, and", 'text     for a second"""',
  "keyword await", "number 1", "comment # so", "text '''a", "text b'''",
];

test("texts over lines are coloured as texts, wherever one scrolls to, and as one types", async ({ app }) => {
  const { page } = app;
  await app.paste(DOCUMENTED);
  await expect.poll(() => coloured(app.code)).toEqual(COLOURS);
  await app.code.press("Control+Home");
  await page.keyboard.type('x = """\n');
  await expect.poll(() => coloured(app.code).then((pieces) => pieces.slice(0, 3))).toEqual(['text """', "text import asyncio", "text async def main():"]);
  await app.paste(`x = """\n${"a line of text\n".repeat(300)}"""\n${DOCUMENTED}`);
  await app.code.press("Control+End");
  await expect.poll(() => coloured(app.code).then((pieces) => pieces.slice(-COLOURS.length))).toEqual(COLOURS);
});

test("the code beside an embed's run has Python's colours", async ({ page }) => {
  await page.goto(`./#t=${encodeURIComponent(DOCUMENTED)}&view=embed&show=code`);
  await expect(page.locator("#predicted-total")).toHaveText("1.00 s", PATIENTLY);
  expect(await coloured(page.locator(".beside .listing"))).toEqual(COLOURS);
});

const BLOCKING = `import asyncio
import time
import httpx

async def a():
    time.sleep(2)

async def main():
    await asyncio.gather(a(), asyncio.sleep(1))

asyncio.run(main())
# loopscope: nonsense
`;

test("what is found is told in the page's language, as the program says it, and again when that is another", async ({ app }) => {
  const { page } = app;
  await app.paste(BLOCKING);
  await expect(app.predictedTotal).toHaveText("3.00 s", PATIENTLY);
  const more = page.locator(".findings .more");
  await expect(page.locator(".fetching")).toHaveCount(0, PATIENTLY);
  await more.click();
  const findings = page.locator(".findings li");
  const english = [/`# loopscope: nonsense` makes no sense/, /’s time\.sleep in line 6 holds the only thread for 2 s/, /^Stand-ins took the place of httpx/];
  await expect(findings).toHaveText(english);
  await fromMenu(page, { value: "ko" });
  await expect(findings).toHaveText([/`# loopscope: nonsense`을\(를\) 읽을 수 없습니다/, /6행의 time\.sleep이\(가\) 하나뿐인 스레드를 2초/, /^라이브러리 대신 대역 모듈을 썼습니다: httpx/]);
  await fromMenu(page, { value: "en" });
  await expect(findings).toHaveText(english);
});

test("on a phone both halves show how far Python is, and what is wrong", async ({ page, app }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.context().route(/\/python_core-\w+\.wasm/, async (route) => {
    await gate;
    await route.continue();
  });
  await app.half(/Edit/).click();
  await app.paste("import asyncio\nasyncio.run(nothing())\n");
  for (const half of [/Edit/, /Watch/, /Edit/]) {
    await app.half(half).click();
    await expect(page.locator(".fetching progress")).toBeVisible(PATIENTLY);
  }
  go();
  for (const half of [/Edit/, /Watch/]) {
    await app.half(half).click();
    await expect(page.locator(".python-fault")).toBeVisible(PATIENTLY);
  }
  await expect(app.code).toBeHidden();
});
