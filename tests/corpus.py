"""The real documents to test against, read in place: `GANGMU_CORPUS` says where, `../shared/corpus` is looked at otherwise."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("GANGMU_CORPUS", ROOT.parent / "shared" / "corpus"))
SAMPLES = sorted(file for file in (ROOT / "samples").iterdir() if file.suffix in (".txt", ".md") and file.name != "README.md")
TEXTS = sorted(CORPUS.glob("seeds/*.txt")) + sorted(CORPUS.glob("official/*.txt"))

needs_corpus = pytest.mark.skipif(not TEXTS, reason=f"no corpus at {CORPUS}; set GANGMU_CORPUS")


class Gold(NamedTuple):
    """The outline of a document as a careful reader sees it."""

    nodes: list[tuple[int, int]]
    """Start of the marker in code points, depth."""
    headings: dict[int, str]
    """Heading by start, where the gold has that column."""
    ignored: list[tuple[int, int]]
    """Stretches that are not judged."""


def read_gold(text: Path) -> Gold:
    """Read the gold outline beside a text."""
    gold = Gold([], {}, [])
    for line in text.with_name(text.name.replace(".txt", ".gold.tsv")).read_text("utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] == "#ignore":
            gold.ignored.append((int(cells[1]), int(cells[2])))
        elif line:
            gold.nodes.append((int(cells[0]), int(cells[1])))
            if len(cells) > 3:
                gold.headings[int(cells[0])] = cells[3].strip()
    return gold


def parents(nodes: list[tuple[int, int]], ignored: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return each node with its parent (-1 at the top), but for those that begin in an ignored stretch."""
    found: set[tuple[int, int]] = set()
    stack: list[tuple[int, int]] = []
    for start, depth in sorted(nodes):
        while stack and stack[-1][1] >= depth:
            stack.pop()
        if not any(begin <= start < end for begin, end in ignored):
            found.add((start, stack[-1][0] if stack else -1))
        stack.append((start, depth))
    return found
