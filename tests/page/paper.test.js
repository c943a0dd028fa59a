// On paper: all of the page, on white; and pictures where other pages have frames.
import { Host } from "./host.js";
import { errorsOf, expect, test } from "./page.js";

const LANES = 40;
const LONG = `title "A long kitchen"\n${Array.from({ length: LANES }, (_, at) => (
  `dish${at}:\n  print "dish ${at} is on"\n  sleep ${1 + (at % 7)}\n  # line ${at}\n`
)).join("\n")}`;

/** What a page looks like while it is printed. */
async function toPrint(page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
}

test.describe("the page on paper", () => {
  for (const width of [1280, 390]) {
    test(`has the whole script, the answer, every lane and the log, from a window ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`./#t=${encodeURIComponent(LONG)}&theme=dark`);
      await expect(page.locator("#predicted-total")).toHaveText("7.00 s");
      await toPrint(page);
      const lines = page.locator("ol.paper li");
      await expect(lines).toHaveCount(LONG.trimEnd().split("\n").length);
      await expect(lines.last()).toBeVisible();
      await expect(page.locator("#predicted-total")).toBeVisible();
      await expect(page.locator(".paper .lane .lane-name")).toHaveCount(LANES);
      await expect(page.locator(".paper .lane .lane-name").last()).toBeVisible();
      await expect(page.locator("#predicted-log .text")).toHaveCount(LANES);
      await expect(page.locator("#predicted-log .text").last()).toBeVisible();
      for (const control of ["header", ".transport", "#run", ".zoom", ".cm-editor", ".chart", ".tabs", ".code-tabs"]) {
        await expect(page.locator(control).first()).toBeHidden();
      }
      const ground = (of) => page.locator(of).evaluate((element) => getComputedStyle(element).backgroundColor);
      expect(await ground("body")).toBe("rgb(255, 255, 255)");
      expect(await ground(".log")).toBe("rgb(255, 255, 255)");
      const cut = await page.evaluate(() => [...document.querySelectorAll("body, main, .stage, .script, .timeline, .log")]
        .filter((box) => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflow !== "visible").map((box) => box.className));
      expect(cut).toEqual([]);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await page.emulateMedia({ media: null });
      await expect(page.locator(".paper")).toHaveCount(0);
      await expect(page.locator(".chart .window")).toBeVisible();
    });
  }

  test("has every state, mark and label as it is seen on the screen, and nothing that can only be clicked", async ({ page }) => {
    const script = "strategy threads\na: cpu 2 \"work\"; sleep 1\nb: cpu 2; print \"b\"; fail \"no\"\nc: block 1";
    await page.goto(`./#t=${encodeURIComponent(script)}&theme=light`);
    await expect(page.locator(".chart .window")).toBeVisible();
    const looks = (of) => page.locator(of).evaluate((chart) => {
      const look = (one) => {
        const { fill, stroke, fontWeight } = getComputedStyle(one);
        return [one.getAttribute("class"), `${fill} ${stroke} ${fontWeight}`];
      };
      return Object.fromEntries([...chart.querySelectorAll(".on, .bar, .gap, .mark, .cut, .cross, .lane-name, .tick-label")].map(look));
    });
    const seen = await looks(".chart .window");
    expect(Object.keys(seen)).toEqual(expect.arrayContaining(["on computing", "on blocking"]));
    await toPrint(page);
    expect(await looks(".paper .window")).toEqual(seen);
  });

  test("is printed so", async ({ app }) => {
    await app.write(LONG);
    await expect(app.predictedTotal).toHaveText("7.00 s");
    await expect(app.page.locator(".chart .lane-name", { hasText: "dish0" })).toBeVisible();
    const pdf = await app.page.pdf({ format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type ?\/Page\b/g).length;
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThan(12);
  });
});

test.describe("other people's pages on paper", () => {
  const FAR = '<p style="height: 4000px">far away</p>';
  const scope = (at, more = "") => `<loop-scope title="Dish ${at}" theme="dark" ${more}>dish${at}: sleep ${at}</loop-scope>`;
  let host;
  const open = async (page, baseURL, body, query = "") => {
    const around = `<!doctype html><title>A lesson</title><link rel=icon href="data:,">${body}<script src="${baseURL}embed.js"></script>`;
    const own = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>';
    host = await Host.of(new Map([["index.html", around], ["own.svg", own]]));
    await page.goto(`${host.address}${query}`);
  };
  test.afterEach(() => host.stop());

  /** What each element has for paper: the text of its picture, or its own text. */
  const onPaper = (page) => page.evaluate(() => [...document.querySelectorAll("loop-scope")].map(({ shadowRoot }) => {
    const seen = (of) => [...shadowRoot.querySelectorAll(of)].find((one) => getComputedStyle(one).display !== "none");
    const picture = seen("img");
    if (picture) return `${picture.naturalWidth > 0 ? "picture" : "broken"}: ${/dish\d/.exec(decodeURIComponent(picture.src)) ?? picture.src}`;
    return seen("iframe") ? "frame" : `text: ${seen("pre")?.textContent}`;
  }));

  test("have a picture of each script, though no frame of it was ever near", async ({ page, baseURL }) => {
    const errors = errorsOf(page);
    await open(page, baseURL, scope(1) + FAR + scope(2) + FAR + scope(3));
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => onPaper(page)).toEqual(["picture: dish1", "picture: dish2", "picture: dish3"]);
    expect(page.frames().length).toBe(2);
    expect(errors).toEqual([]);
  });

  test("have the script where there is no picture yet, and no empty box", async ({ page, baseURL }) => {
    await page.route(/\/page-\w+\.js/, () => {});
    await open(page, baseURL, scope(1) + FAR + scope(2));
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => onPaper(page)).toEqual(["text: dish1: sleep 1", "text: dish2: sleep 2"]);
  });

  test("draw all of it once they are about to be printed, or laid out for that", async ({ page, baseURL }) => {
    for (const query of ["?print-pdf", "?view=print", ""]) {
      await open(page, baseURL, FAR + scope(1) + FAR + scope(2), query);
      expect(page.frames().length).toBe(query ? 2 : 1);
      if (!query) await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      await expect.poll(() => onPaper(page)).toEqual(["picture: dish1", "picture: dish2"]);
      if (query !== "") await host.stop();
      await page.emulateMedia({ media: null });
    }
  });

  test("have the picture that an author gives, on the screen, too, where no frame comes", async ({ page, baseURL }) => {
    await page.route(/\/page-\w+\.js/, () => {});
    await open(page, baseURL, scope(1, 'picture="own.svg"'));
    await expect.poll(() => onPaper(page)).toEqual([`picture: ${host.address}own.svg`]);
    await page.emulateMedia({ media: "print" });
    expect(await onPaper(page)).toEqual([`picture: ${host.address}own.svg`]);
    await page.unroute(/\/page-\w+\.js/);
    await page.emulateMedia({ media: null });
    await page.reload();
    await expect.poll(() => onPaper(page)).toEqual(["frame"]);
  });
});
