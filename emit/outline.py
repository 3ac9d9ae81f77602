"""The outline of a document: its numbered nodes as indented lines, as a table, or as JSON."""

import json

from ..schema.tree import Document, OutlineRow

_SHOWN = 30  # code points of a node's text, where it has no heading


def outline_lines(document: Document) -> list[tuple[int, str]]:
    """Return a line for every numbered node, with its depth: marker and heading, or the beginning of its text."""
    gaps = {node.start + len(node.indent): " " * node.gap.isspace() for _, _, node in document.nodes() if node.kind == "section"}
    return [(row.depth, " ".join(f"{row.marker}{gaps[row.start]}{row.heading or _begin(row)}".split())) for row in document.outline()]


def outline_text(document: Document) -> str:
    """Write the outline as lines, indented by depth.

    >>> from gangmu import parse
    >>> print(outline_text(parse("一、目标\\n二、要求：一是及时；二是准确。")), end="")
    一、目标
    二、要求：
      一是及时；
      二是准确。
    """
    return "".join(f"{'  ' * depth}{line}\n" for depth, line in outline_lines(document))


def outline_tsv(document: Document) -> str:
    """Write a row a node, with no header: start, depth, marker, heading."""
    return "".join(f"{row.start}\t{row.depth}\t{_cell(row.marker)}\t{_cell(row.heading)}\n" for row in document.outline())


def outline_json(document: Document) -> str:
    """Write the rows of the outline as a JSON array of objects."""
    rows = [row._asdict() for row in document.outline()]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _begin(row: OutlineRow) -> str:
    return row.text if len(row.text) <= _SHOWN else row.text[: _SHOWN - 1] + "…"


def _cell(text: str) -> str:
    return " ".join(text.split())
