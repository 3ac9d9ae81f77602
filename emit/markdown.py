"""Markdown: headings by depth, everything else in paragraphs; reading it back gives the same outline.

>>> from gangmu import parse
>>> print(emit_markdown(parse("一、总则\\n（一）目的。为了安全。一是防火；二是防盗。")), end="")
## 一、总则
<BLANKLINE>
（一）目的。为了安全。一是防火；二是防盗。
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..schema.tree import Document

_SPECIAL = re.compile(r"([\\`*_<\[])")
_DEEPEST = 6
_WRAPPED = 20  # code points: a shorter line that stops without punctuation is whole
_FINAL = "。；：！？…;:!?”）)》」』"


class _Stretch(NamedTuple):
    """Some characters of a line, and what the line is if it begins with them."""

    text: str
    ends: bool = False
    """Whether the line ends with them."""
    single: bool = False
    """Whether no blank line follows."""
    prefix: str = ""
    row: bool = False
    """Whether they are a row of a table."""
    wraps: bool = True
    """Whether the sentence of the line above may go on with them."""


def emit_markdown(document: Document) -> str:
    """Write a tree as Markdown: one paragraph a line, and a heading where a section's first line is its heading."""
    text = ""
    line: list[_Stretch] = []
    above: _Stretch | None = None  # what the line above ended with, where a paragraph may go on
    for stretch in _stretches(document):
        line.append(stretch)
        if stretch.ends:
            text, above = _add(text, line, above)
            line = []
    return _add(text, line, above)[0]


def _add(text: str, line: list[_Stretch], above: _Stretch | None) -> tuple[str, _Stretch | None]:
    content = "".join(stretch.text for stretch in line).strip()
    if not content:
        return text, above
    first, last = line[0], line[-1]
    goes_on = above is not None and not first.prefix and above.row == first.row and (first.row or first.wraps)
    text += ("" if goes_on or not text else "\n") + first.prefix + content + "\n"
    wraps = not first.prefix and len(content) > _WRAPPED and content[-1] not in _FINAL
    return text, last if last.row or (wraps and last.single) else None


def _stretches(document: Document) -> Iterator[_Stretch]:
    depths = {id(node): depth for _, depth, node in document.nodes()}
    for node in document.walk():
        if node.kind == "section":
            heading = node.heading
            if heading is None:
                yield _stretch(node.marker.text, node.gap, wraps=False)
                continue
            whole = _line_ends(heading.tail) or not (heading.tail.strip("* ") or node.blocks)
            prefix = "#" * min(depths[id(node)] + 2, _DEEPEST) + " "
            yield _stretch(node.marker.text, node.gap, prefix=prefix if whole else "", wraps=False)
            yield _stretch(heading.text + heading.terminator, heading.tail)
        elif node.kind == "part":
            yield _stretch(node.label, node.tail, prefix="## " if _line_ends(node.tail) else "", wraps=False)
        elif node.role in ("table", "title"):
            yield _stretch(node.text, node.tail, prefix="# " if node.role == "title" else "", row=node.role == "table")
        else:
            yield _stretch(_SPECIAL.sub(r"\\\1", node.text), node.tail)


def _stretch(text: str, trivia: str, prefix: str = "", row: bool = False, wraps: bool = True) -> _Stretch:
    ends = _line_ends(trivia)
    space = "" if ends else trivia.replace("*", "").replace("#", "")
    return _Stretch(text.replace("\v", " ") + space, ends > 0, ends == 1, prefix, row, wraps)


def _line_ends(trivia: str) -> int:
    """Count the line ends in some trivia."""
    return len(f"{trivia}.".splitlines()) - 1
