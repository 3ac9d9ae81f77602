"""From what the grammar makes of a text to the document: headings, paragraphs, tables, trivia, spans.

The models are validated once, as a whole.
"""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from ..grammar.lexer import Label, Stretch
from ..grammar.nesting import Finding
from ..grammar.outliner import Branch, Outline, outline
from ..grammar.piece import Piece
from ..schema.tree import Document, Marker, Source

_HEADING = 50  # code points: a longer first sentence is text
_LEADING = 30  # code points: a longer line that ends in a colon leads in to what follows
_BOLD = " \t\n\r\u3000\u00a0*"
_PUNCTUATION = "。！？；，、：….!?;,:—"
_CLOSERS = "”’」』）)》"

Fields = dict[str, Any]


class TableSpan(NamedTuple):
    """Where a table of a Word file stands in the text, and what its cells hold."""

    start: int
    """Code points."""
    end: int
    """Code points."""
    rows: tuple[tuple["CellSpan", ...], ...]


class CellSpan(NamedTuple):
    """Where a cell stands."""

    start: int
    """Code points."""
    end: int
    """Code points."""
    tables: tuple[TableSpan, ...]
    """The tables inside it."""
    columns: int
    """How many columns it spans."""


class Body(NamedTuple):
    """A text to be built from; a Word file's with what is known of its places."""

    text: str
    labels: tuple[Label, ...] = ()
    """The labels that Word made, in reading order."""
    tables: tuple[TableSpan, ...] = ()
    """In reading order, not nested."""
    paragraphs: tuple[int, ...] = ()
    """Where each paragraph of a Word file begins; nothing for other files."""


def build(body: Body, source: Source, **more: Any) -> Document:
    """Make the document of a text; `more` are fields of it that are known already."""
    found = _outline(body, 0, len(body.text))
    blocks = [_block(block, body) for block in found.blocks]
    fields = {
        "source": source,
        "head": body.text[: blocks[0]["start"]] if blocks else body.text,
        "blocks": blocks,
        "paragraphs": body.paragraphs,
        "diagnostics": [_diagnostic(finding) for finding in found.findings],
    }
    return Document.model_validate(fields | more)


def _outline(body: Body, start: int, end: int) -> Outline:
    """Outline a stretch; tables, and the labels in them, are left for their cells."""
    labels = body.labels[bisect_left(body.labels, (start,)) : bisect_left(body.labels, (end,))] if body.labels else ()
    tables = tuple((table.start, table.end) for table in body.tables)
    if labels and tables:
        labels = tuple(label for label in labels if not _is_inside(label.start, tables))
    return outline(Stretch(body.text, start, end, labels, tables))


def _is_inside(place: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    i = bisect_right(stretches, place, key=itemgetter(0)) - 1
    return i >= 0 and place < stretches[i][1]


def _block(block: Piece | Branch, body: Body) -> Fields:
    if isinstance(block, Branch):
        return _section(block, body) if block.opener.type == "OPEN" else _part(block, body)
    if block.role == "grid":
        return _table(body.tables[bisect_left(body.tables, (block.start,))], body)
    return _paragraph(body.text, block.start, block.at, block.end, block.role)


def _paragraph(text: str, start: int, at: int, end: int, role: str = "body") -> Fields:
    """Make a paragraph of a stretch; what precedes `at` and white space are trivia."""
    body = text[at:end].lstrip()
    at = end - len(body)
    body = body.rstrip()
    return {
        "kind": "paragraph",
        "start": start,
        "end": end,
        "indent": text[start:at],
        "text": body,
        "tail": text[at + len(body) : end],
        "role": role,
    }


def _table(table: TableSpan, body: Body) -> Fields:
    rows = [{"cells": [_cell(cell, body) for cell in row]} for row in table.rows]
    return {"kind": "table", "start": table.start, "end": table.end, "rows": rows}


def _cell(cell: CellSpan, body: Body) -> Fields:
    """Make a cell: a document of its own, as far as its outline goes."""
    inside = body._replace(tables=cell.tables)
    blocks = [_block(block, inside) for block in _outline(inside, cell.start, cell.end).blocks]
    begin = blocks[0]["start"] if blocks else cell.end
    if begin > cell.start:
        blocks.insert(0, _paragraph(body.text, cell.start, begin, begin))
    return {"blocks": blocks, "columns": cell.columns}


def _part(part: Branch, body: Body) -> Fields:
    opener, text = part.opener, body.text
    blocks = [_block(block, body) for block in part.blocks]
    after = opener.at + len(opener.value)
    return {
        "kind": "part",
        "start": opener.start,
        "end": blocks[-1]["end"] if blocks else opener.end,
        "indent": text[opener.start : opener.at],
        "label": opener.value,
        "tail": text[after : opener.end],
        "blocks": blocks,
    }


def _section(section: Branch, source: Body) -> Fields:
    """Make a section; the rest of its marker's line becomes gap, heading and first paragraph."""
    opener, text = section.opener, source.text
    blocks = [_block(block, source) for block in section.blocks]
    value, at, end = opener.value, opener.at, opener.end
    indent = text[opener.start : at]
    after = at + len(value)
    trivia = _BOLD if "**" in indent else None
    line = text[after:end]
    body = line.lstrip(trivia)
    begin = end - len(body)
    body = body.rstrip(trivia)
    heading = None
    if body:
        runs_in = bool(blocks) and begin + len(body) == end and line[-1] not in "\n\r"
        size = _heading_size(body, blocks, opener, runs_in)
        if size is None:
            blocks.insert(0, _paragraph(text, begin, begin, end))
        else:
            heading, used = _heading(body, size, text[begin + size : end], trivia)
            left = begin + used
            if left < end:
                blocks.insert(0, _paragraph(text, left, left, end))
    generated = opener.label is not None
    return {
        "kind": "section",
        "start": opener.start,
        "end": blocks[-1]["end"] if blocks else end,
        "indent": indent,
        "marker": _marker(opener.cls.style, opener.number or None, value, generated),
        "gap": text[after:begin],
        "heading": heading,
        "blocks": blocks,
    }


def _heading(body: str, size: int, rest: str, trivia: str | None) -> tuple[Fields, int]:
    """Make a heading of the first characters of a line, and return it with how many characters it takes up.

    `rest` is the line behind them, with its line end; what follows the final mark and the trivia is text.
    """
    mark = rest[:1] if size < len(body) and rest[0] in _PUNCTUATION else ""
    after = rest[len(mark) :]
    tail = after if size + len(mark) == len(body) else after[: len(after) - len(after.lstrip(trivia))]
    return {"text": body[:size], "terminator": mark, "tail": tail}, size + len(mark) + len(tail)


@lru_cache(maxsize=4096)
def _marker(style: str, ordinal: int | None, text: str, generated: bool) -> Marker:
    return Marker(style=style, ordinal=ordinal, text=text, generated=generated)  # type: ignore[arg-type]  # validated here


def _heading_size(body: str, blocks: list[Fields], opener: Piece, runs_in: bool) -> int | None:
    """Return how many characters of a section's first line are its heading, or none: see `Headings` in the README."""
    last = body[-1]
    inner = body[:-1]
    style = opener.cls.style
    size = inner.find("。")
    if size < 0 and not runs_in and not ("；" in inner or "！" in inner or "？" in inner):
        if style == "article" and (last in _PUNCTUATION or "，" in inner):
            return None
        if last not in _PUNCTUATION:
            return len(body) if opener.role != "sentence" else None
        if (last in "：:" and len(inner) <= _LEADING) or (last in "。？！" and blocks):
            return len(inner)
        return None
    if size < 0 and runs_in and last == "。":
        size = len(inner)
    return size if 0 < size <= _HEADING and style != "article" else None


def _diagnostic(finding: Finding) -> Fields:
    piece = finding.piece
    at = getattr(piece, "at", piece.start)
    return {
        "code": finding.code,
        "severity": "info" if finding.code == "rejected" else "warning",
        "start": at,
        "end": at + len(piece.value),
        "text": piece.value,
        "expected": finding.expected,
    }
