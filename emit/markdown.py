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

from ..schema.tree import Block, Cell, Document, Section, Table, leaves

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
    lines: list[str] = []
    line: list[_Stretch] = []
    above: _Stretch | None = None  # what the line above ended with, where a paragraph may go on
    for stretch in (*_stretches(document.blocks, 0), _Stretch("", ends=True)):
        line.append(stretch)
        if not stretch.ends:
            continue
        content = "".join(part.text for part in line).strip()
        if content:
            first = line[0]
            goes_on = above is not None and not first.prefix and above.row == first.row and (first.row or first.wraps)
            if lines and not goes_on:
                lines.append("")
            lines.append(first.prefix + content)
            wraps = not first.prefix and len(content) > _WRAPPED and content[-1] not in _FINAL
            above = stretch if stretch.row or (wraps and stretch.single) else None
        line = []
    return "".join(f"{line}\n" for line in lines)


def _stretches(blocks: tuple[Block, ...], depth: int) -> Iterator[_Stretch]:
    for node in blocks:
        if node.kind == "section":
            yield from _section(node, depth)
            yield from _stretches(node.blocks, depth + 1)
        elif node.kind == "part":
            yield _stretch(node.label, node.tail, prefix="## " if _line_ends(node.tail) else "", wraps=False)
            yield from _stretches(node.blocks, depth)
        elif node.kind == "table":
            yield from _table(node)
        elif node.role in ("table", "title"):
            yield _stretch(node.text, node.tail, prefix="# " if node.role == "title" else "", row=node.role == "table")
        else:
            yield _stretch(_SPECIAL.sub(r"\\\1", node.text), node.tail)


def _section(node: Section, depth: int) -> Iterator[_Stretch]:
    heading = node.heading
    if heading is None:
        yield _stretch(node.marker.text, node.gap, wraps=False)
        return
    whole = _line_ends(heading.tail) or not (heading.tail.strip("* ") or node.blocks)
    prefix = "#" * min(depth + 2, _DEEPEST) + " "
    yield _stretch(node.marker.text, node.gap, prefix=prefix if whole else "", wraps=False)
    yield _stretch(heading.text + heading.terminator, heading.tail)


def _table(table: Table) -> Iterator[_Stretch]:
    """Write a table as rows between bars, the first as its head."""
    width = max((sum(cell.columns for cell in row.cells) for row in table.rows), default=0)
    for i, row in enumerate(table.rows):
        cells = [text for cell in row.cells for text in (_cell(cell), *[""] * (cell.columns - 1))]
        yield _Stretch(f"| {' | '.join(cells + [''] * (width - len(cells)))} |", ends=True, row=True, wraps=False)
        if i == 0:
            yield _Stretch("|" + " --- |" * width, ends=True, row=True, wraps=False)


def _cell(cell: Cell) -> str:
    text = "".join(leaf for block in cell.blocks for leaf in leaves(block))
    return "<br>".join(text.strip().replace("|", "\\|").splitlines())


def _stretch(text: str, trivia: str, prefix: str = "", row: bool = False, wraps: bool = True) -> _Stretch:
    ends = _line_ends(trivia)
    space = "" if ends else trivia.replace("*", "").replace("#", "")
    return _Stretch(text.replace("\v", " ") + space, ends > 0, ends == 1, prefix, row, wraps)


def _line_ends(trivia: str) -> int:
    """Count the line ends in some trivia."""
    return len(f"{trivia}.".splitlines()) - 1
