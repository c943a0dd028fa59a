// Python's wheel carries the page, and opens runs in it: from a disk, and in a notebook's cell.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { errorsOf, expect, test } from "./page.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
// Not where `cargo xtask wheel` leaves its own: others build wheels meanwhile.
const folder = `${root}target/wheel-of-tests`;
const PROGRAM = `import asyncio

async def tea():
    await asyncio.sleep(2)
    print("</script> hot 차")

async def main():
    await asyncio.gather(tea(), asyncio.sleep(3))

if __name__ == "__main__":
    asyncio.run(main())
`;
const { status } = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 11))"]);
let wheel;

test.skip(status !== 0, "there is no Python 3.11 here");

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/program.py`, PROGRAM);
  execFileSync("node", ["xtask/host/for-python.js", "target/built", `${folder}/page.html`], { cwd: root });
  wheel = python("python/build_backend/wheel_of_loopscope.py", folder).trim();
});

/** What Python prints; it imports from the wheel as it is, and opens no browser. */
function python(...args) {
  const env = { ...process.env, PYTHONPATH: wheel, LOOPSCOPE_PAGE: `${folder}/page.html`, PYTHONIOENCODING: "utf-8", BROWSER: "true" };
  return execFileSync("python3", args, { cwd: root, env, encoding: "utf8", maxBuffer: 2 ** 26 });
}

test("a run that Python opens is shown from a disk, and nobody is asked for anything", async ({ page }) => {
  const said = python("-m", "loopscope", "run", `${folder}/program.py`, "--open").trim().split("\n");
  const errors = errorsOf(page);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(said.at(-1)).href);
  await expect(page.locator("#predicted-total")).toHaveText("3.00 s");
  await expect(page.locator("#saved-trace")).toBeVisible();
  await expect(page.locator(".log")).toContainText("</script> hot 차");
  await expect(page.locator(".timeline .lane-name", { hasText: /^tea$/ })).toBeVisible();
  expect(errors).toEqual([]);
  expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
});

test("a notebook's cell keeps what it showed: the page is in its frame, without an origin and without the editor", async ({ page }) => {
  const cell = python("-c", "import sys; sys.path.insert(0, 'target/wheel-of-tests'); import loopscope, program; shown = loopscope.predict(program.main); print('<!doctype html>' + shown._repr_html_())");
  writeFileSync(`${folder}/cell.html`, cell.slice(cell.indexOf("<!doctype html>")));
  await page.goto(pathToFileURL(`${folder}/cell.html`).href);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("#predicted-total")).toHaveText("3.00 s");
  await expect(frame.locator("#script")).toHaveCount(0);
  expect(await frame.locator("body").evaluate(() => self.origin)).toBe("null");
});
