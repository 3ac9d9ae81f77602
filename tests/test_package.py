"""Word packages: each attack is built here and refused by name, in little memory; files of every usual make are opened."""

import io
import struct
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus import CORPUS
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gangmu.parser.package import Package, open_package
from gangmu.parser.signatures import is_word
from gangmu.schema.errors import ReaderError
from gangmu.schema.limits import Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MEMORY = 1 << 30  # bytes

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
BODY = "<w:p><w:r><w:t>一、总则</w:t></w:r></w:p>"

Parts = dict[str, str | bytes]


def relationships(*rows: tuple[str, str, str]) -> str:
    """Return a relationship part; a target that has a colon is external."""
    external = ' TargetMode="External"'
    inner = "".join(
        f'<Relationship Id="{rel_id}" Type="{kind}" Target="{target}"{external if ":" in target else ""}/>' for rel_id, kind, target in rows
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def document(body: str = BODY, before: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def word(parts: Parts | None = None, body: str = BODY, *rels: tuple[str, str, str]) -> Parts:
    """Return the parts of a small Word file, with others added or put in their place."""
    return {
        "[Content_Types].xml": TYPES.format(TYPE),
        "_rels/.rels": relationships(("rId1", f"{R}/officeDocument", "word/document.xml")),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relationships(*rels),
    } | (parts or {})


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def declared(data: bytes, part: str, **changes: int) -> bytes:
    """Forge figures of an entry in the central directory."""
    fields = {"flags": (8, "<H"), "method": (10, "<H"), "packed": (20, "<I"), "size": (24, "<I"), "offset": (42, "<I")}
    forged = bytearray(data)
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(part)] != part.encode():
        at = data.index(b"PK\x01\x02", at + 4)
    for name, value in changes.items():
        place, form = fields[name]
        struct.pack_into(form, forged, at + place, value)
    return bytes(forged)


def nested(opening: str, closing: str, times: int) -> Parts:
    return word(body=opening * times + BODY + closing * times)


# -------------------------------------------------------------------------------------------- attacks


def bomb() -> bytes:
    return packed(word(body=f"<w:p><w:r><w:t>{'x' * 50_000_000}</w:t></w:r></w:p>"))


def big_part() -> bytes:
    return packed(word({"word/styles.xml": b" " * (65 << 20)}))


def big_total() -> bytes:
    data = packed(word({f"word/media/{i}.bin": b"" for i in range(3)}))
    for i in range(3):
        data = declared(data, f"word/media/{i}.bin", size=200 << 20)
    return data


def declared_too_small() -> bytes:
    """A bomb that declares a hundred bytes."""
    return declared(bomb(), "word/document.xml", size=100)


def declared_too_large() -> bytes:
    return declared(packed(word()), "word/document.xml", size=900_000)


def ratio_hidden() -> bytes:
    """A bomb that declares the bytes after it as its own, so as to seem less tightly packed."""
    parts = word(body=f"<w:p>{'x' * 9_000_000}</w:p>")
    data = packed({name: parts[name] for name in sorted(parts, key="word/document.xml".__eq__)})
    return declared(data[:-2] + struct.pack("<H", 60_000) + bytes(60_000), "word/document.xml", packed=60_000)


def twins() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return packed(word({"WORD/Document.xml": document("")}))


def same_name_twice() -> bytes:
    data = packed(word({"word/documenu.xml": document("")}))
    return data.replace(b"word/documenu.xml", b"word/document.xml")


def named(name: str) -> Callable[[], bytes]:
    """Add an entry of a bad name, put into the bytes, since zipfile would mend some."""

    def build() -> bytes:
        plain = "q" * len(name)
        return packed(word({plain: b""})).replace(plain.encode(), name.encode("latin-1"))

    return build


def entities() -> bytes:
    rows = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    return packed(word({"word/document.xml": document("&e11;", f'<!DOCTYPE w [<!ENTITY e0 "x">{rows}]>')}))


def doctype(codec: str) -> Callable[[], bytes]:
    """Hide a DOCTYPE in another encoding."""
    text = document("&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace("UTF-8", "UTF-16")
    return lambda: packed(word({"word/document.xml": text.encode(codec)}))


def deep() -> bytes:
    return packed(nested("<w:sdt>", "</w:sdt>", 300))


def elements() -> bytes:
    return packed(word(body="<a/>" * 6_000_000), zipfile.ZIP_STORED)


def attributes() -> bytes:
    return packed(word(body='<b c="1" d="2" e="3" f="4" g="5"/>' * 1_200_000), zipfile.ZIP_STORED)


def elements_in_parts() -> bytes:
    """Each part is below the limit, all of them are not."""
    parts = {f"word/header{i}.xml": f'<w:hdr xmlns:w="{W}">{"<w:p/>" * 1_500_000}</w:hdr>' for i in range(4)}
    rels = [(f"rId{i}", f"{R}/header", f"header{i}.xml") for i in range(4)]
    return packed(word({**parts}, BODY, *rels), zipfile.ZIP_STORED)


def tables(times: int) -> Callable[[], bytes]:
    return lambda: packed(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", times))


def entries(count: int) -> Callable[[], bytes]:
    return lambda: packed(word({f"word/media/{i}": b"" for i in range(count)}), zipfile.ZIP_STORED)


def overlapping() -> bytes:
    data = packed(word({"word/a.bin": b"x" * 200, "word/b.bin": b"y" * 200}, BODY), zipfile.ZIP_STORED)
    return declared(data, "word/a.bin", packed=400, size=400)


def encrypted_ole() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(3000)


def old_doc() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(3000)


def odt() -> bytes:
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})


def office(target: str, root: str) -> Callable[[], bytes]:
    return lambda: packed({"_rels/.rels": relationships(("rId1", f"{R}/officeDocument", target)), target.lstrip("/"): root})


ATTACKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (bomb, "--limit ratio=N"),
    "ratio-hidden": (ratio_hidden, "times its packed size, and the limit is 200; raise it with --limit ratio=N"),
    "big-part": (big_part, "68157440 bytes unpacked, and the limit is 67108864; raise it with --limit part_bytes=N"),
    "big-total": (big_total, "--limit total_bytes=N"),
    "declared-too-small": (declared_too_small, "declares 100 bytes and unpacks to more"),
    "declared-too-large": (declared_too_large, "declares 900000 bytes and unpacks to "),
    "twins": (twins, "two entries named"),
    "same-name-twice": (same_name_twice, "two entries named 'word/document.xml'"),
    "absolute-name": (named("/etc/passwd"), "'/etc/passwd'"),
    "parent-name": (named("word/../../up.xml"), "'word/../../up.xml'"),
    "drive-name": (named("C:/up.xml"), "'C:/up.xml'"),
    "backslash-name": (named("word\\up.xml"), r"'word\\up.xml'"),
    "control-name": (named("word/a\x00.xml"), r"'word/a\x00.xml'"),
    "escape-name": (named("word/\x1b[2J.xml"), r"'word/\x1b[2J.xml'"),
    "long-name": (named("n" * 5_000), "too long"),
    "entities": (entities, "has a DOCTYPE"),
    "doctype-utf-16": (doctype("utf-16"), "has a DOCTYPE"),
    "doctype-utf-16-be": (doctype("utf-16-be"), "has a DOCTYPE"),
    "doctype-utf-8": (doctype("utf-8-sig"), "has a DOCTYPE"),
    "deep": (deep, "more than 256 deep"),
    "elements": (elements, "--limit elements=N"),
    "attributes": (attributes, "--limit elements=N"),
    "elements-in-parts": (elements_in_parts, "--limit elements=N"),
    "tables-5000": (tables(5_000), "tables more than 32 deep"),
    "tables-33": (tables(33), "tables more than 32 deep"),
    "entries-3000": (entries(3_000), "holds 3004 entries, and the limit is 2000; raise it with --limit entries=N"),
    "entries-60000": (entries(60_000), "--limit entries=N"),
    "overlapping": (overlapping, "shares bytes with another"),
    "encrypted-entry": (lambda: declared(packed(word()), "word/document.xml", flags=1), "is encrypted"),
    "strange-method": (lambda: packed(word(), zipfile.ZIP_LZMA), "by method 14"),
    "encrypted-ole": (encrypted_ole, "protected by a password"),
    "old-doc": (old_doc, "old binary Word file (.doc)"),
    "ole": (lambda: old_doc()[:500], "old binary Office file"),
    "odt": (odt, "OpenDocument"),
    "epub": (lambda: packed({"mimetype": "application/epub+zip"}), "EPUB"),
    "spreadsheet": (office("xl/workbook.xml", "<workbook/>"), "is a spreadsheet"),
    "presentation": (office("/ppt/presentation.xml", "<presentation/>"), "is a presentation"),
    "other-root": (office("visio/document.xml", "<VisioDocument/>"), "'VisioDocument'"),
    "plain-zip": (lambda: packed({"readme.txt": "x"}), "zip archive without a Word document"),
    "empty-zip": (lambda: packed({}), "zip archive without a Word document"),
    "truncated": (lambda: packed(word())[:900], "breaks off before its end"),
    "no-directory": (lambda: packed(word()).replace(b"PK\x01\x02", b"PK\x01\x07"), "damaged zip archive"),
    "no-local-header": (
        lambda: packed(word()).replace(b"PK\x03\x04", b"PK\x03\x07").replace(b"PK\x03\x07", b"PK\x03\x04", 1),
        "is damaged",
    ),
    "zero-bytes": (lambda: b"", "zero bytes"),
    "rtf": (lambda: rb"{\rtf1\ansi x}", "RTF"),
    "pdf": (lambda: b"%PDF-1.7\n", "PDF"),
    "html": (lambda: b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "HTML"),
    "xml": (lambda: b"<?xml version='1.0'?><pkg:package/>", "bare XML"),
    "text": (lambda: "一、总则".encode("gb18030"), "plain text"),
    "binary": (lambda: b"\x7fELF\x00\x01", "no Word file"),
    "no-xml": (lambda: packed(word({"word/document.xml": "一、总则"})), "no well-formed XML"),
    "unclosed": (lambda: packed(word(body="<w:p>")), "no well-formed XML"),
    "huge-text": (
        lambda: packed(word(body=f"<w:t>{'x' * 11_000_000}</w:t>"), zipfile.ZIP_STORED),
        "no well-formed XML",
    ),
    "ebcdic": (lambda: packed(word({"word/document.xml": document().encode("cp037", "ignore")})), "no well-formed XML"),
    "utf-7": (lambda: packed(word({"word/document.xml": document().replace("UTF-8", "utf-7")})), "its encoding, utf-7"),
    "half-utf-16": (lambda: packed(word({"word/document.xml": document().encode("utf-16") + b"x"})), "its encoding, utf-16;"),
}

# Opens every file that it is given, all that belongs to it too, in a bounded space, and says how that went.
OPENER = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from gangmu.parser.package import open_package
from gangmu.schema.errors import ReaderError
for file in map(Path, sys.argv[1:]):
    try:
        package = open_package(file.read_bytes(), file.stem)
        package.parts("header")
        package.part("styles")
        print(file.stem, "opened", sep="\\t")
    except ReaderError as error:
        print(file.stem, error, sep="\\t")
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, sep="\\t")
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What opening each attack says, in a process that may take 1 GiB of memory."""
    folder = tmp_path_factory.mktemp("attacks")
    files = [folder / f"{name}.docx" for name in ATTACKS]
    for file in files:
        file.write_bytes(ATTACKS[file.stem][0]())
    run = subprocess.run([sys.executable, "-c", OPENER, *map(str, files)], capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stderr
    return dict(line.split("\t", 1) for line in run.stdout.splitlines())


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_by_name(attack: str, answers: dict[str, str]) -> None:
    assert answers[attack].startswith(attack)
    assert ATTACKS[attack][1] in answers[attack].removeprefix(attack)


def test_attacks_stay_below_the_memory(answers: dict[str, str]) -> None:
    assert int(answers["peak"]) < MEMORY


# -------------------------------------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("limits", "named_in"),
    [
        (Limits(file_bytes=100), "--limit file_bytes=N"),
        (Limits(entries=3), "holds 4 entries, and the limit is 3; raise it with --limit entries=N"),
        (Limits(part_bytes=100), "--limit part_bytes=N"),
        (Limits(total_bytes=100), "--limit total_bytes=N"),
        (Limits(depth=4), "more than 4 deep"),
        (Limits(elements=4), "more than 4 elements and attributes"),
        (Limits(table_depth=2), "tables more than 2 deep"),
    ],
)
def test_each_limit_can_be_set(limits: Limits, named_in: str) -> None:
    data = packed(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 3))
    open_package(data, "a")
    with pytest.raises(ReaderError, match=named_in):
        open_package(data, "a", limits)


def test_limits_can_be_raised() -> None:
    data = packed(word(body=f"<w:p>{'<w:r/>' * 900_000}</w:p>"))
    with pytest.raises(ReaderError, match="--limit ratio=N"):
        open_package(data, "a")
    assert open_package(data, "a", Limits(ratio=2_000)).document[0][0].tag == f"{{{W}}}p"
    open_package(entries(3_000)(), "a", Limits(entries=4_000))
    open_package(tables(40)(), "a", Limits(table_depth=40))


def test_limits_are_exact() -> None:
    open_package(tables(32)(), "a")
    open_package(packed(word(body=f"<w:tbl><w:tr><w:tc>{'<w:tbl/>' * 40}</w:tc></w:tr></w:tbl>" * 40)), "a")
    open_package(packed(nested("<w:sdt>", "</w:sdt>", 251)), "a")  # with document, body, p, r and t 256
    with pytest.raises(ReaderError, match="256 deep"):
        open_package(packed(nested("<w:sdt>", "</w:sdt>", 252)), "a")
    for most in (96, 97):  # document, body, 90 a, and five in the relationships; a depth of 255 has them all counted
        limits, data = Limits(elements=most, depth=255), packed(word(body="<a/>" * 90))
        if most == 97:
            open_package(data, "a", limits)
        else:
            with pytest.raises(ReaderError, match="96 elements"):
                open_package(data, "a", limits)


def test_media_may_be_packed_tightly() -> None:
    open_package(packed(word({"word/media/image1.bmp": bytes(20 << 20)})), "a")


def test_limits_are_checked_themselves() -> None:
    for wrong in ({"depth": 300}, {"entries": 0}, {"entrys": 9}):
        with pytest.raises(ValidationError):
            Limits.model_validate(wrong)
    with pytest.raises(ValidationError):
        Limits().depth = 3


# ---------------------------------------------------------------------------------------- happy paths


def text(package: Package) -> str:
    return "".join(str(piece) for piece in package.document.itertext(f"{{{W}}}t"))


def strict(parts: Parts) -> Parts:
    """Turn a Transitional file into a Strict one."""
    return {
        name: content.replace(R, STRICT_R).replace(W, STRICT_W) if isinstance(content, str) else content for name, content in parts.items()
    }


def whole() -> Parts:
    """A file with a part of every kind."""
    kinds = ("numbering", "styles", "footnotes", "endnotes", "comments", "settings")
    return word(
        {
            **{f"word/{kind}.xml": f'<w:{kind} xmlns:w="{W}"/>' for kind in kinds},
            "word/header1.xml": f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>',
            "word/header2.xml": "<broken",
            "word/footer1.xml": f'<w:ftr xmlns:w="{W}"/>',
            "word/media/image 1.png": b"\x89PNG",
        },
        BODY,
        *((f"rId{i}", f"{R}/{kind}", f"{kind}.xml") for i, kind in enumerate(kinds)),
        ("rId10", f"{R}/header", "/word/Header1.xml"),
        ("rId11", f"{R}/header", "header2.xml"),
        ("rId12", f"{R}/footer", "../word/footer1.xml"),
        ("rId13", f"{R}/image", "media/image%201.png"),
        ("rId14", f"{R}/image", "http://example.org/image.png"),
        ("rId15", f"{R}/image", "media/none.png"),
    )


@pytest.mark.parametrize("make", [lambda parts: parts, strict], ids=["transitional", "strict"])
def test_parts_are_found(make: Callable[[Parts], Parts]) -> None:
    package = open_package(packed(make(whole())), "a.docx")
    assert package.strict == (make is strict)
    assert package.document.tag == f"{{{W}}}document"
    assert text(package) == "一、总则"
    for kind in ("numbering", "styles", "footnotes", "endnotes", "comments", "settings"):
        part = package.part(kind)
        assert part is not None
        assert part.tag == f"{{{W}}}{kind}"
        assert package.part(kind) is part
    assert package.part("glossary") is None
    assert [(rel_id, root.tag) for rel_id, root in package.parts("header")] == [("rId10", f"{{{W}}}hdr")]
    assert [rel_id for rel_id, _ in package.parts("footer")] == ["rId12"]
    assert package.target("rId13") == ("word/media/image 1.png", 4)
    assert [package.target(rel_id) for rel_id in ("rId14", "rId15", "rId99", "")] == [None] * 4


def test_strict_text_is_not_touched() -> None:
    quoted = f"<w:p><w:r><w:t>{STRICT_W}</w:t></w:r></w:p>"
    assert text(open_package(packed(strict(word(body=quoted))), "a")) == STRICT_W
    assert not open_package(packed(word(body=quoted)), "a").strict


@pytest.mark.parametrize(
    "main",
    [
        TYPE,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
    ids=["docx", "dotx", "docm", "dotm"],
)
def test_documents_templates_and_macros(main: str) -> None:
    assert text(open_package(packed(word({"[Content_Types].xml": TYPES.format(main)})), "a")) == "一、总则"


@pytest.mark.parametrize(
    "missing",
    ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"],
)
def test_what_can_be_missed(missing: str) -> None:
    parts = word()
    del parts[missing]
    assert text(open_package(packed(parts), "a")) == "一、总则"
    assert text(open_package(packed(word({missing: "<broken"})), "a")) == "一、总则"


@pytest.mark.parametrize(
    "target", ["story/main%20part.xml", "/story/main%20part.xml", "STORY/Main%20Part.XML", "./story/x/../main part.xml"]
)
def test_the_main_part_may_be_elsewhere(target: str) -> None:
    parts = word({"_rels/.rels": relationships(("a", f"{R}/officeDocument", target)), "story/main part.xml": document()})
    del parts["word/document.xml"]
    assert text(open_package(packed(parts), "a")) == "一、总则"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("make", [lambda parts: parts, strict], ids=["transitional", "strict"])
def test_encodings(codec: str, make: Callable[[Parts], Parts]) -> None:
    said = codec.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    parts = make({"word/document.xml": document().replace("UTF-8", said.upper())})
    parts = {name: content.encode(codec) for name, content in parts.items() if isinstance(content, str)}
    assert text(open_package(packed(word(parts)), "a")) == "一、总则"


def test_comments_do_not_split_text() -> None:
    package = open_package(packed(word(body="<w:t>一、<!-- x -->总<?y?><![CDATA[则]]></w:t>")), "a")
    assert package.document[0][0].text == "一、总则"


def test_side_parts_that_are_broken_are_left_out() -> None:
    data = packed(word({"word/styles.xml": b"<a/>" * 50}, BODY, ("rId1", f"{R}/styles", "styles.xml")), zipfile.ZIP_STORED)
    for broken in (data, data.replace(b"<a/><a/>", b"<b/><a/>", 1)):
        assert open_package(broken, "a").part("styles") is None
    with pytest.raises(ReaderError, match="unpacks to"):
        open_package(declared(data, "word/styles.xml", size=7), "a").part("styles")


def test_no_name_is_needed() -> None:
    with pytest.raises(ReaderError, match=r"^the input is empty"):
        open_package(b"", "")


def test_word_is_told_by_its_signature() -> None:
    assert is_word(packed(word()))
    assert not is_word(encrypted_ole())
    assert not is_word(b"")
    assert not is_word("一、总则".encode())


@given(st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=8), st.integers(0, 1 << 20))
def test_damaged_files_open_or_are_refused(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(DAMAGED)
    for place, value in changes:
        data[place % len(data)] = value
    for damaged in (bytes(data), bytes(data[: cut % len(data)])):
        try:
            package = open_package(damaged, "a")
            package.parts("header")
            package.part("styles")
        except ReaderError:
            pass


DAMAGED = packed(whole())


def corpus_files() -> list[Path]:
    return sorted(file for folder in ("word-odd", "word-zh") for file in (CORPUS / folder).glob("*.do[ct][xm]"))


@pytest.mark.skipif(not corpus_files(), reason=f"no Word files at {CORPUS}; set GANGMU_CORPUS")
def test_every_file_of_the_corpus_opens_or_is_refused() -> None:
    opened = 0
    for file in corpus_files():
        try:
            package = open_package(file.read_bytes(), file.name)
        except ReaderError:
            continue
        opened += 1
        for kind in ("numbering", "styles", "footnotes", "endnotes", "comments", "settings"):
            package.part(kind)
        package.parts("header")
        package.parts("footer")
    assert opened > 0.9 * len(corpus_files())
