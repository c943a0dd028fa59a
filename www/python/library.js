// The archive of Python's modules. Making it takes Python itself, for some seconds; so it is kept as long as nothing in it changes.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const MAKER = "www/python/library.py";
const PACKAGE = "python/loopscope";
const KEPT = "target/python";

/** The bytes of the standard library and the package, for this version of Pyodide. */
export async function library(version) {
  const [maker, texts] = await Promise.all([readFile(MAKER, "utf8"), sources(PACKAGE)]);
  const key = createHash("sha256").update(JSON.stringify([version, maker, texts])).digest("hex");
  const path = `${KEPT}/library-${key.slice(0, 16)}.zip`;
  try {
    return await readFile(path);
  } catch {
    const bytes = await made(maker, texts);
    await rm(KEPT, { recursive: true, force: true });
    await mkdir(KEPT, { recursive: true });
    // Under its name once it is whole.
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
    return bytes;
  }
}

async function made(maker, texts) {
  // In which order a set is written down hangs on how texts are hashed.
  const python = await loadPyodide({ env: { HOME: "/", PYTHONHASHSEED: "0" } });
  for (const [path, text] of Object.entries(texts)) {
    const to = `/packages/loopscope/${path}`;
    python.FS.mkdirTree(to.replace(/\/[^/]*$/, ""));
    python.FS.writeFile(to, text);
  }
  python.runPython(maker);
  return python.globals.get("archive")().toJs();
}

/** The texts of a package's modules, by their paths. */
async function sources(folder, path = "") {
  const found = {};
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const [name, at] = [path + entry.name, `${folder}/${entry.name}`];
    if (entry.isDirectory()) Object.assign(found, await sources(at, `${name}/`));
    else if (name.endsWith(".py")) found[name] = String(await readFile(at));
  }
  return found;
}
