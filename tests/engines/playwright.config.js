// The built page in Firefox and WebKit, which are driven by classic WebDriver: Playwright is the runner alone.
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { ENGINES } from "./engines.js";

const PYTHON = "python.test.js";

export default defineConfig({
  testDir: ".",
  testMatch: "*.test.js",
  outputDir: fileURLToPath(new URL("../../target/engine-tests", import.meta.url)),
  reporter: "list",
  // One window has the focus.
  workers: 1,
  timeout: 60_000,
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 15_000 },
  projects: Object.keys(ENGINES).flatMap((engine) => [
    { name: engine, testIgnore: PYTHON, use: { engine } },
    // Few tests, and long ones: those of both engines run side by side, apart from what takes less of the processors.
    { name: `${engine}-python`, testMatch: PYTHON, use: { engine } },
  ]),
});
