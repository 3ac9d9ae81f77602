"""Word files: the text that Word shows, paragraph by paragraph in reading order, with its labels written at their places.

Tracked changes are read as accepted, or as rejected when asked; footnotes, comments and images become notes at a place of
the text, headers and footers asides.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from ..grammar.lexer import Label
from ..schema.errors import ReaderError
from ..schema.limits import Limits
from ..schema.tree import Aside, Changes, Document, Note, Source
from .build import Body, CellSpan, TableSpan, build
from .numbering import Numbering
from .package import Package, open_package
from .pipeline import no_collection

Element: TypeAlias = Any  # of lxml, which has no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_P, _R_, _T, _TBL, _TR, _TC = (_W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
_PPR, _RPR, _FLD_CHAR, _DEL_TEXT, _TXBX = (_W + name for name in ("pPr", "rPr", "fldChar", "delText", "txbxContent"))
_CHOICE, _FALLBACK, _ALTERNATE = (_MC + name for name in ("Choice", "Fallback", "AlternateContent"))
_VAL, _ID, _TYPE = (_W + name for name in ("val", "id", "type"))

# What only holds other things, in a line and above lines.
_HOLDERS = frozenset(
    [_W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "rubyBase", "ruby")]
    + [
        _M + name
        for name in ("oMath", "oMathPara", "r", "f", "num", "den", "e", "sup", "sub", "sSup", "sSub", "rad", "d", "nary", "func", "fName")
    ]
)
_ADDED = frozenset((_W + "ins", _W + "moveTo"))
_TAKEN = frozenset((_W + "del", _W + "moveFrom"))
_SHOWN = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "cr": "\v",
    _W + "noBreakHyphen": "-",
}
_BREAKS = {"page": "\f", "column": "\f"}
_NOTES = {_W + "footnoteReference": "footnote", _W + "endnoteReference": "endnote", _W + "commentReference": "comment"}
_PICTURES = frozenset((_W + "drawing", _W + "pict", _W + "object"))
_IN_LINE = str.maketrans("\n\r\f\x1c\x1d\x1e\x85\u2028\u2029", " " * 9)


def read_word(data: bytes, name: str = "", changes: Changes = "accepted", limits: Limits | None = None) -> Document:
    """Read the bytes of a Word file; raise `ReaderError` for what is none, is broken, or breaks a limit."""
    with no_collection():
        body, tracked, notes, asides = _walked(data, name, changes, limits or Limits())
        source = Source(
            name=Path(name).name,
            format="word",
            newline="\n",
            sha256=hashlib.sha256(data).hexdigest(),
            changes=changes if tracked else "none",
        )
        return build(body, source, notes=notes, asides=asides)


def _walked(data: bytes, name: str, changes: Changes, limits: Limits) -> tuple[Body, bool, list[Note], list[Aside]]:
    """Return the body, whether it has tracked changes, the notes and the asides; the XML is free again before the tree is built."""
    package = open_package(data, name, limits)
    tracked = next(package.document.iter(*_ADDED, *_TAKEN, _W + "pPrChange"), None) is not None
    numbering = Numbering(package.part("numbering"), package.part("styles"), changes=changes if tracked else "none")
    walk = _Walk(package, name, changes, limits, numbering, tracked)
    walk.blocks(_body_of(package.document))
    return walk.body(), tracked, walk.notes, walk.asides()


def _body_of(document: Element) -> Element:
    body = document.find(_W + "body")
    return document if body is None else body


class _Walk:
    """One pass over a Word file, which writes its text."""

    def __init__(self, package: Package, name: str, changes: Changes, limits: Limits, numbering: Numbering, tracked: bool) -> None:
        self.package = package
        self.name = name
        self.changes = changes
        self.limits = limits
        self.numbering = numbering
        self.shown, self.hidden = (_ADDED, _TAKEN) if changes == "accepted" else (_TAKEN, _ADDED)
        self.tracked = tracked
        """Whether the file holds tracked changes."""
        self.parts: list[str] = []
        self.length = 0
        self.paragraphs: list[int] = []
        self.labels: list[Label] = []
        self.tables: list[TableSpan] = []
        self.notes: list[Note] = []
        self.fields: list[bool] = []
        """For every field that is open, whether its result has begun."""
        self.unread: dict[str, dict[str, Element]] = {}
        """By kind: the notes that no reference has shown yet."""
        self.blocks_met = 0
        self.boxes: list[Element] = []
        self.pending: list[str] = []
        """The text of paragraphs whose mark is deleted: it belongs to the next one."""

    def body(self) -> Body:
        """Return what has been written."""
        self._write("".join(self.pending))
        return Body("".join(self.parts), tuple(self.labels), tuple(self.tables), tuple(self.paragraphs))

    def asides(self) -> list[Aside]:
        """Return the headers and footers."""
        found: list[Aside] = []
        for kind in ("header", "footer"):
            for _, root in self.package.parts(kind):
                text = self._plain(root)
                if text:
                    found.append(Aside(kind=kind, text=text))
        return found

    # ---------------------------------------------------------------------------------------- blocks

    def blocks(self, parent: Element) -> None:
        """Write the paragraphs and tables below an element."""
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self._table(child)
            elif tag == _ALTERNATE:
                self.blocks(_chosen(child))
            elif tag in _HOLDERS or tag in self.shown:
                self.blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        self.paragraphs.append(self.length)
        self._count()
        if self.tracked and self._mark_is_lost(paragraph):
            begun = len(self.parts)
            self._line(paragraph)
            self.pending += self.parts[begun:]
            self.length -= sum(map(len, self.parts[begun:]))
            del self.parts[begun:]
            return
        label = self.numbering.label(paragraph)
        if label is not None:
            start = self.length
            self._write(label.text)
            if label.text:
                self.labels.append(Label(start, self.length, label.ordinal, label.list_id, label.level))
            self._write(label.suffix)
        if self.pending:
            self._write("".join(self.pending))
            self.pending = []
        self._line(paragraph)
        while self.fields and not self.fields[-1]:  # an instruction without a result ends with its paragraph
            self.fields.pop()
        self._write("\n")
        self._check_length()
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def _mark_is_lost(self, paragraph: Element) -> bool:
        """Whether a tracked change takes the paragraph's mark away, so that it runs on into the next one."""
        marks = paragraph.find(f"{_PPR}/{_RPR}")
        return marks is not None and any(mark.tag in self.hidden for mark in marks)

    def _table(self, table: Element) -> None:
        start, outer = self.length, self.tables
        rows = []
        for row in _children(table, _TR):
            self._count()
            cells = []
            for cell in _children(row, _TC):
                self._count()
                begin, self.tables = self.length, []
                self.blocks(cell)
                if self.length == begin:
                    self._write("\n")
                cells.append(CellSpan(begin, self.length, tuple(self.tables), _columns(cell)))
            rows.append(tuple(cells))
        self.tables = outer
        if self.length > start:
            outer.append(TableSpan(start, self.length, tuple(rows)))

    # ----------------------------------------------------------------------------------------- lines

    def _line(self, parent: Element) -> None:
        """Write the text of a paragraph, or of what stands in one."""
        for child in parent:
            tag = child.tag
            if tag == _R_:
                self._run(child)
            elif tag in _HOLDERS or tag in self.shown:
                self._line(child)
            elif tag != _PPR and tag not in self.hidden:
                self._piece(child, tag)

    def _run(self, run: Element) -> None:
        """Write the text of a run."""
        for child in run:
            tag = child.tag
            if tag == _T:
                text = child.text
                if text and (not self.fields or all(self.fields)):
                    self._write(text)
            elif tag != _RPR:
                self._piece(child, tag)

    def _piece(self, child: Element, tag: Any) -> None:
        """Write what stands in a run beside plain text."""
        if tag == _FLD_CHAR:
            self._field(child.get(_W + "fldCharType"))
        elif tag == _ALTERNATE:
            self._run(_chosen(child))
        elif self.fields and not all(self.fields):
            return
        elif tag in _SHOWN:
            self._write(_SHOWN[tag])
        elif tag == _W + "br":
            self._write(_BREAKS.get(child.get(_TYPE, ""), "\v"))
        elif tag in (_DEL_TEXT, _M + "t"):
            self._write(child.text or "")
        elif tag == _W + "sym":
            self._write(_symbol(child.get(_W + "char", "")))
        elif tag in _NOTES:
            self._note(_NOTES[tag], child.get(_ID, ""))
        elif tag in _PICTURES:
            self._picture(child)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _count(self) -> None:
        """Count a paragraph, a row or a cell."""
        self.blocks_met += 1
        if self.blocks_met > self.limits.blocks:
            raise ReaderError(
                "{name} holds more than {limit} paragraphs, rows and cells; "
                "raise the limit with --limit blocks=N if the file is to be trusted",
                name=self.name,
                limit=self.limits.blocks,
            )

    def _write(self, text: str) -> None:
        if len(text) > 1 and not text.isprintable():
            text = text.translate(_IN_LINE)
        self.parts.append(text)
        self.length += len(text)

    def _check_length(self) -> None:
        if self.length > self.limits.characters:
            raise ReaderError(
                "{name} holds more than {limit} characters; raise the limit with --limit characters=N if the file is to be trusted",
                name=self.name,
                limit=self.limits.characters,
            )

    # ----------------------------------------------------------------------------------------- notes

    def _note(self, kind: str, number: str) -> None:
        """Add the note or the comment that is referred to."""
        found = self._notes_of(kind).pop(number, None)  # a second reference shows the number again, not the note
        if found is not None:
            text, author = self._plain(found), found.get(_W + "author", "")
            self.notes.append(Note(kind=kind, at=self.length, index=len(self.paragraphs) - 1, text=text, name=author))  # type: ignore[arg-type]

    def _notes_of(self, kind: str) -> dict[str, Element]:
        """Return the notes of a kind that no reference has shown yet, by their ids."""
        if kind not in self.unread:
            part = self.package.part(f"{kind}s")
            self.unread[kind] = {note.get(_ID): note for note in reversed(part)} if part is not None else {}
        return self.unread[kind]

    def _plain(self, root: Element) -> str:
        """Return the text of what stands apart, with its labels."""
        apart = _Walk(self.package, self.name, self.changes, self.limits, self.numbering, self.tracked)
        apart.unread = self.unread
        apart.blocks(root)
        return "".join((*apart.parts, *apart.pending)).strip()

    def _picture(self, picture: Element) -> None:
        """Add an image as a note, and keep text boxes until their paragraph ends."""
        described = next((found for found in picture.iter() if str(found.tag).endswith("}docPr")), None)
        text = described.get("descr") or "" if described is not None else ""
        for found in picture.iter(_A + "blip", _V + "imagedata"):
            target = self.package.target(found.get(_R + "embed") or found.get(_R + "id") or "")
            if target:
                self.notes.append(
                    Note(kind="image", at=self.length, index=len(self.paragraphs) - 1, text=text, name=target[0], size=target[1])
                )
        self.boxes.extend(_boxes(picture))


def _chosen(alternatives: Element) -> Element:
    """Return the one of several representations that is read: the first choice, or else the fallback."""
    found = alternatives.find(_CHOICE)
    if found is None:
        found = alternatives.find(_FALLBACK)
    return alternatives if found is None else found


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, through content controls."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _HOLDERS or child.tag in _ADDED:
            yield from _children(child, wanted)


def _columns(cell: Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = span.get(_VAL, "1") if span is not None else "1"
    return max(1, int(value)) if value.isdecimal() and len(value) < 6 else 1


def _boxes(picture: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing, each once, and not those inside another."""
    for child in picture:
        if child.tag == _TXBX:
            yield child
        elif child.tag == _ALTERNATE:
            yield from _boxes(_chosen(child))
        else:
            yield from _boxes(child)


def _symbol(code: str) -> str:
    """Return the character of a symbol; one that only a symbol font gives a shape has no character."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= value <= 0xF8FF or value > 0x10FFFF else chr(value)
