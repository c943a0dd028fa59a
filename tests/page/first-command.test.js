// The README's first command in a fresh clone: what a person gets who has just heard of the project.
import { execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Loopscope, errorsOf, expect, test } from "./page.js";
import { freePort } from "./port.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** What is changed in the clone. */
const FILE = "www/index.html";
/** The clone's own crates are compiled in the least time. */
const OWN_CRATES = ["loopscope", "xtask"].map((name) => `[profile.dev.package.${name}]\nopt-level = 0\n`).join("");

let folder;
let clone;
let serve;
let said = [];

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "loopscope-"));
  clone = join(folder, "loopscope");
  execFileSync("git", ["clone", "--quiet", root, clone]);
  await mkdir(join(folder, ".cargo"));
  await writeFile(join(folder, ".cargo/config.toml"), OWN_CRATES);
});

test.afterEach(async ({}, { status, expectedStatus }) => {
  if (status !== expectedStatus) console.log(Buffer.concat(said).toString());
  if (isLeft()) process.kill(-serve.pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Starts the command in a group of its own. */
function start(port) {
  const PATH = process.env.PATH.split(delimiter).filter((at) => !at.startsWith(root)).join(delimiter);
  // The crates of others are compiled once for the project and its clone. What is made of them stays in the clone: the
  // project's own commands go on as they are.
  const CARGO_BUILD_BUILD_DIR = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const env = { ...process.env, PATH, CARGO_BUILD_BUILD_DIR };
  for (const name of ["CARGO_TARGET_DIR", "RUSTUP_TOOLCHAIN"]) delete env[name];
  serve = spawn("cargo", ["xtask", "serve", "--port", port], { cwd: clone, env, detached: true });
  said = [];
  for (const stream of [serve.stdout, serve.stderr]) stream.on("data", (text) => said.push(text));
}

/** Whether anything that the command has started still runs. */
function isLeft() {
  try {
    return process.kill(-serve.pid, 0);
  } catch {
    return false;
  }
}

test("a fresh clone serves the page, rebuilds it when a file changes, and leaves nothing behind", async ({ page }) => {
  test.setTimeout(1_000_000);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  start(port);
  const answers = () => fetch(address).then(({ ok }) => ok, () => serve.exitCode !== null);
  await expect.poll(answers, { timeout: 800_000, intervals: [1_000] }).toBe(true);
  expect(serve.exitCode).toBe(null);

  const errors = errorsOf(page);
  const app = new Loopscope(page);
  await app.open(address);
  await app.write("a: sleep 7");
  await expect(app.predictedTotal).toHaveText("7.00 s");

  // As editors save: the new file takes the old one's place. Once more, for that may be a file that nobody looks at.
  const document = await readFile(join(clone, FILE), "utf8");
  for (const round of ["first", "second"]) {
    await writeFile(join(clone, "saved"), document.replace("<html", `<html data-round="${round}"`));
    await rename(join(clone, "saved"), join(clone, FILE));
    await expect(page.locator("html")).toHaveAttribute("data-round", round, { timeout: 200_000 });
  }
  await expect(app.predictedTotal).toHaveText("7.00 s");
  expect(errors).toEqual([]);

  serve.kill("SIGTERM");
  await expect.poll(isLeft, { timeout: 20_000 }).toBe(false);
  expect(execFileSync("git", ["status", "--porcelain"], { cwd: clone }).toString()).toBe(` M ${FILE}\n`);
});
