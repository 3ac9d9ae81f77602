"""A Word file as a package: its main part, and the parts that it relates to, each parsed when asked for.

Strict files are given the Transitional namespaces, so that the rest of the reader knows one kind. Every XML part is
checked before it becomes a tree; nothing outside the file is ever fetched.
"""

import posixpath
import re
from typing import Any, NamedTuple, NoReturn
from urllib.parse import unquote
from xml.parsers import expat
from zipfile import ZipInfo

from lxml import etree  # type: ignore[import-untyped]  # lxml brings no stubs

from ..schema.errors import ReaderError
from ..schema.limits import Limits
from .archive_guard import Archive, PartError, check_file, shown

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
_STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TABLE_TAGS = (f"{_W} tbl", f"{_STRICT_W} tbl")
_DEEPEST = 256  # elements inside each other, of which lxml builds a tree
_SHORTEST = 4  # bytes of an element, <a/>; an attribute has more
_CHUNK = 1 << 20  # bytes

# Comments and processing instructions are dropped, so that the text on both sides of one is one text.
_PARSER = etree.XMLParser(
    encoding="utf-8",
    resolve_entities=False,
    no_network=True,
    huge_tree=False,
    load_dtd=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_DECLARED = re.compile(rb"""(\sxmlns(?::[^\s=<>]+)?\s*=\s*["'])http://purl\.oclc\.org/ooxml/([A-Za-z]+)/""")
_ENCODING_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]*)""")
# What the standard allows (here UTF-16 is only said, not meant), and what is read again as UTF-8: UTF-16, and what
# careless writers use. No others: in some of them a DOCTYPE is other bytes.
_PLAIN = ("utf-8", "utf8", "us-ascii", "ascii", "utf-16")
_CODECS = {
    "utf-16-bom": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "iso-8859-1": "latin-1",
    "windows-1252": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
}


class _Relationship(NamedTuple):
    kind: str
    """The last word of its type: `styles`, `header`."""
    entry: ZipInfo | None
    """What it points to; none where that is outside the file, or missing."""


class Package:
    """A Word file, opened: its main part and what belongs to it, parsed when asked for.

    `part` and `parts` raise `ReaderError` where a part breaks a limit; one that is only broken counts as missing.
    """

    document: etree._Element
    """The root of the main part, `w:document`, in the Transitional namespaces."""
    strict: bool
    """Whether it is in the Strict ones in the file."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._name = archive.name
        self._limits = archive.limits
        self._nodes = 0
        """Elements and attributes parsed so far, or a bound of them."""
        self._roots: dict[str, etree._Element | None] = {}
        self._rels: dict[str, _Relationship] | None = None
        self._main = ""
        self.strict = False
        main = self._find_main()
        self._main = main.filename
        self.document = self._parse(main)
        if self.document.tag != f"{{{_W}}}document":
            raise ReaderError(
                "{name}: the main part {part} is no Word document but {found!r}; open it in its own program and save it as .docx",
                name=self._name,
                part=shown(self._main),
                found=shown(str(self.document.tag)),
            )

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the part of a kind: numbering, styles, footnotes, endnotes, comments, settings."""
        for relationship in self._related().values():
            if relationship.kind == kind and relationship.entry is not None:
                return self._root(relationship.entry)
        return None

    def parts(self, kind: str) -> list[tuple[str, etree._Element]]:
        """Return the relationship id and the root of each part of a kind: header, footer."""
        found = []
        for rel_id, relationship in self._related().items():
            if relationship.kind == kind and relationship.entry is not None:
                root = self._root(relationship.entry)
                if root is not None:
                    found.append((rel_id, root))
        return found

    def target(self, rel_id: str) -> tuple[str, int] | None:
        """Return the name inside the package and the unpacked size in bytes of what the main part relates to, as an image.

        What is outside the file, or missing from it, has none.
        """
        relationship = self._related().get(rel_id)
        if relationship is None or relationship.entry is None:
            return None
        return relationship.entry.filename, relationship.entry.file_size

    # ------------------------------------------------------------------------------------------ parts

    def _find_main(self) -> ZipInfo:
        """Return the main part; name a package that is no Word file for what it is."""
        related = self._relationships("").values()
        main = next((to.entry for to in related if to.kind == "officeDocument" and to.entry is not None), None)
        main = main or self._archive.find("word/document.xml")
        if main is None:
            self._refuse_other_package()
        folder = main.filename.casefold().partition("/")[0]
        if folder == "xl":
            raise ReaderError("{name} is a spreadsheet (Excel), no Word file; give the text as a Word document", name=self._name)
        if folder == "ppt":
            raise ReaderError("{name} is a presentation (PowerPoint), no Word file; give the text as a Word document", name=self._name)
        return main

    def _refuse_other_package(self) -> NoReturn:
        entry = self._archive.find("mimetype")
        mimetype = self._archive.read(entry) if entry is not None and entry.file_size < 200 else b""
        if b"opendocument" in mimetype:
            raise ReaderError("{name} is an OpenDocument file (ODT), no Word file; open it and save it as .docx", name=self._name)
        if b"epub" in mimetype:
            raise ReaderError("{name} is an e-book (EPUB), no Word file; convert it to .docx first", name=self._name)
        raise ReaderError(
            "{name} is a zip archive without a Word document; unpack it and give the Word file that is in it", name=self._name
        )

    def _related(self) -> dict[str, _Relationship]:
        if self._rels is None:
            self._rels = self._relationships(self._main)
        return self._rels

    def _relationships(self, part: str) -> dict[str, _Relationship]:
        """Return what a part relates to, by relationship id, in order; for no part what the package does."""
        folder, base = posixpath.split(part)
        entry = self._archive.find(posixpath.join(folder, "_rels", base + ".rels"))
        root = self._root(entry) if entry is not None else None
        found: dict[str, _Relationship] = {}
        for child in root if root is not None else ():
            kind = child.get("Type", "")
            for prefix in _RELATIONSHIPS:
                kind = kind.removeprefix(prefix)
            internal = child.get("TargetMode", "Internal") != "External"
            found.setdefault(child.get("Id", ""), _Relationship(kind, self._resolve(folder, child.get("Target", "")) if internal else None))
        return found

    def _resolve(self, folder: str, target: str) -> ZipInfo | None:
        """Return the entry that a target stands for, seen from a folder; names in the archive may be percent-encoded too."""
        path = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0])).lstrip("/")
        return self._archive.find(path) or self._archive.find(unquote(path))

    def _root(self, entry: ZipInfo) -> etree._Element | None:
        """Return the root of a side part, parsed once; none where it is broken."""
        if entry.filename not in self._roots:
            try:
                self._roots[entry.filename] = self._parse(entry)
            except PartError:
                self._roots[entry.filename] = None
        return self._roots[entry.filename]

    # -------------------------------------------------------------------------------------------- XML

    def _parse(self, entry: ZipInfo) -> etree._Element:
        """Return the root of a part, checked; raise `PartError` where it is broken, `ReaderError` where it breaks a limit."""
        part = shown(entry.filename)
        self._archive.check_size(entry)
        xml = self._utf8(self._archive.read(entry), part)
        if b"<!DOCTYPE" in xml:
            raise ReaderError(
                "{name}: the part {part} has a DOCTYPE, as in no Word file; "
                "if it is to be trusted, open it in Word and save it as .docx again",
                name=self._name,
                part=part,
            )
        self._charge(xml, part)
        if xml.find(_STRICT, 0, 65_536) >= 0:
            xml, mapped = _STRICT_DECLARED.subn(rb"\1http://schemas.openxmlformats.org/\2/2006/", xml)
            self.strict = self.strict or (mapped > 0 and entry.filename == self._main)
        try:
            root = etree.fromstring(xml, _PARSER)
        except etree.XMLSyntaxError as error:
            _Survey(self._name, part, self._limits).run(xml)
            raise PartError(
                "{name}: the part {part} is no well-formed XML ({reason}); let Word repair it and save it as .docx again",
                name=self._name,
                part=part,
                reason=" ".join(str(error.msg).split())[:200],
            ) from None
        self._check_tables(root, part)
        return root

    def _utf8(self, xml: bytes, part: str) -> bytes:
        """Return a part in UTF-8, so that every check sees the bytes that the parser sees."""
        encoding = _encoding_of(xml)
        if encoding in _PLAIN:
            return xml
        if encoding in _CODECS:
            try:
                return xml.decode(_CODECS[encoding]).encode()
            except UnicodeError:
                pass
        raise PartError(
            "{name}: the part {part} cannot be read in its encoding, {encoding}; open it in Word and save it as .docx again",
            name=self._name,
            part=part,
            encoding=shown(encoding.removesuffix("-bom")),
        )

    def _charge(self, xml: bytes, part: str) -> None:
        """Add a part to the elements and attributes of the file: by a bound as long as that is far enough away, else counted."""
        room = self._limits.elements - self._nodes
        nodes = len(xml) // _SHORTEST
        if nodes > room // 2:
            nodes = xml.count(b"<") + xml.count(b"=")
        if nodes > room // 2 or self._limits.depth < _DEEPEST:
            counted = _Survey(self._name, part, self._limits, room).run(xml)
            nodes = nodes if counted is None else counted
        if nodes > room:
            _refuse_elements(self._name, part, self._limits)
        self._nodes += nodes

    def _check_tables(self, root: etree._Element, part: str) -> None:
        """Refuse tables that are too deep, by the chain of tables that are open at each."""
        chain: list[etree._Element] = []
        for table in root.iter(f"{{{_W}}}tbl"):
            outer = next(table.iterancestors(f"{{{_W}}}tbl"), None)
            while chain and chain[-1] is not outer:
                chain.pop()
            chain.append(table)
            if len(chain) > self._limits.table_depth:
                _refuse_tables(self._name, part, self._limits)


class _Survey:
    """A pass over a part that builds no tree, to count it and to find the limit that it breaks."""

    def __init__(self, name: str, part: str, limits: Limits, room: int | None = None) -> None:
        self.name = name
        self.part = part
        self.limits = limits
        self.room = limits.elements if room is None else room
        self.nodes = 0
        self.depth = 0
        self.tables = 0

    def run(self, xml: bytes) -> int | None:
        """Return how many elements and attributes there are; none where the XML is broken."""
        parser = expat.ParserCreate("utf-8", " ")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            for at in range(0, len(xml), _CHUNK):
                parser.Parse(xml[at : at + _CHUNK])
            parser.Parse(b"", True)
        except expat.ExpatError:
            return None
        return self.nodes

    def _start(self, tag: str, attributes: Any) -> None:
        self.nodes += 1 + len(attributes) // 2
        self.depth += 1
        if self.nodes > self.room:
            _refuse_elements(self.name, self.part, self.limits)
        if self.depth > self.limits.depth:
            raise ReaderError(
                "{name}: the part {part} has elements more than {limit} deep inside each other, as no Word file has; "
                "if it is to be trusted, open it in Word and save it as .docx again",
                name=self.name,
                part=self.part,
                limit=self.limits.depth,
            )
        if tag in _TABLE_TAGS:
            self.tables += 1
            if self.tables > self.limits.table_depth:
                _refuse_tables(self.name, self.part, self.limits)

    def _end(self, tag: str) -> None:
        self.depth -= 1
        self.tables -= tag in _TABLE_TAGS


def open_package(data: bytes, name: str, limits: Limits | None = None) -> Package:
    """Open the bytes of a Word file; raise `ReaderError` for what is none, is broken, or breaks a limit."""
    name, limits = name or "the input", limits or Limits()
    check_file(data, name, limits)
    return Package(Archive(data, name, limits))


def _encoding_of(xml: bytes) -> str:
    """Return the encoding of a part: UTF-16 by its first bytes, another as it is declared."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-bom"
    if xml.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if xml[0] else "utf-16-be"
    declared = _ENCODING_DECLARED.match(xml)
    return declared[1].decode("latin-1").lower() if declared else "utf-8"


def _refuse_elements(name: str, part: str, limits: Limits) -> NoReturn:
    raise ReaderError(
        "{name}: with the part {part} there are more than {limit} elements and attributes; "
        "raise the limit with --limit elements=N if the file is to be trusted",
        name=name,
        part=part,
        limit=limits.elements,
    )


def _refuse_tables(name: str, part: str, limits: Limits) -> NoReturn:
    raise ReaderError(
        "{name}: the part {part} has tables more than {limit} deep inside each other; "
        "raise the limit with --limit table_depth=N if the file is to be trusted",
        name=name,
        part=part,
        limit=limits.table_depth,
    )
