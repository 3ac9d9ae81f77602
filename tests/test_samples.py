"""The samples: each has the outline that was made for it by hand, in `tests/outlines`."""

from pathlib import Path

import pytest
from corpus import SAMPLES

from gangmu import read

OUTLINES = Path(__file__).with_name("outlines")


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_outline(file: Path) -> None:
    rows = read(file).outline()
    expected = (OUTLINES / f"{file.stem}.outline").read_text("utf-8").splitlines()
    assert [f"{'  ' * row.depth}{row.marker}\t{row.heading}" for row in rows] == expected


def test_lengths() -> None:
    short = [file.name for file in SAMPLES if not 1_500 <= len(file.read_text("utf-8")) <= 6_000]
    assert not short
    assert len(SAMPLES) >= 11
