// What Trunk's build leaves to do for scripts; Trunk calls it and says where. wasm-bindgen's glue is made small here since
// Trunk's own minifier does not know all of its syntax and leaves it as it is. Beside it come what starts the page and
// what other pages embed it with.
import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";
import { start } from "./start/build.js";

const folder = process.env.TRUNK_STAGING_DIR;

if (process.env.TRUNK_PROFILE === "release") {
  for (const name of ["page.js", "formats.js", "png.js"]) {
    const glue = await readFile(`${folder}/${name}`, "utf8");
    const small = await transform(glue, { minify: true, target: "es2022", logLevel: "warning" });
    await writeFile(`${folder}/${name}`, small.code);
  }
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
