// The page in one file, which works from a disk, too.
import { deflateRawSync } from "node:zlib";
import { transform } from "esbuild";
import { start } from "../../www/start/build.js";
import { isAskedFor, replace, takeStyles, withPolicy, withoutLinks } from "./document.js";
import { integrity } from "./hash.js";
import * as policy from "./policy.js";

/** The document with all in it, from the files that Trunk makes, but for those whose names begin with one of `without`. */
export async function singleFile(built, without = []) {
  const { styles, rest } = takeStyles(String(built.get("index.html")), built);
  const script = await start({ packed: true });
  const icon = built.get("icon.svg").toString("base64");
  // What asks for files there would be beside it.
  let html = withoutLinks(rest, "modulepreload", "preload", "manifest");
  html = html.replace(/<link [^>]*rel=icon[^>]*>/, `<link href="data:image/svg+xml;base64,${icon}" rel=icon>`);
  html = replace(html, "<script defer src=./start.js></script>", `<style>${styles}</style>`);
  const within = (name) => isAskedFor(name) && name !== "python.js" && !without.some((part) => name.startsWith(part));
  const asked = [...[...built].filter(([name]) => within(name)), ["engine.js", await engine(built.get("page.js"))]];
  html = replace(html, "</body>", `${asked.map(block).join("")}<script>${script}</script></body>`);
  return withPolicy(html, policy.packed(integrity(script), integrity(styles)));
}

/** wasm-bindgen's glue as `glue` of a classic script, which a worker begins with. */
async function engine(glue) {
  // It is never asked where it is.
  const logOverride = { "empty-import-meta": "silent" };
  return (await transform(glue, { format: "iife", globalName: "glue", minify: true, target: "es2022", logOverride })).code;
}

function block([name, content]) {
  const text = deflateRawSync(content, { level: 9 }).toString("base64");
  return `<script type=application/octet-stream data-file=${name}>${text}</script>\n`;
}
