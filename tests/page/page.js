// The page as a person meets it: its parts by name, and no console error in any test that does not cause one itself.
import { expect, test as base } from "@playwright/test";

export { expect };

export const PASTA = `pasta:
  print "🍝 water on"
  sleep 3
  print "🍝 noodles in"
  sleep 5
  print "✅ pasta"

toast:
  print "🍞 bread in"
  sleep 2
  print "✅ toast"
`;

export const PASTA_LINES = ["🍝 water on", "🍞 bread in", "✅ toast", "🍝 noodles in", "✅ pasta"];

/** What measures real time runs alone, in a project of its own. */
export const TIMED = { tag: "@timed" };

/** A test that others stand for, at another size, in another language or look, is in every run only where this holds. The
 * others are in `cargo xtask test --wide`. */
export const inEveryRun = (holds) => (holds ? {} : { tag: "@wide" });

export class Loopscope {
  constructor(page) {
    this.page = page;
    this.code = page.locator("#script.cm-content");
    this.choices = page.getByRole("listbox", { name: "Completions" }).getByRole("option");
    this.script = page.getByRole("textbox", { name: "The script" });
    this.predictedTotal = page.locator("#predicted-total");
    this.measuredTotal = page.locator("#measured-total");
    this.run = page.getByRole("button", { name: "Run for real" });
    this.stop = page.getByRole("button", { name: "Stop" });
    this.scale = page.getByLabel("1 s takes");
    this.problems = page.locator("#problems");
  }

  async open(address = "./") {
    await this.page.goto(address);
    await expect(this.predictedTotal).toBeVisible();
    await expect(this.code).toBeAttached();
  }

  /** Starts the page anew on a clock that the test sets forward. A timer stays with the clock that it was set by. */
  async takeClock() {
    await this.page.clock.install();
    await this.page.reload();
    await expect(this.code).toBeAttached();
  }

  /** The halves of a narrow page. */
  half(name) {
    return this.page.locator(".tabs").getByRole("button", { name });
  }

  /** Writes a script, on a narrow page in its own half. */
  async write(text) {
    const narrow = await this.half(/Edit/).isVisible();
    if (narrow) await this.half(/Edit/).click();
    await this.script.fill(text);
    if (narrow) await this.half(/Watch/).click();
  }

  /** The numbers of the lines that are `wrong`, `marked` or have tasks `here`. */
  numbers(kind) {
    return this.page.locator(`.cm-gutterElement.${kind}`);
  }

  /** What is in the code editor, as far as it is on screen. */
  text() {
    return this.code.evaluate((content) => {
      return [...content.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
    });
  }

  /** Replaces the whole text as a person does who pastes. */
  async paste(text) {
    await this.code.focus();
    await this.page.keyboard.press("Control+a");
    await this.code.evaluate((content, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  async expectText(text) {
    await expect.poll(() => this.text()).toBe(text);
  }

  lines(which) {
    return this.page.locator(`#${which}-log .text`).allTextContents();
  }

  /** Runs to the end; the measured total in seconds of the script. */
  async runToItsEnd() {
    await this.run.click();
    await expect(this.run).toBeVisible({ timeout: 30_000 });
    return Number.parseFloat(await this.measuredTotal.textContent());
  }
}

/** Does what an item of the header's menu does: a command by its name, a language or theme by its `value`. */
export async function fromMenu(page, { name, value }) {
  await page.locator("#more").click();
  await page.locator("#menu").locator(value ? `[value=${value}]` : `button:has-text("${name}")`).click();
  await expect(page.locator("#menu")).toBeHidden();
}

/** The scenarios' dialog. */
export const gallery = (page) => page.locator("#gallery");

/** Loads the scenario with this title, as a person does. */
export async function chooseScenario(page, title) {
  await page.locator("#scenario").click();
  await gallery(page).locator("button b").getByText(title, { exact: true }).click();
  await expect(gallery(page)).toHaveCount(0);
}

/** What goes wrong in a page from now on, in its frames and workers, too. */
export function errorsOf(page) {
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  return errors;
}

export const test = base.extend({
  // Nothing in any test may try what the page's policy forbids.
  obeys: [
    async ({ context }, use) => {
      const broken = [];
      context.on("console", (message) => {
        if (/content security policy/i.test(message.text())) broken.push(message.text());
      });
      await use();
      expect(broken).toEqual([]);
    },
    { auto: true },
  ],

  app: async ({ page }, use) => {
    const errors = errorsOf(page);
    const app = new Loopscope(page);
    await app.open();
    await use(app);
    expect(errors).toEqual([]);
  },
});
