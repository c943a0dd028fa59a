// Makes small what wasm-bindgen writes: Trunk's own minifier does not know all of its syntax. Trunk calls it and says where.
import { readdir } from "node:fs/promises";
import { build } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
const glue = (await readdir(folder)).filter((name) => /^(page-.*|engine)\.js$/.test(name));
await build({
  entryPoints: glue.map((name) => `${folder}/${name}`),
  outdir: folder,
  allowOverwrite: true,
  minify: process.env.TRUNK_PROFILE === "release",
  target: "es2022",
  logLevel: "warning",
});
