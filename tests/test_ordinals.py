"""Ordinals: read strictly, written properly."""

import pytest

from gangmu.schema.ordinal import read_letter, read_ordinal, read_roman, read_stem, write_chinese, write_roman


def test_every_number_is_read_as_it_is_written() -> None:
    assert [read_ordinal(write_chinese(n)) for n in range(1, 10_000)] == list(range(1, 10_000))
    assert [read_roman(write_roman(n)) for n in range(1, 101)] == list(range(1, 101))


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        *[
            ("十", 10),
            ("二十", 20),
            ("廿", 20),
            ("廿二", 22),
            ("卅", 30),
            ("卅一", 31),
            ("两百", 200),
            ("一百零三", 103),
            ("一百〇三", 103),
        ],
        *[
            ("一百一十", 110),
            ("一百十", 110),
            ("九千九百九十九", 9999),
            ("一千零一十", 1010),
            ("壹佰零壹", 101),
            ("贰拾", 20),
            ("一○○", 100),
        ],
        *[
            ("一〇一", 101),
            ("百", 100),
            ("百一", 101),
            ("7", 7),
            ("１２", 12),
            ("①", 1),
            ("㉑", 21),
            ("㊿", 50),
            ("㈩", 10),
            ("⒛", 20),
            ("⑴", 1),
        ],
        *[("二 十 三", 23), ("❶", 1)],
    ],
)
def test_read(numeral: str, value: int) -> None:
    assert read_ordinal(numeral) == value


@pytest.mark.parametrize(
    "numeral", ["", "三五", "十百", "二十二十", "零一", "一百五", "百百", "十十", "一万", "〇", "甲", "a", "½", "两两"]
)
def test_not_an_ordinal(numeral: str) -> None:
    assert read_ordinal(numeral) is None


def test_letters_stems_and_roman_numerals() -> None:
    assert [read_letter(c) for c in "aBz"] == [1, 2, 26]
    assert [read_letter(c) for c in ("", "ab", "é", "1")] == [None] * 4
    assert [read_stem(c) for c in "甲癸"] == [1, 10]
    assert [read_stem(c) for c in ("", "子", "甲乙")] == [None] * 3
    assert [read_roman(c) for c in ("iv", "XIX", "Ⅻ", "ⅲ")] == [4, 19, 12, 3]
    assert [read_roman(c) for c in ("", "IIII", "VX", "abc", "IC")] == [None] * 5


def test_no_ordinal_is_written_beyond_its_range() -> None:
    with pytest.raises(ValueError, match="1 to 9999"):
        write_chinese(10_000)
