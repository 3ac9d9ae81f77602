"""Every case of `tests/cases/*.md`: the outline is the expected one, and the text comes back."""

import pytest
from case_files import Case, all_cases

from gangmu import emit, parse


def outline_of(text: str) -> list[str]:
    return [f"{'  ' * row.depth}{row.marker}" + (f" | {row.heading}" if row.heading else "") for row in parse(text).outline()]


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_outline(case: Case) -> None:
    assert outline_of(case.text) == case.outline


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_text_comes_back(case: Case) -> None:
    assert emit(parse(case.text), "text") == case.text
