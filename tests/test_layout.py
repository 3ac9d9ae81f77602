"""Rooms, packaging map and links agree, and rooms import only what they may."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "schema": set(),
    "grammar": {"schema"},
    "parser": {"grammar", "schema"},
    "emit": {"schema"},
}


def test_rooms_map_and_links_agree() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert setuptools["package-dir"] == {"gangmu": "src/gangmu"} | {f"gangmu.{room}": room for room in MAY_IMPORT}
    assert sorted(setuptools["packages"]) == sorted(setuptools["package-dir"])
    links = {path.name: path.readlink() for path in (ROOT / "src/gangmu").iterdir() if path.is_symlink()}
    assert links == {room: Path("../..") / room for room in MAY_IMPORT}
    assert all((ROOT / room / "__init__.py").is_file() for room in MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_rooms_are_flat_and_import_what_they_may(room: str) -> None:
    assert not [path for path in (ROOT / room).iterdir() if path.is_dir() and path.name != "__pycache__"]
    for file in (ROOT / room).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 2:
                assert (node.module or "").partition(".")[0] in MAY_IMPORT[room], f"{file}:{node.lineno}"
            elif isinstance(node, ast.ImportFrom):
                assert node.level <= 1, f"{file}:{node.lineno}"
                top = (node.module or "").partition(".")[0]
                assert node.level or top not in {"gangmu", *MAY_IMPORT}, f"{file}:{node.lineno}"


def test_modules_are_short() -> None:
    long = [
        str(file)
        for folder in (*MAY_IMPORT, "src/gangmu")
        for file in (ROOT / folder).glob("*.py")
        if len(file.read_text("utf-8").splitlines()) > 400
    ]
    assert not long
