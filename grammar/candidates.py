"""Marker candidates: what the lexer cut as a possible marker, read as an ordinal of a class and weighed by its neighbours."""

from functools import lru_cache
from typing import NamedTuple

from ..schema.marker import label_of, ordinal_of
from .piece import Line, Piece
from .table import BY_TERMINAL, REFERRED, REFERRED_ARTICLE, ROMAN_OF, UNITS, MarkerClass

_COMMA = "，,"
_SENTENCE = "。；：！？;:!?”）)」』》 \t\u3000\u00a0"
_HAN = "一二三四五六七八九十"
_STEMS = "甲乙丙丁戊己庚辛壬癸"


class Reading(NamedTuple):
    """What a marker says: its class, the key of its series, its ordinal, and of 1.2.3 the 1.2."""

    cls: MarkerClass
    key: str
    number: int
    prefix: tuple[int, ...]


@lru_cache(maxsize=4096)
def read(terminal: str, value: str) -> Reading | None:
    """Read a candidate of a terminal, strictly; none where it is no ordinal."""
    cls = BY_TERMINAL.get(terminal)
    if cls is None:
        return None
    number = ordinal_of(cls.style, value)
    if not number:
        return None
    prefix: tuple[int, ...] = ()
    key = terminal
    if terminal == "DECIMAL":
        prefix = tuple(int(part) for part in label_of(value).replace("．", ".").split(".")[:-1])
        key = f"DECIMAL{len(prefix)}"
    elif terminal == "ARTICLE" and "之" in value:
        prefix = (ordinal_of("han", value.partition("之")[2]) or 0,)
    return Reading(cls, key, number, prefix)


def find(lines: list[Line]) -> dict[str, list[Piece]]:
    """Give every candidate among the lines its reading, and return them by series key, in reading order."""
    by_key: dict[str, list[Piece]] = {}
    for line in lines:
        if line.role:
            continue
        pieces = line.pieces
        before = ""
        for i, piece in enumerate(pieces):
            reading = read(piece.type, piece.value)
            if reading is None:
                before = piece.value[-1]
                continue
            first = not before or (i == 1 and pieces[0].type in ("PREFIX", "BLANK"))
            after = pieces[i + 1].value if i + 1 < len(pieces) else ""
            if piece.type in ROMAN_OF:
                reading = _as_roman(piece, reading, by_key)
            elif piece.type == "DECIMAL" and first and _is_cut_short(reading, after, by_key):
                pieces[i : i + 1] = piece, _ = _cut(piece)
                reading, after = read(piece.type, piece.value) or reading, pieces[i + 1].value
            if not (first or _may_stand_after(before, pieces[i - 1], reading.cls)) or _is_reference(piece, after, line, first):
                before = piece.value[-1]
                continue
            piece.cls, piece.key, piece.number, piece.prefix = reading
            piece.first = first
            piece.doubtful = _is_doubtful(piece, after, before)
            series = by_key.setdefault(piece.key, [])
            piece.nth = len(series)
            series.append(piece)
            before = piece.value[-1]
    return by_key


def _may_stand_after(before: str, previous: Piece, cls: MarkerClass) -> bool:
    """Whether a sentence or a clause ends in front of a candidate inside a line; another marker may also stand there."""
    if cls.terminal in _LAW:
        return before in "。；："
    return before in _SENTENCE or (before in _COMMA and cls.after_comma) or previous.type in BY_TERMINAL


def _as_roman(piece: Piece, reading: Reading, by_key: dict[str, list[Piece]]) -> Reading:
    """Take a single letter as a roman numeral where its series says so: `i.` not after `h.`, `v.` after `iv.`."""
    roman = read(ROMAN_OF[piece.type], piece.value)
    if roman is None:
        return reading
    letters, romans = by_key.get(reading.key), by_key.get(roman.key)
    if letters and letters[-1].number == reading.number - 1:
        return reading
    if roman.number == 1 or (romans and romans[-1].number == roman.number - 1):
        return roman
    return reading


def _is_cut_short(reading: Reading, after: str, by_key: dict[str, list[Piece]]) -> bool:
    """Whether a decimal is the next arabic marker and a number behind it: `20.5+2…` after `19.`"""
    arabic, decimal = by_key.get("ARABIC"), by_key.get(reading.key)
    if not arabic or len(reading.prefix) != 1 or arabic[-1].number != reading.prefix[0] - 1 or after[:1] in UNITS:
        return False
    return not decimal or decimal[-1].start < arabic[-1].start


def _cut(piece: Piece) -> tuple[Piece, Piece]:
    number, point, rest = piece.value.replace("．", ".").partition(".")
    middle = piece.start + len(number + point)
    return Piece("ARABIC", piece.value[: len(number + point)], piece.start, middle), Piece("PROSE", rest, middle, piece.end)


def _is_reference(piece: Piece, after: str, line: Line, first: bool) -> bool:
    """Whether a marker is only named: （一）项, or 第三条规定 where a line wraps inside the sentence."""
    if piece.type in _LAW:
        return after.startswith(REFERRED_ARTICLE) and (line.wrapped or not first)
    return after.startswith(REFERRED) and piece.type in _BRACKETED


def _is_doubtful(piece: Piece, after: str, before: str) -> bool:
    """Whether only a series can tell it from a quantity (3.5亿元), an enumeration (一、二等奖) or a reference."""
    kind = piece.type
    if kind in ("ARABIC", "DECIMAL"):
        return after[:1].isdigit() or kind == "DECIMAL"
    if kind == "HAN":
        return after[:1] in _HAN or piece.value[-1] in "，."
    if kind == "STEM":
        return after[:1] in _STEMS
    if kind in _LAW:
        return after.startswith(REFERRED_ARTICLE) or (not piece.first and not after[:1].isspace())
    return kind == "ORDER" and after.startswith("第")


_LAW = frozenset(("VOLUME", "CHAPTER", "DIVISION", "ARTICLE"))
_BRACKETED = frozenset(("HAN_PAREN", "ARABIC_PAREN", "ARABIC", "CIRCLED"))
