// The built page for the benchmarks, on a server of its own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browsers.js";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

/** Opens the page of `dist/` in Chromium, with the editor loaded. Closing the browser ends all of it. */
export async function open() {
  const server = createServer(async ({ url }, response) => {
    const file = url === "/" ? "index.html" : url.slice(1);
    try {
      const body = await readFile(dist + file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launch();
  browser.on("disconnected", () => server.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.locator(".cm-content").waitFor();
  return page;
}
