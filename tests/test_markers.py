"""The marker table: every class has a terminal, and every written form in the table is a marker of it."""

import pytest

from gangmu import parse
from gangmu.grammar.candidates import read
from gangmu.grammar.outliner import grammar
from gangmu.grammar.table import CLASSES
from gangmu.schema.marker import label_of, ordinal_of

FORMS = [(cls, form) for cls in CLASSES for form in cls.written]


def test_every_class_has_a_terminal() -> None:
    terminals = {terminal.name for terminal in grammar().terminals}
    assert {cls.terminal for cls in CLASSES} <= terminals


@pytest.mark.parametrize(("cls", "form"), FORMS, ids=[f"{cls.terminal}-{form}" for cls, form in FORMS])
def test_written_forms(cls: object, form: str) -> None:
    reading = read(cls.terminal, form)  # type: ignore[attr-defined]
    assert reading is not None
    assert reading.number >= 1


def test_ranks_are_in_order() -> None:
    ranks = [cls.rank for cls in CLASSES]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("marker", "label"),
    [
        ("一、", "一"),
        ("（一）", "（一）"),
        ("（ 一 ）、", "（一）"),
        ("1.", "1"),
        ("１．", "１"),
        ("第一，", "第一"),
        ("第 十 章", "第十章"),
        ("①", "①"),
        ("三是", "三是"),
    ],
)
def test_labels(marker: str, label: str) -> None:
    assert label_of(marker) == label


def test_ordinals_of_markers() -> None:
    assert ordinal_of("decimal", "1.2.3") == 3
    assert ordinal_of("article", "第十二条之一") == 12
    assert ordinal_of("roman", "（iv）") == 4
    assert ordinal_of("letter", "B)") == 2
    assert ordinal_of("stem", "丙、") == 3
    assert ordinal_of("han", "三五、") is None


def test_paths_name_the_second_of_the_same_path() -> None:
    document = parse("一、甲：一是子；二是丑。另有以下两点：一是寅；二是卯。\n二、乙\n")
    assert [row.path for row in document.outline()] == ["一", "一/一是", "一/二是", "一/一是#2", "一/二是#2", "二"]
    found = document.find("一/二是#2")
    assert found is not None
    assert found.kind == "section"
    assert document.find("三") is None
