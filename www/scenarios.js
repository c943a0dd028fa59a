// Writes the texts of the built-in scripts and programs, and of the language's reference, into a file beside the page. Trunk
// calls it and says where to.
import { readFile, readdir, writeFile } from "node:fs/promises";

const FOLDER = "src/scenarios";
/** The programs as the lecture prints them; what follows them is in the folder. */
const PRINTED = "python/tests/lecture";
const LANGUAGES = ["en", "ko"];

const read = (path) => readFile(path, "utf8");
const text = {
  loop: (id, language) => read(`${FOLDER}/${id}.${language}.loop`),
  py: async (id, language) => (await read(`${PRINTED}/${id}.py`)) + (await read(`${FOLDER}/${id}.${language}.py`)),
};

const all = (await readdir(FOLDER)).sort().map((name) => /^(.+)\.en\.(loop|py)$/.exec(name)).filter(Boolean);
const texts = ([, id, kind]) => Promise.all(LANGUAGES.map((language) => text[kind](id, language)));
const byId = Object.fromEntries(await Promise.all(all.map(async (one) => [one[1], await texts(one)])));
await writeFile(`${process.env.TRUNK_STAGING_DIR}/scenarios.js`, `export default ${JSON.stringify(byId)};\n`);
