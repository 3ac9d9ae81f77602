"""What holds for every text: it comes back, spans tile it, JSON and Markdown round-trip, parsing is deterministic."""

import json
from pathlib import Path

import pytest
from case_files import all_cases
from corpus import SAMPLES, TEXTS
from hypothesis import given, settings
from hypothesis import strategies as st

from gangmu import Document, emit, parse, read

FILES = [*TEXTS, *SAMPLES]

# What the grammar acts on: markers of every class, what stands around them, and what breaks careless code.
ACTIVE = [
    *(
        "一、",
        "二、",
        "三、",
        "（一）",
        "(二)",
        "（三）",
        "1.",
        "2．",
        "3、",
        "（1）",
        "(2)",
        "①",
        "②",
        "第一条 ",
        "第二条",
        "第一章 ",
        "第一部分",
    ),
    *(
        "一是",
        "二是",
        "三是",
        "一要",
        "第一，",
        "第二，",
        "其一，",
        "1.1 ",
        "1.2 ",
        "2.5",
        "1 总则",
        "a)",
        "B.",
        "i.",
        "Ⅱ.",
        "甲、",
        "壹、",
        "［1］",
    ),
    *("附件1", "附件：", "目录", "2024年3月8日", "某某单位", "各位代表！", "以上", "名词解释", "|", "# ", "**", "- ", "……1"),
    *("。", "；", "：", "，", "、", "”", "）", "（", " ", "\u3000", "\t", "\n", "\r\n", "\r", "\v", "\u2028", "\x85", "\x1c"),
    *("文字", "x", "0", "\ufeff", "\u200b", "\x00", "\ud800", "\udc80", "𠀀", "\\", '"'),
]
texts = st.lists(st.sampled_from(ACTIVE), max_size=60).map("".join) | st.text(max_size=60)


def check(text: str) -> None:
    document = parse(text)
    assert emit(document, "text") == text
    tiles(document, text)
    assert parse(text) == document
    written = str(emit(document, "json"))
    assert read(written.encode("utf-8", "surrogatepass"), name="tree.json") == document
    for row in document.outline():
        assert text.startswith(row.marker, row.start)
        assert document.find(row.path) is not None


def tiles(document: Document, text: str) -> None:
    """Every character is in one leaf, and a node's span is that of its leaves."""
    position = len(document.head)
    for node in document.walk():
        assert node.start == position
        assert node.kind != "table"
        position += len(node.indent)
        if node.kind == "section":
            heading = node.heading
            position += len(node.marker.text) + len(node.gap)
            position += len(heading.text + heading.terminator + heading.tail) if heading else 0
        elif node.kind == "part":
            position += len(node.label) + len(node.tail)
        else:
            assert text[position:].startswith(node.text)
            position += len(node.text) + len(node.tail)
            assert node.end == position
    assert position == len(text)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(ACTIVE), min_size=60, max_size=400).map("".join))
def test_long_texts(text: str) -> None:
    check(text)


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_cases(case: object) -> None:
    check(case.text)  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_files(file: Path) -> None:
    check(file.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_markdown_reads_back(file: Path) -> None:
    document = read(file)
    again = read(str(emit(document, "markdown")).encode(), name="again.md")
    assert [(r.depth, r.marker.strip(), r.heading) for r in again.outline()] == [
        (r.depth, r.marker.strip(), r.heading) for r in document.outline()
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_json_is_the_models_own(file: Path) -> None:
    document = read(file)
    assert json.loads(str(emit(document, "json"))) == document.model_dump(mode="json")


HOSTILE = {
    "blanks after the last line end": "一、甲\n\n ",
    "empty": "",
    "blanks": " \u3000\t" * 1000,
    "line ends": "\r\n" * 10_000,
    "one line of 10 MB": "测试文字，没有编号。" * 1_000_000,
    "one word of 10 MB": "测" * 10_000_000,
    "200,000 markers": "".join(f"{i % 9 + 1}.文字\n" for i in range(200_000)),
    "200,000 markers in a line": "一是甲，二是乙，" * 100_000,
    "brackets": "（〔［【《“‘" * 20_000 + "）〕］】》”’" * 20_000,
    "numbers": "1." * 100_000,
    "deep decimals": "\n".join(".".join(["1"] * n) + " 甲" for n in range(1, 200)),
    "lone surrogates": "\ud800一、\udfff\n（一）\udc80" * 1000,
    "surrogates that are no pair": "\ud800\udc80" * 10,
    "NUL": "一、\0\n" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_is_refused(name: str) -> None:
    text = HOSTILE[name]
    if len(text) < 100_000:
        check(text)
    assert "".join(parse(text).leaves()) == text
