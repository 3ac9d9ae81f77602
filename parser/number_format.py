"""Number formats: a whole number as Word writes it in a list, by the name of its `w:numFmt`.

>>> format_number(12, "chineseCountingThousand"), format_number(3, "decimalEnclosedCircle"), format_number(27, "lowerLetter")
('十二', '③', 'aa')
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

Writer = Callable[[int], str]

_REPEATS = 30  # Word repeats a letter so often and then begins again; the decimal number says more


def format_number(value: int, num_fmt: str, custom: str | None = None) -> str:
    """Write a number; in decimal where the format is unknown or has no character for it.

    `custom` is the `w:format` of the format `custom`: examples, of which the first gives the width.

    >>> format_number(7, "custom", "001, 002, 003, ..."), format_number(21, "decimalEnclosedCircle"), format_number(0, "upperRoman")
    ('007', '21', '0')
    """
    if num_fmt == "custom":
        return _write_padded(value, custom or "")
    if value < 0:
        return str(value)
    return _FORMATS.get(num_fmt, str)(value)


def _write_padded(value: int, examples: str) -> str:
    """Fill a number up with zeros to the width of the first example; examples in other characters are not imitated."""
    first = examples.partition(",")[0].strip()
    width = len(first) if first.isascii() and first.isdecimal() else 1
    return f"{value:0{width}d}" if value >= 0 and width <= _REPEATS else str(value)


def _write_digits(digits: str, value: int) -> str:
    """Write a decimal number with other digits."""
    return "".join([digits[int(digit)] for digit in str(value)])


def _write_one_of(characters: str, value: int) -> str:
    """Write the character of a number, the first being that of 1."""
    return characters[value - 1] if 1 <= value <= len(characters) else str(value)


def _write_in_turn(characters: str, value: int) -> str:
    """Write the character of a number, going round and round."""
    return characters[(value - 1) % len(characters)] if value else "0"


def _write_repeated(characters: str, value: int) -> str:
    """Write the character of a number, doubled in the second round, tripled in the third."""
    round_, place = divmod(value - 1, len(characters))
    return characters[place] * (round_ + 1) if 0 <= round_ < _REPEATS else str(value)


def _run(first: str, length: int) -> str:
    """Return consecutive characters."""
    return "".join(map(chr, range(ord(first), ord(first) + length)))


# ------------------------------------------------------------------------------------------ counting


class _Counting(NamedTuple):
    """A system with characters for ten, a hundred and so on."""

    digits: str
    """From zero to nine."""
    units: tuple[str, str, str, str]
    """One, ten, a hundred, a thousand."""
    myriad: str
    zero: bool = True
    """Whether one zero is written for the places left out between others."""
    bare: str = "first"
    """Where 1 is left out before a unit: `first` only in 10 to 19, `always`, `never`."""


def _write_counted(system: _Counting, value: int) -> str:
    """Count a number up to 99,999,999."""
    high, low = divmod(value, 10_000)
    if high >= 10_000:
        return str(value)
    if not value:
        return system.digits[0]
    text = _count(system, high, "") + system.myriad if high else ""
    return text + _count(system, low, text)


def _count(system: _Counting, value: int, before: str) -> str:
    """Count four digits; `before` is what stands in front of them."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            gap = True
            continue
        if gap and system.zero and (before or text):
            text += system.digits[0]
        gap = False
        text += ("" if digit == 1 and _is_bare(system, place, before or text) else system.digits[digit]) + system.units[place]
    return text


def _is_bare(system: _Counting, place: int, before: str) -> bool:
    if not place or system.bare == "never":
        return False
    return system.bare == "always" or (place == 1 and not before)


def _write_short(digits: str, value: int) -> str:
    """Count below a hundred, and write digit by digit from there."""
    return _write_counted(_CHINESE._replace(digits=digits), value) if value < 100 else _write_digits(digits, value)


_TENS = ("", "十", "百", "千")
_FORMAL_TENS = ("", "拾", "佰", "仟")
_CHINESE = _Counting("〇一二三四五六七八九", _TENS, "万")
_TAIWANESE = _CHINESE._replace(myriad="萬")
_JAPANESE = _CHINESE._replace(zero=False, bare="always")
_FORMAL = _Counting("零壹贰叁肆伍陆柒捌玖", _FORMAL_TENS, "万", bare="never")
_FORMAL_TRADITIONAL = _Counting("零壹貳參肆伍陸柒捌玖", _FORMAL_TENS, "萬", bare="never")
_FORMAL_JAPANESE = _Counting("〇壱弐参四伍六七八九", ("", "拾", "百", "阡"), "萬", zero=False, bare="never")
_KOREAN = _Counting("영일이삼사오육칠팔구", ("", "십", "백", "천"), "만", zero=False, bare="always")

# ------------------------------------------------------------------------------- letters and words

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _write_roman(value: int) -> str:
    if not 1 <= value <= 3999:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        text += sign * count
    return text


def _write_ordinal(value: int) -> str:
    """Write 1st, 2nd, 11th."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_DECADES = ("_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}


def _words(value: int) -> str:
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _DECADES[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")
    worth, name = (100, "hundred") if value < 1000 else (1000, "thousand")
    many, rest = divmod(value, worth)
    return f"{_words(many)} {name}" + (f" {_words(rest)}" if rest else "")


def _write_words(value: int) -> str:
    """Write One, Twenty-one, One hundred one."""
    return _words(value).capitalize() if value < 1_000_000 else str(value)


def _write_ordinal_words(value: int) -> str:
    """Write First, Twenty-first, One hundredth."""
    if value >= 1_000_000:
        return str(value)
    text = _words(value)
    last = text.replace("-", " ").split()[-1]
    ordinal = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (text.removesuffix(last) + ordinal).capitalize()


def _write_sexagenary(value: int) -> str:
    """Write 甲子, 乙丑, … 癸亥, and round again."""
    return _write_in_turn(_STEMS, value) + _write_in_turn(_BRANCHES, value) if value else "0"


_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_IDEOGRAPHS = _CHINESE.digits
_CIRCLED = "○一二三四五六七八九"  # with Word's other zero, a circle
_FULL_WIDTH = _run("０", 10)
_LATIN = _run("a", 26)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"


def _write_nothing(_value: int) -> str:
    return ""


_FORMATS: dict[str, Writer] = {
    "bullet": _write_nothing,
    "none": _write_nothing,
    "decimalZero": "{:02d}".format,
    "numberInDash": "- {} -".format,
    "hex": "{:X}".format,
    "ordinal": _write_ordinal,
    "cardinalText": _write_words,
    "ordinalText": _write_ordinal_words,
    "lowerRoman": _write_roman,
    "upperRoman": lambda value: _write_roman(value).upper(),
    "lowerLetter": partial(_write_repeated, _LATIN),
    "upperLetter": partial(_write_repeated, _LATIN.upper()),
    "russianLower": partial(_write_repeated, _RUSSIAN),
    "russianUpper": partial(_write_repeated, _RUSSIAN.upper()),
    "chicago": partial(_write_repeated, "*†‡§"),
    "decimalFullWidth": partial(_write_digits, _FULL_WIDTH),
    "decimalFullWidth2": partial(_write_digits, _FULL_WIDTH),
    "decimalEnclosedCircle": partial(_write_one_of, _run("①", 20)),
    "decimalEnclosedCircleChinese": partial(_write_one_of, _run("①", 20)),
    "decimalEnclosedParen": partial(_write_one_of, _run("⑴", 20)),
    "decimalEnclosedFullstop": partial(_write_one_of, _run("⒈", 20)),
    "ideographEnclosedCircle": partial(_write_one_of, _run("㈠", 10)),
    "ideographTraditional": partial(_write_one_of, _STEMS),
    "ideographZodiac": partial(_write_one_of, _BRANCHES),
    "ideographZodiacTraditional": _write_sexagenary,
    "ideographDigital": partial(_write_digits, _IDEOGRAPHS),
    "japaneseDigitalTenThousand": partial(_write_digits, _IDEOGRAPHS),
    "taiwaneseDigital": partial(_write_digits, _CIRCLED),
    "koreanDigital": partial(_write_digits, _KOREAN.digits),
    "koreanDigital2": partial(_write_digits, "零一二三四五六七八九"),
    "chineseCounting": partial(_write_short, _CIRCLED),
    "taiwaneseCounting": partial(_write_short, _CIRCLED),
    "chineseCountingThousand": partial(_write_counted, _CHINESE),
    "taiwaneseCountingThousand": partial(_write_counted, _TAIWANESE),
    "chineseLegalSimplified": partial(_write_counted, _FORMAL),
    "ideographLegalTraditional": partial(_write_counted, _FORMAL_TRADITIONAL),
    "japaneseCounting": partial(_write_counted, _JAPANESE),
    "japaneseLegal": partial(_write_counted, _FORMAL_JAPANESE),
    "koreanCounting": partial(_write_counted, _KOREAN),
    "aiueoFullWidth": partial(_write_in_turn, _AIUEO),
    "irohaFullWidth": partial(_write_in_turn, _IROHA),
    "ganada": partial(_write_in_turn, "가나다라마바사아자차카타파하"),
    "chosung": partial(_write_in_turn, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
}
