// Bundles what gives lessons beside the page. Trunk calls it and says where to.
import { build } from "esbuild";
import { styles } from "../styles.js";

await build({
  entryPoints: ["www/lesson/main.js"],
  outfile: `${process.env.TRUNK_STAGING_DIR}/lesson.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  plugins: [styles],
  logLevel: "warning",
});
