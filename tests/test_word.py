"""Word files: the text comes out once and whole, with labels at their places, whatever it is wrapped in."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from corpus import CORPUS, ROOT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree  # type: ignore[import-untyped]  # lxml brings no stubs

from gangmu import ConfigError, Document, Limits, ReaderError, emit, read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_ZH = sorted(file for file in (CORPUS / "word-zh").glob("*.do[ct]x"))
SAMPLES = sorted((ROOT / "samples").glob("*.docx"))
needs_files = pytest.mark.skipif(not WORD_ZH, reason=f"no Word files at {CORPUS}; set GANGMU_CORPUS")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def word(*paragraphs: str, footnotes: str = "") -> bytes:
    """Make a Word file of the XML of paragraphs (`<w:p>…`), or of plain texts."""
    document = docx.Document()
    if footnotes:
        blob = f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    body = document.element.body
    for xml in paragraphs:
        content = xml if xml.startswith("<w:") else f"<w:p><w:r><w:t>{xml}</w:t></w:r></w:p>"
        body.insert(
            len(body) - 1,
            parse_xml(content.replace(">", f" {NAMESPACES}>", 1) if not content.startswith("<w:p/>") else f"<w:p {NAMESPACES}/>"),
        )
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


NAMESPACES = (
    nsdecls("w", "r", "wp", "a")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def text_of(*paragraphs: str, **options: object) -> str:
    return str(emit(read(word(*paragraphs), name="a.docx", **options), "text"))  # type: ignore[arg-type]


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


PICTURE = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"),
        _chunk(b"IDAT", zlib.compress(b"\0\0")),
        _chunk(b"IEND", b""),
    )
)
CHANGED = 'w:id="1" w:author="a"'
LINES = {
    "runs of one label": (run("（") + run("一") + run("）") + run("总则"), "（一）总则"),
    "tab": (run("一、") + "<w:r><w:tab/></w:r>" + run("总则"), "一、\t总则"),
    "soft break": (run("一、总体") + "<w:r><w:br/></w:r>" + run("要求"), "一、总体\v要求"),
    "no-break hyphen": (run("3") + "<w:r><w:noBreakHyphen/></w:r>" + run("5"), "3-5"),
    "symbol": ('<w:r><w:sym w:font="Arial" w:char="2022"/></w:r>' + run("甲"), "•甲"),
    "hyperlink": (run("见") + f'<w:hyperlink w:anchor="a">{run("附件")}</w:hyperlink>', "见附件"),
    "smart tag": (f'<w:smartTag w:element="a">{run("甲")}</w:smartTag>', "甲"),
    "content control": (
        f"<w:sdt><w:sdtContent>{run('甲')}<w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
        "甲乙",
    ),
    "simple field": (f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>', "7"),
    "complex field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + run(" REF a ", "instrText")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("第三条")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run("规定"),
        "第三条规定",
    ),
    "field that is never ended": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("甲"), ""),
    "inserted": (run("甲") + f"<w:ins {CHANGED}>{run('乙')}</w:ins>", "甲乙"),
    "deleted": (run("甲") + f"<w:del {CHANGED}>{run('乙', 'delText')}</w:del>" + run("丙"), "甲丙"),
    "moved here": (f"<w:moveTo {CHANGED}>{run('乙')}</w:moveTo>", "乙"),
    "moved away": (f"<w:moveFrom {CHANGED}>{run('乙')}</w:moveFrom>" + run("丙"), "丙"),
    "alternative content": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>甲</w:t></mc:Choice>'
        "<mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r>",
        "甲",
    ),
    "mathematics": ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
    "line end inside a run": (run("甲\n乙"), "甲 乙"),
}


@pytest.mark.parametrize("name", LINES)
def test_what_a_line_is_made_of(name: str) -> None:
    xml, text = LINES[name]
    assert text_of(f"<w:p>{xml}</w:p>") == text + "\n"


def test_changes_rejected() -> None:
    xml = f"<w:p>{run('甲')}<w:ins {CHANGED}>{run('乙')}</w:ins><w:del {CHANGED}>{run('丙', 'delText')}</w:del></w:p>"
    assert text_of(xml, changes="rejected") == "甲丙\n"
    assert read(word(xml), name="a.docx", changes="rejected").source.changes == "rejected"
    assert read(word(xml), name="a.docx").source.changes == "accepted"
    assert read(word("甲"), name="a.docx").source.changes == "none"
    with pytest.raises(ConfigError, match="no way both to read changes"):
        read(word("甲"), changes="both")  # type: ignore[arg-type]


def test_a_deleted_mark_joins_two_paragraphs() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del {CHANGED}/></w:rPr></w:pPr>{run('一、总体')}</w:p>"
    assert text_of(first, "要求") == "一、总体要求\n"
    assert text_of(first, "要求", changes="rejected") == "一、总体\n要求\n"


def test_deleted_marks_join_more_than_two() -> None:
    lost = f"<w:p><w:pPr><w:rPr><w:del {CHANGED}/></w:rPr></w:pPr>{{}}</w:p>"
    assert text_of(lost.format(run("一、")), lost.format(run("总体")), "要求", "甲") == "一、总体要求\n甲\n"
    assert text_of("甲", lost.format(run("乙"))) == "甲\n乙"


@pytest.mark.parametrize(
    ("limits", "reason"), [(Limits(characters=3), "more than 3 characters"), (Limits(blocks=1), "more than 1 paragraphs")]
)
def test_what_is_too_much_is_refused(limits: Limits, reason: str) -> None:
    data = word("甲", "乙")
    assert read(data, name="a.docx", limits=Limits(characters=4, blocks=2)).source.format == "word"
    with pytest.raises(ReaderError, match=reason):
        read(data, name="a.docx", limits=limits)


ATTACK = """
import resource, sys
from gangmu import GangmuError, read
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
try:
    read(sys.stdin.buffer.read(), name="a.docx")
except GangmuError as error:
    print(error)
"""


def test_a_million_paragraphs_are_refused_below_a_gibibyte() -> None:
    with zipfile.ZipFile(io.BytesIO(word("甲"))) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    many = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % (i * 7919) for i in range(900_000))
    entries["word/document.xml"] = entries["word/document.xml"].replace(b"<w:sectPr", many + b"<w:sectPr", 1)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    run = subprocess.run([sys.executable, "-c", ATTACK], input=packed.getvalue(), capture_output=True, check=True)
    assert run.stdout.decode().startswith("a.docx holds more than 300000 paragraphs, rows and cells")


def test_a_note_that_refers_to_itself_stands_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2"><w:p>{run("见注")}{reference}</w:p></w:footnote>'
    document = read(word(f"<w:p>{run('甲')}{reference}{run('乙')}{reference}</w:p>", footnotes=notes), name="a.docx")
    assert [(note.kind, note.at, note.text) for note in document.notes] == [("footnote", 1, "见注")]


def test_what_stands_beside_the_text_is_kept_apart() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph("一、情况")
    paragraph = document.add_paragraph("见图：")
    paragraph.add_run().add_picture(io.BytesIO(PICTURE))
    document.add_comment(paragraph.runs, "请补充数据", author="复核人")
    packed = io.BytesIO()
    document.save(packed)
    found = read(packed.getvalue(), name="a.docx")
    assert emit(found, "text") == "一、情况\n见图：\n"
    assert [(aside.kind, aside.text) for aside in found.asides] == [("header", "内部资料"), ("footer", "第1页")]
    notes = {note.kind: note for note in found.notes}
    assert (notes["comment"].text, notes["comment"].name, notes["comment"].index) == ("请补充数据", "复核人", 1)
    assert (notes["image"].name, notes["image"].size, notes["image"].index) == ("word/media/image1.png", len(PICTURE), 1)
    assert read(str(emit(found, "json")).encode()) == found


def box(text: str) -> str:
    inside = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    graphic = f'<a:graphicData uri="a"><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData>'
    shape = f"<wp:inline><a:graphic>{graphic}</a:graphic></wp:inline>"
    fallback = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def test_a_text_box_stands_once() -> None:
    assert text_of(f"<w:p>{run('甲')}{box('乙')}</w:p>", "丙") == "甲\n乙\n丙\n"


def test_a_table_is_a_block_of_cells() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    rows = (
        "<w:tr>"
        + cell.format("", f"<w:p>{run('项目')}</w:p>")
        + cell.format('<w:gridSpan w:val="2"/>', f"<w:p>{run('说明')}</w:p>")
        + "</w:tr>"
        + "<w:tr>"
        + cell.format("", f"<w:p>{run('1.设备')}</w:p><w:p>{run('2.场地')}</w:p>")
        + cell.format("", "<w:p/>")
        + "</w:tr>"
    )
    document = read(word("一、情况", f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>", "<w:p/>", "二、措施"), name="a.docx")
    assert emit(document, "text") == "一、情况\n项目\n说明\n1.设备\n2.场地\n\n\n二、措施\n"
    assert [row.path for row in document.outline()] == ["一", "二"]
    table = next(node for node in document.walk() if node.kind == "table")
    assert [[cell.columns for cell in row.cells] for row in table.rows] == [[1, 2], [1, 1]]
    assert [block.kind for block in table.rows[1].cells[0].blocks] == ["section", "section"]
    assert read(str(emit(document, "json")).encode()) == document
    assert "| 项目 | 说明 |  |\n| --- | --- | --- |\n| 1.设备<br>2.场地 |  |  |" in str(emit(document, "markdown"))


def test_every_node_knows_its_paragraph() -> None:
    document = read(word("总结", "一、情况", "甲。一是乙；二是丙。", "二、措施"), name="a.docx")
    found = {path: document.paragraph_at(node.start) for path, _, node in document.nodes()}
    assert found == {"一": 1, "一/一是": 2, "一/二是": 2, "二": 3}


def independent_text(file: Path) -> str:
    """Join the `w:t` of a file's body in document order; of alternatives the first."""
    with zipfile.ZipFile(file) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found = []
    for element in root.iter(f"{W}t"):
        around = [parent.tag for parent in element.iterancestors()]
        if not any(str(tag).endswith("}Fallback") for tag in around) and f"{W}moveFrom" not in around and f"{W}del" not in around:
            found.append(element.text or "")
    return "".join("".join(found).split())


def own_text(document: Document) -> str:
    """Join a document's characters without the labels that Word made."""
    text = "".join(document.leaves())
    for node in reversed(list(document.walk())):
        if node.kind == "section" and node.marker.generated:
            at = node.start + len(node.indent)
            text = text[:at] + text[at + len(node.marker.text) :]
    return "".join(text.split())


@pytest.mark.parametrize("file", [*WORD_ZH, *SAMPLES], ids=lambda file: file.name)
def test_the_text_comes_out_once_and_whole(file: Path) -> None:
    assert own_text(read(file)) == independent_text(file)


def test_samples_in_word() -> None:
    outlines = {file.stem: [(row.depth, row.marker, row.heading) for row in read(file).outline()] for file in SAMPLES}
    assert outlines["pool-plan-automatic"][:5] == [
        (0, "一、", "总体安排"),
        (1, "（一）", "开放时间"),
        (1, "（二）", "收费标准"),
        (2, "1.", "成人票每场二十元"),
        (2, "2.", "学生票每场十元"),
    ]
    assert [marker for _, marker, _ in outlines["archive-room-typed"]].count("（一）") == 2
    assert outlines["meeting-rooms-table"][-1] == (1, "（二）", "")


def test_what_only_looks_like_a_word_file_is_named() -> None:
    for data in (b"", b"not a zip", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)):
        with pytest.raises(ReaderError, match=r"^a\.docx "):
            read(data, name="a.docx")


@needs_files
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (Debian: libreoffice-writer-nogui)")
@pytest.mark.parametrize("file", WORD_ZH, ids=lambda file: file.name)
def test_numbered_paragraphs_agree_with_libreoffice(file: Path, tmp_path: Path) -> None:
    settings = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), settings, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=os.environ | {"HOME": str(tmp_path)})
    exported = {"".join(line.split()) for line in next(tmp_path.glob("*.txt")).read_text("utf-8-sig").splitlines()}
    document = read(file)
    text = "".join(document.leaves())
    ours = {}
    for _, _, node in document.nodes():
        if node.kind == "section" and node.marker.generated:
            start = node.start + len(node.indent)
            line = text[start : text.find("\n", start)].partition("\v")[0]  # LibreOffice ends a line at a soft break
            ours["".join(line.split())] = document.paragraph_at(start)
    assert not [line for line in ours if line not in exported]
