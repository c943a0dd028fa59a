"""Builds the wheel, by the standard library alone: whoever has Python can, without a network.

    python3 build_backend/wheel_of_loopscope.py dist

It is what `pyproject.toml` names as its build backend, so `pip install .` needs nothing else, either.
"""

from __future__ import annotations

import base64
import hashlib
import os
import pathlib
import re
import sys
import tomllib
import zipfile
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGE = pathlib.Path(os.environ.get("LOOPSCOPE_PAGE", ROOT.parent / "target/wheel/page.html"))
"""The page in one file, as `cargo xtask wheel` leaves it, or somebody else elsewhere. Without it the wheel shows nothing, and says so."""
TAG = "py3-none-any"
WHEN = (1980, 1, 1, 0, 0, 0)
"""Of every file, so that the same package gives the same wheel."""


def build_wheel(wheel_directory: str, config_settings: Any = None, metadata_directory: str | None = None) -> str:
    """Writes the wheel into a folder, and gives its name (PEP 517)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = version_of_package()
    info = f"{project['name']}-{version}.dist-info"
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in package_files()}
    if PAGE.is_file():
        files["loopscope/page.html"] = PAGE.read_bytes()
    files[f"{info}/METADATA"] = metadata(project, version).encode()
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: loopscope\nRoot-Is-Purelib: true\nTag: {TAG}\n".encode()
    scripts = "".join(f"{name} = {function}\n" for name, function in project["scripts"].items())
    files[f"{info}/entry_points.txt"] = f"[console_scripts]\n{scripts}".encode()
    record = f"{info}/RECORD"
    lines = [f"{name},sha256={digest(content)},{len(content)}" for name, content in files.items()]
    files[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    name = f"{project['name']}-{version}-{TAG}.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory, name), "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files.items():
            wheel.writestr(zipfile.ZipInfo(path, WHEN), content, zipfile.ZIP_DEFLATED)
    return name


def build_editable(wheel_directory: str, config_settings: Any = None, metadata_directory: str | None = None) -> str:
    """There is nothing to build, so whoever changes the package installs it again."""
    return build_wheel(wheel_directory)


def build_sdist(sdist_directory: str, config_settings: Any = None) -> str:
    """The package is built from the project's repository."""
    raise NotImplementedError("there is no source distribution")


def package_files() -> list[pathlib.Path]:
    """The package's own files, in order."""
    return sorted(path for path in (ROOT / "loopscope").rglob("*") if path.suffix == ".py" or path.name == "py.typed")


def version_of_package() -> str:
    """What the package says its version is."""
    found = re.search(
        r'^__version__ = "(.+)"$', (ROOT / "loopscope/__init__.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    if found is None:
        raise ValueError("the package does not say its version")
    return found[1]


def metadata(project: dict[str, Any], version: str) -> str:
    """Who the package is, for installers."""
    head = [
        "Metadata-Version: 2.1",
        f"Name: {project['name']}",
        f"Version: {version}",
        f"Summary: {project['description']}",
        f"License: {project['license']['text']}",
        f"Requires-Python: {project['requires-python']}",
        *(f"Classifier: {classifier}" for classifier in project["classifiers"]),
        "Description-Content-Type: text/markdown",
    ]
    return "\n".join(head) + "\n\n" + (ROOT / project["readme"]).read_text(encoding="utf-8")


def digest(content: bytes) -> str:
    """As a wheel's RECORD has it."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "dist")
    folder.mkdir(parents=True, exist_ok=True)
    print(folder / build_wheel(str(folder)))
