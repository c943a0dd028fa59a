// Writes the texts of the built-in scripts and of the language's reference into a file beside the page. Trunk calls it and says where to.
import { readFile, readdir, writeFile } from "node:fs/promises";

const FOLDER = "src/scenarios";
const LANGUAGES = ["en", "ko"];

const ids = (await readdir(FOLDER)).filter((name) => name.endsWith(".en.loop")).map((name) => name.slice(0, -".en.loop".length));
const texts = (id) => Promise.all(LANGUAGES.map((language) => readFile(`${FOLDER}/${id}.${language}.loop`, "utf8")));
const all = Object.fromEntries(await Promise.all(ids.sort().map(async (id) => [id, await texts(id)])));
await writeFile(`${process.env.TRUNK_STAGING_DIR}/scenarios.js`, `export default ${JSON.stringify(all)};\n`);
