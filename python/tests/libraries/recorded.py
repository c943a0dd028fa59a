"""Records the example programs that asyncio libraries bring with them, as they really run, and draws what was recorded.

By hand, since it takes the libraries from PyPI, in an environment outside of the repository, and their sources beside it:

    python3 -m venv /tmp/libraries && /tmp/libraries/bin/pip install janus==2.0.0 aiocache==0.12.3 aiotools==2.2.4 \
        typing_extensions==4.12.2
    (cd /tmp/libraries && for library in janus==2.0.0 aiocache==0.12.3 aiotools==2.2.4; do
       bin/pip download --no-deps --no-binary :all: $library; done && for file in *.tar.gz; do tar xzf $file; done)
    cargo build --bin loopscope
    /tmp/libraries/bin/python python/tests/libraries/recorded.py /tmp/libraries

A trace and a picture of each are in its folder `recorded`. The page opens the traces:

    LOOPSCOPE_CHROMIUM=/usr/bin/chromium node python/tests/libraries/opened.mjs dist/loopscope.html /tmp/libraries/recorded
"""

import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[3]
EXAMPLES = ["aiocache-*/examples/plugins.py", "aiocache-*/examples/alt_key_builder.py", "aiotools-*/examples/[clt]*.py"]
"""Those that talk to nobody."""


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    recorded = folder / "recorded"
    recorded.mkdir(exist_ok=True)
    [readme] = folder.glob("janus-*/README.rst")
    text = readme.read_text(encoding="utf-8")
    program = re.search(r".. code:: python\n((?:\n|    .*\n)+)", text)[1].replace("\n    ", "\n")
    (recorded / "janus_readme.py").write_text(program, encoding="utf-8")
    programs = [recorded / "janus_readme.py", *(path for pattern in EXAMPLES for path in sorted(folder.glob(pattern)))]
    for path in programs:
        trace = recorded / f"{path.stem}.json"
        command = [sys.executable, "-m", "loopscope", "run", "--clock", "real", str(path), "-o", str(trace)]
        ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT / "python")}, stdout=subprocess.DEVNULL)
        draw = [str(ROOT / "target/debug/loopscope"), "render", str(trace), "-o", str(trace.with_suffix(".svg"))]
        subprocess.run(draw, check=True)
        made = json.loads(trace.read_text(encoding="utf-8"))
        print(f"{path.stem}: {made['outcome']}, {len(made['tasks'])} tasks, {made['total_us']} µs, code {ended.returncode}")
        if made["outcome"] != "finished":
            sys.exit(f"{path} has not come to its end")


main()
