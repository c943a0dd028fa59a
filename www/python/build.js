// Makes what the page loads when the first Python program is there. Trunk calls it and says where to.
import { build } from "esbuild";
import { copyFile, readFile, stat, writeFile } from "node:fs/promises";
import { integrity } from "../../xtask/host/hash.js";
import { frame } from "./frame/build.js";
import { library } from "./library.js";

const to = process.env.TRUNK_STAGING_DIR;
const pyodide = new URL("../../node_modules/pyodide/", import.meta.url).pathname;
const { version } = JSON.parse(await readFile(`${pyodide}package.json`));
const { info } = JSON.parse(await readFile(`${pyodide}pyodide-lock.json`));
const common = { bundle: true, minify: true, target: "es2022", logLevel: "warning" };

await copyFile(`${pyodide}pyodide.asm.wasm`, `${to}/python_core.wasm`);
await writeFile(`${to}/python_library.zip`, await library(version));
for (const name of ["pyodide", "cpython"]) await copyFile(`www/python/licences/${name}.txt`, `${to}/python_${name}_licence.txt`);

// Classic: where there is no origin, no browser starts a worker that is a module.
await build({
  ...common,
  entryPoints: ["www/python/worker/main.js"],
  outfile: `${to}/python_worker.js`,
  format: "iife",
  alias: { "pyodide.asm": `${pyodide}pyodide.asm.mjs` },
  // What there is for Node is never asked for.
  external: ["node:*", "ws"],
  define: { "import.meta.url": '"blob:"', LOCK_INFO: JSON.stringify(info) },
  banner: { js: `/*! Pyodide ${version}, Mozilla Public License 2.0, https://github.com/pyodide/pyodide; with CPython, Python Software Foundation License */` },
});

const files = ["python_core.wasm", "python_worker.js", "python_library.zip"];
const sizes = await Promise.all(files.map(async (name) => [name, (await stat(`${to}/${name}`)).size]));
const script = await frame();
await build({
  ...common,
  entryPoints: ["www/python/main.js"],
  outfile: `${to}/python.js`,
  format: "esm",
  define: {
    FILES: JSON.stringify(Object.fromEntries(sizes)),
    SCRIPT: JSON.stringify(script),
    SCRIPT_HASH: JSON.stringify(integrity(script)),
  },
});
