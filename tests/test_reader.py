"""Readers: any usual encoding comes in and goes out again; what is no text is refused by name."""

import io
from pathlib import Path

import pytest
from corpus import SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from gangmu import GangmuError, ReaderError, TreeError, emit, parse, read
from gangmu.parser.encoding import decode, encode

TEXT = "一、总体要求\n（一）指导思想。坚持问题导向，加强组织领导。\n（二）工作目标。到年底完成整改。\n"
TRADITIONAL = "一、總體要求\n（一）指導思想。堅持問題導向，加強組織領導。\n（二）工作目標。到年底完成檢查，並且報告學校。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_come_back(encoding: str, newline: str) -> None:
    data = TEXT.replace("\n", newline).encode(encoding)
    document = read(data)
    assert document.source.encoding == ("gb18030" if encoding == "gbk" else encoding)
    assert document.source.newline == newline
    assert encode(str(emit(document, "text")), document.source.encoding, document.source.bom) == data
    assert [row.path for row in document.outline()] == ["一", "一/（一）", "一/（二）"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_come_back(codec: str) -> None:
    data = TEXT.encode(codec)
    document = read(data)
    assert document.source.bom
    assert encode(str(emit(document, "text")), document.source.encoding, document.source.bom) == data


def test_big5_only_on_better_evidence() -> None:
    assert decode(TRADITIONAL.encode("big5")).encoding == "big5"
    assert decode(TRADITIONAL.encode("gb18030")).encoding == "gb18030"
    assert decode("摘要".encode("gb18030")).encoding == "gb18030"


def test_a_few_wrong_bytes_are_kept() -> None:
    data = TEXT.encode() * 20 + b"\xff\xfe" + TEXT.encode()
    document = read(data)
    assert document.diagnostics[0].code == "decoded-with-errors"
    assert encode(str(emit(document, "text")), document.source.encoding, document.source.bom) == data
    assert read(str(emit(document, "json")).encode(), name="tree.json") == document


@given(st.binary(max_size=200))
def test_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        document = read(data)
    except GangmuError:
        return
    assert encode(str(emit(document, "text")), document.source.encoding, document.source.bom) == data


@given(st.text(max_size=200), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_text_in_any_encoding_comes_back(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    test_bytes_come_back_or_are_refused.hypothesis.inner_test(data)  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_one_wrong_byte_anywhere_costs_no_section(file: Path) -> None:
    data = file.read_bytes()
    sections = len(read(data).outline())
    for place in range(0, len(data), len(data) // 25):
        document = read(data[:place] + b"\xff" + data[place:])
        assert document.source.encoding == "utf-8"
        assert len(document.outline()) >= sections - 3


def test_line_ends() -> None:
    assert read(b"").source.newline == ""
    assert read(b"a\nb\r\n").source.newline == "mixed"


def test_paths_bytes_and_streams(tmp_path: Path) -> None:
    file = tmp_path / "总结.md"
    file.write_text("# 总结\n", "utf-8")
    with file.open("rb") as stream:
        assert read(file) == read(str(file)) == read(file.read_bytes(), name=str(file)) == read(stream)
    assert read(file).source.name == "总结.md"
    assert read(file).source.format == "markdown"
    assert read(io.BytesIO(b"a")).source.name == ""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04....", "breaks off before its end"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old binary Office file"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "rich text"),
        (bytes(range(256)) * 40, "binary data"),
        ("一、\0总则".encode(), "binary data"),
        (b"\x01\x02\x03\x04" * 100, "binary data"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(ReaderError, match=kind) as error:
        read(data, name="a.txt")
    assert str(error.value).startswith("a.txt ")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(ReaderError, match="does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReaderError, match="is no file name"):
        read("a\0b")


WRONG_TREES = [
    ("{", "no JSON at line 1"),
    ("[]", "it should be an object"),
    ('{"schema": "gangmu/9"}', "at schema: it is none of the allowed values"),
    ('{"schema": "gangmu/1", "extra": 1}', "at extra: there is no such field"),
    ('{"schema": "gangmu/1", "blocks": [{"kind": "chart"}]}', "its kind is none of"),
    ('{"schema": "gangmu/1", "blocks": [{"kind": "paragraph", "start": 0, "end": 1}]}', "at blocks/0/paragraph/text: it is missing"),
    ('{"schema": "gangmu/1", "blocks": [{"kind": "paragraph", "start": 0, "end": 2, "text": "a"}]}', "does not end where its text ends"),
    ('{"schema": "gangmu/1", "blocks": [{"kind": "paragraph", "start": 1, "end": 2, "text": "a"}]}', "does not start where"),
    ('{"schema": "gangmu/1", "head": 3}', "at head: it should be a text"),
]


@pytest.mark.parametrize(("text", "reason"), WRONG_TREES, ids=[reason for _, reason in WRONG_TREES])
def test_wrong_trees_are_refused(text: str, reason: str) -> None:
    with pytest.raises(TreeError) as error:
        read(text.encode(), name="tree.json")
    assert reason in str(error.value)


def test_a_label_must_fit_its_ordinal() -> None:
    text = str(emit(parse("二、总则"), "json")).replace('"ordinal": 2', '"ordinal": 3')
    with pytest.raises(TreeError, match="blocks/0/section/marker/text: the marker does not show its ordinal"):
        read(text.encode())


def test_children_keep_reading_order() -> None:
    document = parse("一、甲\n二、乙\n")
    fields = document.model_dump()
    fields["blocks"] = fields["blocks"][::-1]
    with pytest.raises(ValueError, match="does not start where"):
        type(document).model_validate(fields)


def test_nesting_too_deep_for_any_document_is_refused() -> None:
    with pytest.raises(TreeError):
        read(b'{"schema": "gangmu/1", "blocks": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")
