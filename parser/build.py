"""From Lark's tree to the document: headings, paragraphs, trivia, spans. The models are validated once, as a whole."""

from functools import lru_cache
from typing import Any

from ..grammar.nesting import Finding
from ..grammar.outliner import Branch, Outline
from ..grammar.piece import Piece
from ..schema.tree import Document, Marker, Source

_HEADING = 50  # code points: a longer first sentence is text
_LEADING = 30  # code points: a longer line that ends in a colon leads in to what follows
_BOLD = " \t\n\r\u3000\u00a0*"
_PUNCTUATION = "。！？；，、：….!?;,:—"
_CLOSERS = "”’」』）)》"

Fields = dict[str, Any]


def build(outline: Outline, text: str, source: Source) -> Document:
    """Make the document of a text from its outline."""
    blocks = [_block(block, text) for block in outline.blocks]
    return Document.model_validate(
        {
            "source": source,
            "head": text[: blocks[0]["start"]] if blocks else text,
            "blocks": blocks,
            "diagnostics": [_diagnostic(finding) for finding in outline.findings],
        }
    )


def _block(block: Piece | Branch, text: str) -> Fields:
    if isinstance(block, Piece):
        return _paragraph(text, block.start, block.at, block.end, block.role)
    return _section(block, text) if block.opener.type == "OPEN" else _part(block, text)


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


def _part(part: Branch, text: str) -> Fields:
    opener = part.opener
    blocks = [_block(block, text) for block in part.blocks]
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


def _section(section: Branch, text: str) -> Fields:
    """Make a section; the rest of its marker's line becomes gap, heading and first paragraph."""
    opener = section.opener
    blocks = [_block(block, text) for block in section.blocks]
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
    return {
        "kind": "section",
        "start": opener.start,
        "end": blocks[-1]["end"] if blocks else end,
        "indent": indent,
        "marker": _marker(opener.cls.style, opener.number, value),
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
def _marker(style: str, ordinal: int, text: str) -> Marker:
    return Marker(style=style, ordinal=ordinal, text=text)  # type: ignore[arg-type]  # validated here


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
