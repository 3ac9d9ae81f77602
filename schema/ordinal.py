"""Ordinals as Chinese documents write them, read strictly: `三十五` is 35, `三五` is nothing.

>>> read_ordinal("一百零三"), read_ordinal("廿二"), read_ordinal("⑫"), read_ordinal("三五")
(103, 22, 12, None)
"""

import unicodedata
from functools import lru_cache

_ROMAN = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@lru_cache(maxsize=4096)
def read_ordinal(numeral: str) -> int | None:
    """Read one numeral, alone: arabic (either width), Chinese 一–九千九百九十九, or one enclosed character."""
    numeral = numeral.translate(_BLANKS)
    if not numeral:
        return None
    if numeral.isdecimal():
        return int(numeral)
    value = _read_chinese(numeral)
    if value is None and len(numeral) == 1:
        enclosed = unicodedata.numeric(numeral, 0.0)
        value = int(enclosed) if enclosed >= 1 and enclosed.is_integer() else None
    return value


def read_letter(numeral: str) -> int | None:
    """Read a letter as its place in the alphabet: `b` is 2."""
    return ord(numeral.lower()) - 96 if len(numeral) == 1 and numeral.isascii() and numeral.isalpha() else None


def read_stem(numeral: str) -> int | None:
    """Read one of the ten heavenly stems: 乙 is 2."""
    return _STEMS.index(numeral) + 1 if len(numeral) == 1 and numeral in _STEMS else None


def read_roman(numeral: str) -> int | None:
    """Read a roman numeral of 1–100 in letters or in one character (Ⅳ); other spellings than the usual are none."""
    letters = unicodedata.normalize("NFKC", numeral).upper()
    rest, value = letters, 0
    for sign, worth in _ROMAN:
        while rest.startswith(sign):
            rest, value = rest[len(sign) :], value + worth
    return value if letters and not rest and write_roman(value) == letters else None


def write_chinese(value: int) -> str:
    """Write 1–9999 in Chinese: 一, 十, 二十, 一百零三, 一百一十.

    >>> write_chinese(12), write_chinese(120), write_chinese(1003)
    ('十二', '一百二十', '一千零三')
    """
    if not 1 <= value <= 9999:
        raise ValueError(f"no Chinese ordinal for {value}: it must be 1 to 9999")
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if zero and text else "") + "零一二三四五六七八九"[digit] + name
        zero = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def write_roman(value: int) -> str:
    """Write a whole number in capital roman letters."""
    text = ""
    for sign, worth in _ROMAN:
        count, value = divmod(value, worth)
        text += sign * count
    return text


def _read_chinese(numeral: str) -> int | None:
    """Add the numeral up, then take it only as it is properly written; 一 may be left out before the first unit."""
    text = numeral.translate(_PLAIN).replace("廿十", "廿").replace("卅十", "卅").replace("廿", "二十").replace("卅", "三十")
    if any(c not in _VALUES for c in text):
        return None
    if not any(c in "十百千" for c in text):
        return _read_digits(text)
    value = digit = 0
    for c in text:
        if c in "十百千":
            value, digit = value + (digit or 1) * _VALUES[c], 0
        else:
            digit = _VALUES[c]
    value += digit
    proper = write_chinese(value)
    if text.replace("一十", "十") == proper.replace("一十", "十"):
        return value
    return value if text[0] in "百千" and text == proper.replace("零", "").removeprefix("一").replace("一十", "十") else None


def _read_digits(text: str) -> int | None:
    """Read digits by position, as Word's 一〇一: more than one digit needs a zero among them."""
    if text[0] == "零" or len(text) > 4 or (len(text) > 1 and "零" not in text):
        return None
    return int("".join(str(_VALUES[c]) for c in text))


_PLAIN = str.maketrans("〇○两壹贰叁肆伍陆柒捌玖拾佰仟", "零零二一二三四五六七八九十百千")
_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"百": 100, "千": 1000}
_BLANKS = dict.fromkeys(map(ord, " \t\u3000\u00a0"))
