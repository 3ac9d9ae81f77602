"""From Lark's tree to the document: headings, paragraphs, trivia, spans. The models are validated once, as a whole."""

from functools import lru_cache
from typing import Any

from lark import Tree

from ..grammar.piece import Piece
from ..schema.tree import Document, Marker, Source

_HEADING = 50  # code points: a longer first sentence is text
_LEADING = 30  # code points: a longer line that ends in a colon leads in to what follows
_ENDS = "。！？；"
_PUNCTUATION = "。！？；，、：…!?;,:—"
_CLOSERS = "”’」』）)》"

Fields = dict[str, Any]


def build(tree: Tree[Piece], text: str, source: Source) -> Document:
    """Make the document of a text from its parse."""
    *children, end = tree.children
    head = _start(children[0]) if children else len(text)
    return Document.model_validate(
        {
            "source": source,
            "head": text[:head],
            "blocks": [_block(child, text) for child in children],
            "diagnostics": [_diagnostic(finding, text) for finding in end.findings],
        }
    )


def _start(child: Piece | Tree[Piece]) -> int:
    return child.start if isinstance(child, Piece) else child.children[0].start


def _block(child: Piece | Tree[Piece], text: str) -> Fields:
    if child.__class__ is Piece:
        return _paragraph(text, child.start, child.at, child.end, child.role)
    return _section(child.children, text) if child.data == "section" else _part(child.children, text)


def _paragraph(text: str, start: int, at: int, end: int, role: str = "body") -> Fields:
    """Make a paragraph of a stretch; what precedes `at` and white space are trivia."""
    rest = text[at:end]
    body = rest.lstrip()
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


def _part(children: list[Any], text: str) -> Fields:
    opener = children[0]
    blocks = [_block(child, text) for child in children[1:-1]]
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


def _section(children: list[Any], text: str) -> Fields:
    """Make a section of OPEN, REST where there is one, its children, and CLOSE."""
    opener = children[0]
    rest = children[1]
    if rest.__class__ is Piece and rest.type == "REST":
        blocks = [_block(child, text) for child in children[2:-1]]
        gap, heading, body = _head(text, rest.start, rest.end, blocks, opener.cls.style)
        if body:
            blocks.insert(0, body)
        end = blocks[-1]["end"] if blocks else rest.end
    else:
        blocks = [_block(child, text) for child in children[1:-1]]
        gap, heading = text[opener.at + len(opener.value) : opener.end], None
        end = blocks[-1]["end"] if blocks else opener.end
    return {
        "kind": "section",
        "start": opener.start,
        "end": end,
        "indent": text[opener.start : opener.at],
        "marker": _marker(opener.cls.style, opener.number, opener.value),
        "gap": gap,
        "heading": heading,
        "blocks": blocks,
    }


@lru_cache(maxsize=4096)
def _marker(style: str, ordinal: int, text: str) -> Marker:
    return Marker(style=style, ordinal=ordinal, text=text)  # type: ignore[arg-type]  # validated here


def _head(text: str, start: int, end: int, blocks: list[Fields], style: str) -> tuple[str, Fields | None, Fields | None]:
    """Divide the rest of a marker's line into the gap, the heading, and the text that is left."""
    line = text[start:end]
    body = line.strip()
    at = start + len(line) - len(line.lstrip()) if body else end
    gap = text[start:at]
    if not body:
        return gap, None, None
    size = _heading_size(body, blocks, style, runs_in=at + len(body) == end and bool(blocks) and text[end - 1] not in "\n\r")
    if size is None:
        return gap, None, _paragraph(text, at, at, end)
    stop = at + size
    mark = text[stop] if stop < at + len(body) and text[stop] in _PUNCTUATION else ""
    after = stop + len(mark)
    left = text[after:end].strip()
    tail = text[after:end] if not left else text[after : text.index(left, after)]
    heading = {"text": text[at:stop], "terminator": mark, "tail": tail}
    return gap, heading, _paragraph(text, after + len(tail), after + len(tail), end) if left else None


def _heading_size(body: str, blocks: list[Fields], style: str, runs_in: bool) -> int | None:
    """Return how many characters of a section's first line are its heading, or none: see `Headings` in the README."""
    last = body[-1]
    inner = body[:-1]
    if not runs_in and not any(mark in inner for mark in _ENDS):
        if style == "article" and (last in _PUNCTUATION or "，" in inner):
            return None
        if last not in _PUNCTUATION:
            return len(body)
        if (last in "：:" and len(inner) <= _LEADING) or (last in "。？！" and blocks):
            return len(inner)
        return None
    if style == "article":
        return None
    size = body.find("。")
    return size if 0 < size <= _HEADING and (runs_in or size < len(inner)) else None


def _diagnostic(finding: Any, text: str) -> Fields:
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
