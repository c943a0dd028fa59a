// Makes small what wasm-bindgen writes: Trunk's own minifier does not know all of its syntax. Trunk calls it and says
// where. The page's glue gets what loads the later part of the page, too, and beside it come what starts the page and
// what other pages embed it with.
import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";
import { start } from "./start/build.js";

const folder = process.env.TRUNK_STAGING_DIR;
const later = await readFile("www/later.js", "utf8");

for (const name of ["page.js", "engine.js"]) {
  let code = await readFile(`${folder}/${name}`, "utf8");
  if (name === "page.js") {
    code = after(code, '"./page_bg.js": import0,', "later: { need: needLater },");
    code = after(code, "wasm.__wbindgen_start();", "loadLater().catch(sayLaterFailed);") + later;
  }
  const minify = process.env.TRUNK_PROFILE === "release";
  const small = await transform(code, { minify, target: "es2022", logLevel: "warning" });
  await writeFile(`${folder}/${name}`, small.code);
}
await writeFile(`${folder}/start.js`, await start());
await writeFile(`${folder}/embed.js`, await embed());

// A classic script and a module at once.
async function embed() {
  const [before, styles, behind] = (await readFile("www/embed.js", "utf8")).split(/(?<=replaceSync\(`)([^`]*)/);
  const small = await transform(styles, { minify: true, loader: "css" });
  const code = before + small.code.trim() + behind;
  return (await transform(code, { minify: true, format: "iife", target: "es2022", logLevel: "warning" })).code;
}

function after(code, place, more) {
  if (code.split(place).length !== 2) throw new Error(`wasm-bindgen does not write ${place} once any more`);
  return code.replace(place, `${place}\n${more}\n`);
}
