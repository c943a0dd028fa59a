// Makes what a host gets of what Trunk built, and one file of all: `node xtask/host/main.js BUILT DIST [--single-file]`.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { hosted } from "./hosted.js";
import { singleFile } from "./single-file.js";

const [from, to, option] = process.argv.slice(2);
const built = new Map();
for (const name of (await readdir(from)).sort()) built.set(name, await readFile(`${from}/${name}`));

await rm(to, { recursive: true, force: true });
await mkdir(to, { recursive: true });
for (const [name, content] of await hosted(built)) await writeFile(`${to}/${name}`, content);
if (option === "--single-file") await writeFile(`${to}/loopscope.html`, await singleFile(built));
