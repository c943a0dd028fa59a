// The package's tests in WebAssembly's CPython, by npm's pyodide: node python/tests/in_wasm.mjs

import { readFileSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { loadPyodide } from "pyodide";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const python = await loadPyodide();
for (const folder of ["loopscope", "tests"]) copy(`${ROOT}/${folder}`, `/package/${folder}`);
const [report, isSound] = python
  .runPython(
    `
import io, os, sys, unittest

os.chdir("/package")
sys.path.insert(0, "/package")
report = io.StringIO()
tests = unittest.defaultTestLoader.discover("tests", top_level_dir=".")
result = unittest.TextTestRunner(report, verbosity=1).run(tests)
report.write(f"Python {sys.version.split()[0]} on {sys.platform}\\n")
# A few cannot run there, the corpus can.
[report.getvalue(), result.wasSuccessful() and result.testsRun - len(result.skipped) > 40]
`,
  )
  .toJs();
console.error(report);
process.exit(isSound ? 0 : 1);

function copy(from, to) {
  python.FS.mkdirTree(to);
  for (const name of readdirSync(from)) {
    const [source, target] = [`${from}/${name}`, `${to}/${name}`];
    if (!statSync(source).isDirectory()) python.FS.writeFile(target, readFileSync(source));
    else if (name !== "__pycache__") copy(source, target);
  }
}
