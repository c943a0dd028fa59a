// A browser as classic WebDriver drives it: https://www.w3.org/TR/webdriver2/.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../page/port.js";

/** A driver's program, and the browser that it has started. */
export class Browser {
  #driver;
  #session;

  /** Starts a driver and a browser with these capabilities. */
  static async start(program, capabilities) {
    const browser = new Browser();
    const port = await freePort();
    browser.#driver = spawn(program, [`--port=${port}`], { stdio: "ignore" });
    await once(browser.#driver, "spawn");
    browser.#session = `http://127.0.0.1:${port}/session`;
    const answers = () => fetch(`http://127.0.0.1:${port}/status`).then(() => true, () => false);
    while (!(await answers())) {
      if (browser.#driver.exitCode !== null) throw new Error(`${program} has ended`);
      await pause(50);
    }
    const { sessionId } = await browser.ask("POST", "", { capabilities: { alwaysMatch: capabilities } });
    browser.#session += `/${sessionId}`;
    return browser;
  }

  async stop() {
    await this.ask("DELETE", "");
    this.#driver.kill();
  }

  /** Sends a command; what it answers. */
  async ask(method, path, body) {
    const content = method === "POST" ? JSON.stringify(body ?? {}) : undefined;
    const headers = { "content-type": "application/json" };
    const response = await fetch(this.#session + path, { method, headers, body: content });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  open = (url) => this.ask("POST", "/url", { url });
  url = () => this.ask("GET", "/url");
  back = () => this.ask("POST", "/back");
  forward = () => this.ask("POST", "/forward");
  reload = () => this.ask("POST", "/refresh");

  /** Sets the size of what a page sees of the window, in px. */
  async resize(width, height) {
    const border = () => this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    const [right, below] = await border();
    await this.ask("POST", "/window/rect", { width: width + right, height: height + below });
  }

  /** Calls a function in the page, which may be asynchronous; what it gives. */
  evaluate = (body, ...args) => this.ask("POST", "/execute/sync", { script: `return (${body})(...arguments)`, args });

  /** Clicks the first element of a selector, as a pointer does. */
  async click(selector) {
    const element = await this.ask("POST", "/element", { using: "css selector", value: selector });
    await this.ask("POST", `/element/${Object.values(element)[0]}/click`);
  }

  /** What is to be read in the first element of a selector, if there is one. */
  text = (selector) => this.evaluate((selector) => document.querySelector(selector)?.textContent.trim() ?? null, selector);
  count = (selector) => this.evaluate((selector) => document.querySelectorAll(selector).length, selector);

  /** Presses keys one after the other, each while those before a + are held: "a", "Control+a", "Escape". */
  async press(...presses) {
    const actions = presses.flatMap((press) => {
      const keys = press.split(/(?<=.)\+/).map((key) => KEYS[key] ?? key);
      const go = (type) => (value) => ({ type, value });
      return [...keys.map(go("keyDown")), ...keys.toReversed().map(go("keyUp"))];
    });
    await this.ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Has commands go to a frame, which a function finds in the page. */
  enter = async (find) => this.ask("POST", "/frame", { id: await this.evaluate(find) });

  /** Has commands go to the page again. */
  leave = () => this.ask("POST", "/frame", { id: null });
}

const KEYS = {
  Escape: "\uE00C", Enter: "\uE007", Tab: "\uE004", Home: "\uE011", End: "\uE010", ArrowLeft: "\uE012", ArrowRight: "\uE014",
  Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Backspace: "\uE003", Delete: "\uE017",
};
