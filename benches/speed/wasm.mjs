// Times the script on standard input in the wasm package named on the command line: the summary, then the whole
// trace; the best of half a second of rounds, the first of which have yet to be optimized; in seconds.

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { Bench } = await import(pathToFileURL(resolve(process.argv[2])));
const bench = new Bench(readFileSync(0, "utf8"));

function best(run) {
  let best = Infinity;
  const begin = performance.now();
  while (performance.now() - begin < 500) {
    const since = performance.now();
    run();
    best = Math.min(best, performance.now() - since);
  }
  return best / 1000;
}

console.log(best(() => bench.summarize()), best(() => bench.predict()));
