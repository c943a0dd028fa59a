"""The standard library and the package in one archive, partly compiled.

Compiling is most of what Python does when it starts: with what the page's programs start with compiled beforehand it is ready in a
third of the time. Run by Pyodide, whose CPython is the page's: `library.js`.
"""

import importlib.util
import io
import pathlib
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

[LIBRARY] = [path for path in sys.path if path.endswith(".zip")]
PACKAGES = "/packages"

sys.path.insert(0, PACKAGES)
import loopscope.page  # noqa: E402, F401


def archive() -> bytes:
    """All of it. The same bytes each time.

    Of the package there is only what is compiled: what a program is told of its errors leaves the package's lines out.
    """
    started_with = {_of_library(module) for module in list(sys.modules.values())}
    written = io.BytesIO()
    with zipfile.ZipFile(LIBRARY) as library, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as into:
        for name in library.namelist():
            text = library.read(name)
            into.writestr(_entry(name), text)
            if name in started_with:
                into.writestr(_entry(f"{name}c"), _compiled(name, text))
        for path in sorted(pathlib.Path(PACKAGES).rglob("*.py")):
            name = str(path.relative_to(PACKAGES))
            into.writestr(_entry(f"{name}c"), _compiled(name, path.read_bytes()))
    return written.getvalue()


def _of_library(module) -> str:
    """Where a module of the standard library stands in it."""
    origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
    return origin.removeprefix(LIBRARY + "/") if origin.startswith(LIBRARY + "/") else ""


def _compiled(name: str, text: bytes) -> bytes:
    """What Python would write beside a module, but that it does not ask whether the text is still the same."""
    code = compile(text, f"{LIBRARY}/{name}", "exec", dont_inherit=True)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(text), False))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
