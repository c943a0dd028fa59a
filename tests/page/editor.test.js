// The code editor: what it shows, what it offers, and how it takes the text area's place.
import { complaints } from "./axe.js";
import { chooseScenario, expect, fromMenu, PASTA, test } from "./page.js";
import { LONG_PAUSE } from "./waits.js";

/** Puts the caret at the end of a script that stands in the editor. */
async function writing(app, script) {
  await app.script.fill(script);
  await app.page.keyboard.press("Control+End");
  return app.page.keyboard;
}

test("what is typed over lines takes their place, and comes back in one step", async ({ app }) => {
  await app.write("a: sleep 1\nb: sleep 2\nc: sleep 3");
  await app.code.focus();
  await app.page.keyboard.press("Control+Home");
  await app.page.keyboard.press("Shift+ArrowDown");
  await app.page.keyboard.press("Shift+ArrowDown");
  await app.page.keyboard.type("# ");
  await app.expectText("# c: sleep 3");
  await app.page.keyboard.press("Control+z");
  await app.expectText("a: sleep 1\nb: sleep 2\nc: sleep 3");
});

test("what is typed has the colours of what it is", async ({ app }) => {
  const keyboard = await writing(app, "");
  await keyboard.type('파스타 x 2: sleep 3 "🍝 {n}" # why');
  const pieces = await app.code.locator("[class^=token-]").evaluateAll((pieces) => {
    return pieces.map((piece) => `${piece.className.slice(6)} ${piece.textContent}`);
  });
  expect(pieces).toEqual([
    "name 파스타", "keyword x", "number 2", "keyword sleep", "number 3", 'text "🍝 ', "value {n}", 'text "',
    "comment # why",
  ]);
  await expect(app.predictedTotal).toHaveText("3.00 s");
});

for (const [language, message] of [
  ["en", "there is no statement slep; did you mean sleep?"],
  ["ko", "slep: 그런 문장이 없습니다. 혹시 sleep 아닌가요?"],
]) {
  test(`an error is underlined and explained, by the mouse and by a key, ${language}`, async ({ app }) => {
    const { page, code } = app;
    await fromMenu(page, { value: language });
    await page.locator("#script").fill("# 부엌 🍳\n파스타: sleep 3\n토스트: slep 2\n");
    await expect(code.locator(".problem")).toHaveText("slep");
    await expect(code).toHaveAttribute("aria-invalid", "true");
    await expect(app.numbers("wrong")).toHaveText("3");
    await code.locator(".problem").hover();
    await expect(page.locator(".cm-tooltip-hover")).toHaveText(message);
    await page.mouse.move(0, 0);
    await expect(page.locator(".cm-tooltip-hover")).toHaveCount(0);
    await page.keyboard.press("F8");
    await expect(page.locator(".problem-messages")).toHaveText(message);
    await page.keyboard.press("Escape");
    await expect(page.locator(".problem-messages")).toHaveCount(0);
    await page.keyboard.type("sleep");
    await expect(code.locator(".problem")).toHaveCount(0);
    await expect(code).toHaveAttribute("aria-invalid", "false");
  });
}

test("F8 goes from one error to the next and around", async ({ app }) => {
  await app.script.fill("a: slep 1\nb: sleep\n");
  const keyboard = app.page.keyboard;
  const messages = app.page.locator(".problem-messages");
  await keyboard.press("Control+Home");
  for (const [key, message] of [["F8", /slep/], ["F8", /duration/], ["F8", /slep/], ["Shift+F8", /duration/]]) {
    await keyboard.press(key);
    await expect(messages).toHaveText(message);
  }
});

test("words and names are offered while they are typed, and on Ctrl-Space", async ({ app }) => {
  const { page } = app;
  await app.takeClock();
  const options = app.choices;
  const keyboard = await writing(app, "queue 줄\nqueue 창고\ndef fetch url:\n  return url\npasta x 2:\n  ");
  await keyboard.type("sl");
  await expect(options).toHaveText(["sleep"]);
  // What has just appeared is not accepted by a key that was on its way to the text.
  await page.clock.fastForward(LONG_PAUSE);
  await keyboard.press("Tab");
  await keyboard.type(" 3\n");
  await keyboard.type("put ");
  await keyboard.press("Control+Space");
  await expect(options).toHaveText(["줄queue", "창고queue"]);
  await page.clock.fastForward(LONG_PAUSE);
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await keyboard.type(' "{');
  await expect(options).toHaveText(["줄queue", "창고queue", "n", "now"].map((option) => new RegExp(`^${option}`)));
  await keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await keyboard.type("n}\"");
  await expect.poll(() => app.text()).toContain('  sleep 3\n  put 창고 "{n}"');
});

test("a choice says what it means, what fits comes first, and a word under the pointer says it, too", async ({ app }) => {
  const { page } = app;
  const keyboard = await writing(app, "lock m\na: sleep 1; print \"sleep\"\nb:\n  ");
  await keyboard.press("Control+Space");
  await expect(app.choices.first()).toHaveText("sleep");
  const labels = await app.choices.allTextContents();
  expect(labels.indexOf("with")).toBeLessThan(labels.indexOf("put"));
  await expect(page.locator(".cm-completionInfo")).toContainText("sleep 3 → await asyncio.sleep(3)");
  await keyboard.press("Escape");
  await expect(app.choices).toHaveCount(0);
  const meaning = page.locator(".cm-tooltip-hover .word-meaning");
  const rest = async (word) => {
    // What is told of another word may stand over this one.
    await page.mouse.move(900, 600);
    await expect(meaning).toHaveCount(0);
    await page.locator(".token-keyword", { hasText: word }).hover();
  };
  await rest("lock");
  await expect(meaning).toContainText("m = asyncio.Lock()");
  await rest("print");
  await expect(meaning).toContainText("print(…)");
  await fromMenu(page, { value: "ko" });
  await rest("sleep");
  await expect(meaning).toContainText("await asyncio.sleep(3)");
  await expect(meaning).toContainText(/[가-힣]/);
  await page.mouse.move(900, 600);
  await page.locator(".token-text", { hasText: "sleep" }).hover();
  await expect(meaning, "a text means nothing but itself").toHaveCount(0);
});

test("what is pasted from elsewhere is put right, said so, and undo gives it back", async ({ app }) => {
  const pasted = "pasta：\n\tsleep\u00a0３\u200b\n\tprint “Pasta：ready”  # “so”\ntoast: print \"“”\"";
  const meant = "pasta:\n    sleep 3\n    print \"Pasta：ready\"  # “so”\ntoast: print \"“”\"";
  await writing(app, "a: sleep 1");
  await app.paste(pasted);
  await app.expectText(meant);
  await expect(app.page.locator(".cm-tooltip.word-meaning")).toContainText("Undo brings them back");
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await app.page.keyboard.press("Control+z");
  await app.expectText(pasted);
  await expect(app.page.locator(".cm-tooltip.word-meaning")).toHaveCount(0);
  await app.page.keyboard.press("Control+z");
  await app.expectText("a: sleep 1");
  // What the keyboard itself has stays for whoever reads the script to tell.
  await app.paste("a: print 'x'");
  await app.expectText("a: print 'x'");
});

test("a whole word, a name of one's own and Escape leave Enter to the line", async ({ app }) => {
  const keyboard = await writing(app, "");
  await keyboard.type("toast:\n");
  await keyboard.type("yield\n", { delay: 40 });
  await keyboard.type("sle");
  await expect(app.choices).toHaveText(["sleep"]);
  await keyboard.press("Escape");
  await keyboard.press("Enter");
  await app.expectText("toast:\n  yield\n  sle\n  ");
});

test("Enter keeps the indentation, and goes deeper after a header", async ({ app }) => {
  const keyboard = await writing(app, "");
  await keyboard.type("a:  # 부엌\nrepeat 2:\nsleep 1\n");
  await keyboard.press("Backspace");
  await keyboard.type('print "x:"\n');
  await app.expectText('a:  # 부엌\n  repeat 2:\n    sleep 1\n  print "x:"\n  ');
  await keyboard.press("ArrowUp");
  await keyboard.press("Control+]");
  await expect.poll(() => app.text()).toContain('\n    print "x:"');
  await keyboard.press("Control+[");
  await expect.poll(() => app.text()).toContain('\n  print "x:"');
});

test("lines become comments and statements again", async ({ app }) => {
  const keyboard = await writing(app, "a:\n  sleep 1\n  sleep 2");
  await keyboard.press("Shift+ArrowUp");
  await keyboard.press("Control+/");
  await app.expectText("a:\n  # sleep 1\n  # sleep 2");
  await keyboard.press("Control+/");
  await app.expectText("a:\n  sleep 1\n  sleep 2");
});

test("Tab leaves the editor", async ({ app }) => {
  const keyboard = await writing(app, "a: sleep 1\n");
  await expect(app.code).toBeFocused();
  await keyboard.press("Tab");
  await expect(app.code).not.toBeFocused();
  await app.expectText("a: sleep 1\n");
});

test("undo crosses a scenario and a fix, and what it gives back is predicted", async ({ app }) => {
  const draft = "cook: cpu 3; sleep 5\ntoast: sleep 6";
  const keyboard = await writing(app, draft);
  await app.page.getByRole("button", { name: /^Use process cpu/ }).click();
  await expect(app.predictedTotal).toHaveText("8.00 s");
  await chooseScenario(app.page, "D-1 100 requests");
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await app.code.focus();
  await keyboard.press("Control+z");
  await app.expectText("cook: process cpu 3; sleep 5\ntoast: sleep 6");
  await expect(app.predictedTotal).toHaveText("8.00 s");
  await keyboard.press("Control+z");
  await app.expectText(draft);
  await expect(app.predictedTotal).toHaveText("9.00 s");
  await keyboard.press("Control+y");
  await keyboard.press("Control+y");
  await expect(app.predictedTotal).toHaveText("3.00 s");
});

test("a syllable is composed in peace", async ({ app }) => {
  await app.takeClock();
  await writing(app, "# \na: sleep 1");
  await app.page.keyboard.press("Control+Home");
  await app.page.keyboard.press("End");
  const client = await app.page.context().newCDPSession(app.page);
  for (const [done, steps] of [["파", ["ㅍ", "파"]], ["스", ["ㅅ", "스"]], ["타", ["ㅌ", "타"]]]) {
    for (const text of steps) {
      await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await expect.poll(() => app.text()).toContain(text);
    }
    await client.send("Input.insertText", { text: done });
  }
  await app.expectText("# 파스타\na: sleep 1");
  await app.page.keyboard.press("Control+z");
  await expect.poll(() => app.text()).not.toContain("타");

  // A name where errors, colours and completions change with every stroke, and after it.
  await writing(app, "queue 파이프\na: put ");
  for (const text of ["ㅍ", "파"]) {
    await client.send("Input.imeSetComposition", { text, selectionStart: 1, selectionEnd: 1 });
    await app.page.clock.runFor(LONG_PAUSE);
  }
  await client.send("Input.insertText", { text: "파" });
  await client.send("Input.insertText", { text: "이프" });
  await client.send("Input.insertText", { text: ' "x"' });
  await app.expectText('queue 파이프\na: put 파이프 "x"');
  await expect(app.problems).toBeEmpty();
});

test("the lines at which tasks stand are marked", async ({ app }) => {
  await app.script.fill("a:\n  sleep 2\nb:\n  sleep 3");
  await app.page.getByRole("slider", { name: "Playhead" }).fill("1000000");
  await expect(app.numbers("here")).toHaveText(["2", "4"]);
  await expect(app.code.locator(".cm-line.here")).toHaveText(["  sleep 2", "  sleep 3"]);
  await app.page.getByRole("slider", { name: "Playhead" }).fill("2500000");
  await expect(app.code.locator(".cm-line.here")).toHaveText(["  sleep 3"]);
});

test("a script of 64 KiB is drawn as far as it is seen, and can be typed in", async ({ app }) => {
  const line = '  print "a line of some length, and another one after it" # 부엌\n';
  const script = `a:\n${line.repeat(800)}`;
  await app.paste(script);
  await expect(app.numbers("wrong")).toHaveCount(0);
  expect(await app.code.locator(".cm-line").count()).toBeLessThan(200);
  await app.page.keyboard.press("Control+End");
  await app.page.keyboard.type("  sleep 7");
  await expect(app.predictedTotal).toHaveText("7.00 s");
  await app.page.keyboard.press("Control+Home");
  await expect(app.code.locator(".token-name")).toHaveText("a");
});

test.describe("with the list of choices or a message open", () => {
  for (const theme of ["light", "dark"]) {
    test(`nothing is out of anybody's reach, ${theme}`, async ({ app }) => {
      await fromMenu(app.page, { value: theme });
      const keyboard = await writing(app, 'queue q\na x 2: sleep 1 "{n}" # why\nb:\n  put ');
      await app.page.getByRole("slider", { name: "Playhead" }).evaluate((slider) => slider.blur());
      await app.code.focus();
      await keyboard.press("Control+Space");
      await expect(app.choices).toHaveText("qqueue");
      expect(await complaints(app.page)).toEqual([]);
      await keyboard.press("Escape");
      await keyboard.press("F8");
      await expect(app.page.locator(".problem-messages")).toBeVisible();
      expect(await complaints(app.page)).toEqual([]);
    });
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test("the text is large enough not to be zoomed into, and the page does not scroll sideways", async ({ app }) => {
    await app.page.getByRole("button", { name: "Edit" }).click();
    await app.script.fill(`# ${"부엌에는 요리사가 하나뿐이다. ".repeat(10)}\n${PASTA}`);
    await expect(app.code).toHaveCSS("font-size", "16px");
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await app.page.evaluate(sideways)).toBe(0);
  });
});

test("a line that is asked for stands out and comes into view", async ({ app }) => {
  const seen = await app.page.evaluate(async () => {
    const host = document.body.appendChild(document.createElement("div"));
    host.style = "position: fixed; inset: 0; height: 300px; overflow: auto";
    const plain = document.createElement("textarea");
    plain.value = "a:\n" + "  yield\n".repeat(200);
    const editor = globalThis.loopscopeEditor.mount(host, plain, [() => {}, () => [], () => [0], () => ""]);
    editor.setLines([3], [5], 150);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const line = host.querySelector(".cm-line.marked");
    const numbers = [...host.querySelectorAll(".cm-gutterElement.marked")].map((number) => number.textContent);
    const { top, bottom } = line.getBoundingClientRect();
    editor.destroy();
    host.remove();
    return { numbers, inView: top >= 0 && bottom <= 300 };
  });
  expect(seen).toEqual({ numbers: ["150"], inView: true });
});
