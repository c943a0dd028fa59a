"""Runs a notebook in Jupyter and opens what nbconvert makes of it in Chromium: the total is read in both cells' frames.

By hand, since it takes Jupyter from PyPI, in an environment outside of the repository (the wheel first: cargo xtask wheel):

    python3 -m venv /tmp/jupyter && /tmp/jupyter/bin/pip install nbconvert ipykernel target/wheel/loopscope-*.whl
    LOOPSCOPE_CHROMIUM=/usr/bin/chromium /tmp/jupyter/bin/python python/tests/notebook/in_jupyter.py [PICTURE.png]
"""

import pathlib
import subprocess
import sys
import tempfile

import nbconvert
import nbformat
from nbconvert.preprocessors import ExecutePreprocessor

HERE = pathlib.Path(__file__).parent
CELLS = [
    """import asyncio, loopscope

async def tea(k):
    await asyncio.sleep(0.2 * k)
    print("tea", k)

async def main():
    await asyncio.gather(*(tea(k) for k in (1, 2, 3)))
""",
    "await loopscope.show(main())",
    "loopscope.predict(main)",
    "await main()  # The notebook's loop is its own again.",
]


def main() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in CELLS])
    ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(notebook)
    with tempfile.TemporaryDirectory() as folder:
        saved = pathlib.Path(folder, "notebook.ipynb")
        nbformat.write(notebook, saved)
        # Opened again, as somebody else does.
        text, _ = nbconvert.HTMLExporter().from_notebook_node(nbformat.read(saved, as_version=4))
        document = pathlib.Path(folder, "notebook.html")
        document.write_text(text, encoding="utf-8")
        subprocess.run(["node", str(HERE / "totals.mjs"), str(document), *sys.argv[1:]], check=True)


main()
