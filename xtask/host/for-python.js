// The page that Python's wheel carries, in one file: `node xtask/host/for-python.js BUILT FILE`.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { singleFile } from "./single-file.js";

// The letters of PNGs are larger than all the rest.
const WITHOUT = ["png"];

const [from, to] = process.argv.slice(2);
const built = new Map();
for (const name of (await readdir(from)).sort()) {
  if (/\.\w+$/.test(name) && !name.startsWith(".")) built.set(name, await readFile(`${from}/${name}`));
}
await mkdir(dirname(to), { recursive: true });
await writeFile(to, await singleFile(built, WITHOUT));
