// A static host as one finds them: a folder's files on a path of its own, with the header that lets any origin read
// them or without. What it has can change, and it can be off.
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};
const PATH = "/course/week-3/";
const root = fileURLToPath(new URL("../../", import.meta.url));

/** The files in a folder, which may be named from the project's, by their names. */
export async function filesIn(folder) {
  const from = resolve(root, folder);
  const names = (await readdir(from)).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(`${from}/${name}`)])));
}

export class Host {
  /** Starts a host of files by their names. */
  static async of(files, headers = {}) {
    const host = Object.assign(new this(), { files, headers, missed: [] });
    await host.start();
    return host;
  }

  async start() {
    this.server = createServer(({ url }, response) => this.answer(url, response));
    await new Promise((listens) => this.server.listen(this.port ?? 0, "127.0.0.1", listens));
    this.port = this.server.address().port;
    this.address = `http://127.0.0.1:${this.port}${PATH}`;
  }

  async stop() {
    const closed = new Promise((closed) => this.server.close(closed));
    this.server.closeAllConnections();
    await closed;
  }

  answer(url, response) {
    const name = url.replace(PATH, "").replace(/[?#].*/, "").replace(/(^|\/)$/, "$1index.html");
    const content = this.files.get(name);
    if (content === undefined) {
      this.missed.push(url);
      response.writeHead(404).end();
    } else {
      const type = TYPES[extname(name)] ?? "text/plain";
      // What a page has kept, its service worker has kept.
      response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...this.headers }).end(content);
    }
  }
}
