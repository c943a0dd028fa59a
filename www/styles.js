// Style sheets for esbuild: a text, without what only a reader needs.
import { transform } from "esbuild";
import { readFile } from "node:fs/promises";

export const styles = {
  name: "styles",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path), { loader: "css", minify: true });
      return { contents: code, loader: "text" };
    }),
};
