"""Marker candidates: what the lexer cut as a possible marker, read as an ordinal of a class and weighed by its neighbours."""

from functools import lru_cache
from typing import NamedTuple

from ..schema.marker import label_of, ordinal_of
from .piece import Line, Piece
from .table import AFTER, BY_TERMINAL, REFERRED, REFERRED_ARTICLE, ROMAN_OF, UNITS, WEAK, MarkerClass

_HAN = "一二三四五六七八九十"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LAW = frozenset(("VOLUME", "CHAPTER", "DIVISION", "ARTICLE"))
_BRACKETED = frozenset(("HAN_PAREN", "ARABIC_PAREN", "CIRCLED"))


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
    elif terminal == "BARE":
        key = "DECIMAL0"
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
        if len(pieces) == 1 and pieces[0].type in ("PROSE", "STRAY"):
            continue
        for i, piece in enumerate(pieces):
            reading = read(piece.type, piece.value)
            if reading is None:
                continue
            before = i and (i - 1 if pieces[i - 1].type not in ("PREFIX", "BLANK") else i - 2) + 1
            first = not before
            if piece.type in ROMAN_OF:
                reading = _as_roman(piece, reading, by_key)
            elif piece.type == "DECIMAL" and _is_cut_short(reading, pieces, i, by_key):
                pieces[i : i + 1] = _cut(piece)
                piece = pieces[i]
                reading = read(piece.type, piece.value) or reading
            if not (first or _may_stand_after(pieces[before - 1], reading.cls)) or _is_named(piece, pieces, i, line, first):
                continue
            piece.cls, piece.key, piece.number, piece.prefix = reading
            piece.first = first
            piece.weak = not first and pieces[before - 1].value[-1] in WEAK and reading.cls.style != "run_in"
            piece.doubtful = i + 1 < len(pieces) and _is_doubtful(piece, pieces[i + 1])
            if piece.weak and piece.number == 1 and pieces[before - 1].value[-1] == "、":
                piece.key = ""
                continue
            series = by_key.setdefault(piece.key, [])
            piece.nth = len(series)
            series.append(piece)
    return by_key


def _may_stand_after(previous: Piece, cls: MarkerClass) -> bool:
    """Whether a clause ends in front of a candidate inside a line; a marker of another class may also stand there."""
    if previous.type in BY_TERMINAL:
        return previous.type != cls.terminal
    return previous.value[-1] in AFTER[cls.inline]


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


def _is_cut_short(reading: Reading, pieces: list[Piece], i: int, by_key: dict[str, list[Piece]]) -> bool:
    """Whether a decimal is the next arabic marker and a number behind it: `20.5+2…` after `19.`"""
    arabic, decimal = by_key.get("ARABIC"), by_key.get(reading.key)
    if not arabic or len(reading.prefix) != 1 or arabic[-1].number != reading.prefix[0] - 1:
        return False
    if any(piece.type == "ARABIC" and piece.value.startswith(str(reading.prefix[0] + 1)) for piece in pieces[i + 1 :]):
        return True
    after = pieces[i + 1].value[:1] if i + 1 < len(pieces) else ""
    return i == 0 and after not in UNITS and not (decimal and decimal[-1].start > arabic[-1].start)


def _cut(piece: Piece) -> tuple[Piece, Piece]:
    """Cut a decimal after its first point."""
    number, point, rest = piece.value.replace("．", ".").partition(".")
    middle = piece.start + len(number + point)
    return Piece("ARABIC", piece.value[: len(number + point)], piece.start, middle), Piece("CUT", rest, middle, piece.end)


def _is_named(piece: Piece, pieces: list[Piece], i: int, line: Line, first: bool) -> bool:
    """Whether a marker is only named, not used: （一）项, 一、二、三产业, 一是一、二是二, or 第三条规定 where a line wraps."""
    if first and line.cut:
        return True
    if i + 1 == len(pieces):
        return False
    following = pieces[i + 1]
    if following.type == piece.type:
        return True
    after = following.value
    if piece.type in _LAW:
        return (line.wrapped and not after[:1].isspace()) or (not first and after.startswith(REFERRED_ARTICLE))
    if piece.type == "ITEM_IS":
        numeral = piece.value[:-1]
        alone = after.rstrip("，,、。；") == numeral
        return after.startswith((numeral + "，", numeral + "。")) or (alone and i + 2 < len(pieces) and pieces[i + 2].type == "ITEM_IS")
    return piece.type in _BRACKETED and after.startswith(REFERRED)


def _is_doubtful(piece: Piece, following: Piece) -> bool:
    """Whether only a series can tell it from a quantity (3.5亿元), an enumeration (一、二等奖) or a reference."""
    kind, after = piece.type, following.value
    if kind == "ARABIC":
        return after[:1].isdigit() and following.type != "CUT"
    if kind == "DECIMAL":
        return not after[:1].isspace()
    if kind == "HAN":
        return after[:1] in _HAN or piece.value[-1] in "，."
    if kind == "STEM":
        return after[:1] in _STEMS
    if kind in _LAW:
        return after.startswith(REFERRED_ARTICLE) or (not piece.first and not after[:1].isspace())
    return kind == "ORDER" and after.startswith("第")
