"""Messages: every one has a Chinese translation with the same fields, and the compiled catalog is up to date."""

import ast
import string
from pathlib import Path

import polib

from gangmu.language import choose
from gangmu.parser.reader import SIGNATURES
from gangmu.schema.load import REASONS

ROOT = Path(__file__).parents[1]
CATALOG = ROOT / "src/gangmu/locale/zh/LC_MESSAGES/gangmu.po"
LIBRARY = {
    "No such command {name!r}.",
    "Usage: ",
    "Options",
    "Arguments",
    "Commands",
    "required",
    "default: {default}",
    "Show this message and exit.",
}
VALUES = {"the input", "the tree", "it is a folder", "the marker does not show its ordinal"}


def messages() -> set[str]:
    """Return what the code says: arguments of `_`, templates of errors, reasons."""
    found = set(VALUES) | {kind for _, kind in SIGNATURES} | set(REASONS.values())
    for file in [
        *ROOT.glob("src/gangmu/*.py"),
        *(f for room in ("schema", "parser", "emit", "grammar") for f in ROOT.glob(f"{room}/*.py")),
    ]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                if name in ("_", "_wrong") or (
                    name.endswith("Error") and name not in ("ValueError", "PydanticCustomError", "IsADirectoryError")
                ):
                    found.add(node.args[0].value)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "template":
                assert isinstance(node.value, ast.Constant)
                found.add(str(node.value.value))
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_message_is_translated() -> None:
    entries = {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOG))}
    assert set(entries) == messages() | LIBRARY
    assert not [msgid for msgid, msgstr in entries.items() if not msgstr or fields(msgid) != fields(msgstr)]


def test_the_compiled_catalog_is_up_to_date() -> None:
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(CATALOG.with_suffix(".mo")))}
    assert compiled == {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOG))}, "run: make catalogs"


def test_choice_of_language() -> None:
    assert choose(["--lang=zh"], {}) == "zh"
    assert choose(["outline", "--lang", "en"], {"LC_ALL": "zh_CN.UTF-8"}) == "en"
    assert choose([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}) == "en"
    assert choose([], {"LC_ALL": "", "LANG": "zh_TW"}) == "zh"
    assert choose(["--lang"], {"GANGMU_LANG": "zh"}) == "zh"
