// Bundles what starts the page.
import { build } from "esbuild";

/** The script: for files with these names and a version of the page, or for a single file. */
export async function start({ names = {}, version = "", packed = false } = {}) {
  const { outputFiles } = await build({
    entryPoints: ["www/start/start.js"],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    alias: { files: packed ? "./www/start/packed.js" : "./www/start/hosted.js" },
    define: { NAMES: JSON.stringify(names), VERSION: JSON.stringify(version) },
    logLevel: "warning",
  });
  return outputFiles[0].text;
}
