"""The README's Python runs, and its commands print what it shows."""

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh-CN.md"]


@pytest.mark.parametrize("name", READMES)
def test_python_blocks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / name).read_text("utf-8")
    code = "\n\n".join(re.findall(r"```pycon\n(.*?)```", text, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(code, {}, name, name, 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", READMES)
def test_outline_on_the_first_screen(name: str, tmp_path: Path) -> None:
    """The first block is a document, the second what `gangmu outline` prints of it."""
    document, session = re.findall(r"```\w+\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)[:2]
    command, _, outline = session.partition("\n")
    assert command == "$ gangmu outline review.txt"
    file = tmp_path / "review.txt"
    file.write_text(document, "utf-8")
    run = subprocess.run([sys.executable, "-m", "gangmu", "outline", str(file)], capture_output=True, check=True)
    assert run.stdout.decode() == outline


@pytest.mark.parametrize("name", READMES)
def test_outlines_of_samples(name: str) -> None:
    shown = re.findall(r"```console\n\$ gangmu outline (samples/\S+)\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    assert shown
    for file, outline in shown:
        run = subprocess.run([sys.executable, "-m", "gangmu", "outline", str(ROOT / file)], capture_output=True, check=True)
        assert run.stdout.decode() == outline


@pytest.mark.parametrize("name", READMES)
def test_commands_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in re.findall(r"^\$ make (\w+)$", (ROOT / name).read_text("utf-8"), re.MULTILINE):
        assert f"\n{command}:" in makefile, shlex.quote(command)
