"""Real documents: every node, its parent and its heading are as a careful reader sees them."""

from pathlib import Path

import pytest
from corpus import TEXTS, needs_corpus, parents, read_gold

from gangmu import parse


@needs_corpus
def test_corpus_is_whole() -> None:
    assert len(TEXTS) == 19


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_outline_is_gold(file: Path) -> None:
    gold = read_gold(file)
    rows = parse(file.read_bytes().decode("utf-8")).outline()
    assert parents([(row.start, row.depth) for row in rows], gold.ignored) == parents(gold.nodes, gold.ignored)
    assert {row.start: row.heading for row in rows if row.start in gold.headings} == gold.headings
