// Bundles what stands in the frame.
import { build } from "esbuild";

/** The frame's script, which the page's policy names by its hash. */
export async function frame() {
  const { outputFiles } = await build({
    entryPoints: ["www/python/frame/main.js"],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    logLevel: "warning",
  });
  return outputFiles[0].text.trim();
}
