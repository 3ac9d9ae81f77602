"""The command line, as a process: results, exit status, one line for what is wrong, no half-written file."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from corpus import SAMPLES

SAMPLE = next(file for file in SAMPLES if file.name == "workshop-safety-review.txt")


WORD = str(SAMPLE.with_name("pool-plan-automatic.docx"))


def gangmu(*arguments: object, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {key: value for key, value in os.environ.items() if key not in ("LANG", "LC_ALL", "LANGUAGE", "GANGMU_LANG")}
    command = [sys.executable, "-m", "gangmu", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, env=settings | environment, check=False)


def test_outline_as_text() -> None:
    run = gangmu("outline", SAMPLE)
    lines = run.stdout.decode().splitlines()
    assert run.returncode == 0
    assert lines[0] == "一、存在的主要问题"
    assert lines[1].startswith("  1、")


def test_outline_as_tsv_and_json_agree() -> None:
    rows = [line.split("\t") for line in gangmu("outline", SAMPLE, "--format", "tsv").stdout.decode().splitlines()]
    objects = json.loads(gangmu("outline", SAMPLE, "--format", "json").stdout)
    assert [[str(row["start"]), str(row["depth"]), row["marker"], row["heading"]] for row in objects] == rows
    assert objects[1]["path"] == "一/1"


def test_outline_on_a_terminal_is_coloured_and_folded(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("一、" + "很长的标题" * 20 + "\n（一）短\n", "utf-8")
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(COLUMNS="40", TERM="xterm-256color")
        os.execv(sys.executable, [sys.executable, "-m", "gangmu", "outline", str(file)])
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.waitpid(pid, 0)
    os.close(terminal)
    text = shown.decode()
    assert "\x1b[" in text
    assert max(len(line) for line in text.splitlines()) < 80
    assert len(text.splitlines()) > 4


def test_tree_and_text_come_back(tmp_path: Path) -> None:
    source, tree, out = tmp_path / "a.txt", tmp_path / "a.json", tmp_path / "out.txt"
    source.write_bytes("一、总则\r\n（一）目的。为了安全。\r\n".encode("gb18030"))
    assert gangmu("parse", source, "-o", tree).returncode == 0
    assert gangmu("emit", tree, "--to", "text", "-o", out).returncode == 0
    assert out.read_bytes() == source.read_bytes()
    assert gangmu("emit", source, "--to", "text").stdout == source.read_bytes()


def test_a_word_file_is_told_by_its_content(tmp_path: Path) -> None:
    outline = gangmu("outline", WORD).stdout.decode()
    assert outline.startswith("一、总体安排\n  （一）开放时间\n")
    (tmp_path / "plan.txt").write_bytes(Path(WORD).read_bytes())
    assert gangmu("outline", tmp_path / "plan.txt").stdout.decode() == outline
    assert gangmu("outline", "-", "--limit", "blocks=500", "--changes", "rejected", data=Path(WORD).read_bytes()).stdout.decode() == outline


def test_standard_input() -> None:
    run = gangmu("parse", "-", "--stdin-filename", "报告.md", data="# 报告\n\n## 一、总则\n".encode())
    assert json.loads(run.stdout)["source"]["name"] == "报告.md"
    assert json.loads(run.stdout)["source"]["format"] == "markdown"
    again = gangmu("outline", "-", data=run.stdout)
    assert again.stdout.decode() == "一、总则\n"


def test_markdown() -> None:
    run = gangmu("emit", SAMPLE, "--to", "markdown")
    assert "## 一、存在的主要问题" in run.stdout.decode().splitlines()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["outline", "none.txt"], "none.txt does not exist"),
        (["outline"], "'FILE' is missing"),
        (["outline", "a", "--bad"], "there is no option --bad"),
        (["outline", "a", "--format"], "--format needs a value"),
        (["outline", "a", "--format", "xml"], "no output format xml; choose one of: text, tsv, json"),
        (["emit", "a", "--to", "pdf"], "no output format pdf; choose one of: text, markdown, json"),
        (["emit", "a"], "'--to' is missing"),
        (["frobnicate"], "No such command 'frobnicate'"),
        (["--lang", "fr", "outline", "a"], "no language fr"),
        (["outline", "a", "--changes", "both"], "no way both to read changes; choose one of: accepted, rejected"),
        (["outline", "a", "--limit", "pages=3"], "no limit pages; choose one of: file_bytes, entries"),
        (["outline", "a", "--limit", "entries=many"], "the limit entries needs a whole number, not many"),
        (["outline", "a", "--limit", "depth=300"], "the limit depth cannot be 300; every limit is at least 1, and depth at most 256"),
        (["outline", WORD, "--limit", "characters=9"], "holds more than 9 characters; raise the limit with --limit characters=N"),
        (["outline", "a", "b"], "unexpected extra argument"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], message: str) -> None:
    run = gangmu(*arguments)
    error = run.stderr.decode()
    assert (run.returncode, run.stdout, error.count("\n")) == (2, b"", 1)
    assert error.startswith("gangmu: ")
    assert message in error


def test_unreadable_input_is_one_line(tmp_path: Path) -> None:
    binary, tree = tmp_path / "a.txt", tmp_path / "a.json"
    binary.write_bytes(bytes(range(256)) * 10)
    tree.write_text('{"schema": "gangmu/1", "blocks": [{"kind": "x"}]}')
    for file, message in ((binary, "is no text"), (tree, "at blocks/0"), (tmp_path, "is a folder")):
        run = gangmu("outline", file)
        assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (2, b"", 1)
        assert message in run.stderr.decode()


def test_messages_in_chinese() -> None:
    assert "找不到 none.txt" in gangmu("outline", "none.txt", LANG="zh_CN.UTF-8").stderr.decode()
    assert "找不到 none.txt" in gangmu("--lang", "zh", "outline", "none.txt").stderr.decode()
    assert "does not exist" in gangmu("--lang", "en", "outline", "none.txt", LANG="zh_CN.UTF-8").stderr.decode()
    shown = gangmu("--lang", "zh", "emit", "--help").stdout.decode()
    assert "用法：" in shown
    assert "显示这份说明。" in shown
    assert "Usage" not in shown


def test_help_and_version() -> None:
    assert "outline" in gangmu("--help").stdout.decode()
    assert gangmu().stdout == gangmu("--help").stdout
    assert gangmu("--version").stdout.decode().startswith("gangmu 0.")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("old")
    assert gangmu("emit", tmp_path / "none.txt", "--to", "text", "-o", out).returncode == 2
    assert out.read_text() == "old"
    run = gangmu("emit", SAMPLE, "--to", "text", "-o", tmp_path / "no" / "out.txt")
    assert run.returncode == 2
    assert "cannot be written" in run.stderr.decode()
    run = gangmu("emit", SAMPLE, "--to", "text", "-o", tmp_path)
    assert run.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_output_keeps_the_mode_of_the_file_it_replaces(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("old")
    out.chmod(0o640)
    assert gangmu("emit", SAMPLE, "--to", "text", "-o", out).returncode == 0
    assert out.stat().st_mode & 0o777 == 0o640
    assert out.read_bytes() == SAMPLE.read_bytes()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m gangmu parse {SAMPLE} | head -1"
    run = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert run.stderr == b""


def test_no_cache_folder_is_no_error(tmp_path: Path) -> None:
    run = gangmu("outline", SAMPLE, HOME=str(tmp_path / "none"), XDG_CACHE_HOME="/proc/none")
    assert (run.returncode, run.stderr) == (0, b"")
