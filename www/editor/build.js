// Bundles the editor beside the page. Trunk calls it and says where to.
import { build } from "esbuild";
import { styles } from "../styles.js";

await build({
  entryPoints: ["www/editor/main.js"],
  outfile: `${process.env.TRUNK_STAGING_DIR}/editor.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  // There is no grammar of CodeMirror's kind here: Loopscope's own tokens colour the script.
  plugins: [styles],
  alias: {
    "@codemirror/language": "./www/editor/no-grammar.js",
    "style-mod": "./www/editor/style-sheets.js",
  },
  banner: { js: "/*! CodeMirror, MIT License, Copyright (C) 2018 Marijn Haverbeke and others, https://codemirror.net */" },
  logLevel: "warning",
});
