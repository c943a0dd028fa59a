// The page in a browser that is not Chromium: its host, what a person does with it, and no error in any test.
import { expect, test as base } from "@playwright/test";
import { Host, filesIn } from "../page/host.js";
import { ENGINES } from "./engines.js";
import { Browser } from "./webdriver.js";

export { expect };

export const typed = (script, more = "") => `#t=${encodeURIComponent(script)}${more}`;

/** Runs in the page, in which a driver's own scripts can change nothing: tells its host what goes wrong, and gives it what is
 * given to the reader. */
function watch() {
  const tell = (what, body = "") => fetch(`./watch/${encodeURIComponent(what)}`, { method: "POST", body });
  for (const type of ["error", "unhandledrejection", "securitypolicyviolation"]) {
    addEventListener(type, (event) => tell(`${type}: ${event.message ?? event.reason ?? event.blockedURI}`));
  }
  const { createObjectURL } = URL;
  const files = new Map();
  URL.createObjectURL = (file) => {
    const url = createObjectURL.call(URL, file);
    files.set(url, file);
    return url;
  };
  HTMLAnchorElement.prototype.click = function () {
    tell(this.download, files.get(this.href));
  };
}

/** A host of a page that it watches. */
class WatchingHost extends Host {
  told = [];

  static async of(files) {
    const html = String(files.get("index.html"));
    const first = "<meta charset=utf-8>";
    const watched = [["index.html", html.replace(first, `${first}<script src=./watch.js></script>`)], ["watch.js", `(${watch})()`]];
    return super.of(new Map([...files, ...watched]));
  }

  async answer(url, response) {
    const what = url.split("/watch/")[1];
    if (what === undefined) return super.answer(url, response);
    const parts = [];
    for await (const part of response.req) parts.push(part);
    this.told.push({ name: decodeURIComponent(what), content: Buffer.concat(parts) });
    response.writeHead(204).end();
  }
}

export class Page {
  constructor(browser, host) {
    Object.assign(this, { browser, host });
  }

  /** Opens the page, or a link to it, and waits for its editor. */
  async open(fragment = "", address = this.host.address) {
    // A link in an open page would not load it.
    await this.browser.open("about:blank");
    await this.browser.open(address + fragment);
    await this.has("#script.cm-content");
  }

  /** Goes to a link in the open page, which somebody has touched: WebKit's *Back* leaves out what a page has done alone. */
  follow = (fragment) => this.browser.evaluate((fragment) => void (location.hash = fragment), fragment);

  /** Replaces the whole script by what is typed. */
  async type(text) {
    await this.click(".cm-content");
    await this.press("Control+a", ...text);
    await expect.poll(() => this.script()).toBe(text);
  }

  /** What is in the editor, as far as it is on screen. */
  script = () => this.browser.evaluate(() => [...document.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));

  /** Chooses what is to be read so. */
  choose = (selector, text) => this.browser.evaluate((selector, text) => {
    const choice = document.querySelector(selector);
    choice.selectedIndex = [...choice.options].findIndex((option) => option.textContent === text);
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  }, selector, text);

  click = (selector) => this.browser.click(selector);
  press = (...keys) => this.browser.press(...keys);
  lines = (which) => this.browser.evaluate((which) => [...document.querySelectorAll(`#${which}-log .text`)].map((text) => text.textContent), which);

  /** Waits for something that is in the page. */
  has = (selector) => expect.poll(() => this.browser.count(selector), selector).toBeGreaterThan(0);

  /** Waits for what is to be read somewhere: exactly that, or what a pattern matches. */
  reads = (selector, text) => expect.poll(() => this.browser.text(selector), selector)[text instanceof RegExp ? "toMatch" : "toBe"](text);

  /** Runs for real to the end; the measured total in seconds of the script. */
  async runToItsEnd() {
    await this.click("#run");
    await expect.poll(() => this.browser.text("#measured-total")).toMatch(/\d/);
    await this.has("#run");
    return Number.parseFloat(await this.browser.text("#measured-total"));
  }
}

export const test = base.extend({
  engine: ["", { option: true, scope: "worker" }],

  /** One window for all tests: each has a host of its own, and so an origin that has kept nothing. */
  driven: [
    async ({ engine }, use) => {
      const { driver, capabilities } = ENGINES[engine];
      const browser = await Browser.start(driver, capabilities);
      await use(browser);
      await browser.stop();
    },
    { scope: "worker" },
  ],

  /** Starts hosts: of the page or of other files. They end with the test. */
  hosts: async ({}, use) => {
    const hosts = [];
    await use(async (files, headers, kind = Host) => {
      hosts.push(await kind.of(files, headers));
      return hosts.at(-1);
    });
    for (const host of hosts) await host.stop().catch(() => {});
  },

  app: async ({ driven, hosts }, use) => {
    const host = await hosts(await filesIn("dist"), {}, WatchingHost);
    await driven.leave();
    await driven.resize(1100, 800);
    await use(new Page(driven, host));
    expect([host.told, host.missed], "errors, and files that are not there").toEqual([[], []]);
    await driven.open("about:blank");
  },
});
