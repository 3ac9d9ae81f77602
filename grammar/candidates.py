"""Marker candidates: what the lexer cut as a possible marker, read as an ordinal of a class and weighed by its neighbours."""

from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from ..schema.marker import label_of, ordinal_of
from .lexer import Label
from .lines import Line
from .piece import Piece
from .table import AFTER, BY_TERMINAL, COUNTED, LEADING, REFERRED, REFERRED_ARTICLE, ROMAN_OF, UNITS, WEAK, MarkerClass

_NEAR = 12  # pieces: as far as a line is looked ahead
_TRIVIA = frozenset(("PREFIX", "BLANK"))
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
    for line, below in zip_longest(lines, lines[1:]):
        if not line.may_hold or line.role:
            continue
        pieces = line.pieces
        previous = None  # what stands before a piece, but for marks such as ** and white space
        for i, whole in enumerate(pieces):
            piece = whole
            if piece.type not in BY_TERMINAL:
                if piece.type not in _TRIVIA:
                    previous = piece
                continue
            if piece.label:
                _admit(piece, _read_label(piece, piece.label), previous, by_key)
                piece.doubtful = False
                previous = piece
                continue
            reading = read(piece.type, piece.value)
            if reading and piece.type in ROMAN_OF:
                reading = _as_roman(piece, reading, by_key)
            elif reading and piece.type == "DECIMAL" and _is_cut_short(reading, pieces, i, by_key, below):
                piece, rest = _cut(whole)
                pieces[i : i + 1] = piece, rest
                reading = read(piece.type, piece.value)
            if reading and (previous is None or _may_stand_after(previous, reading)) and not _is_named(piece, pieces, i, line):
                _admit(piece, reading, previous, by_key)
                piece.doubtful = _is_doubtful(piece, pieces[i + 1] if i + 1 < len(pieces) else None, line)
            previous = piece
    return by_key


def _read_label(piece: Piece, label: Label) -> Reading:
    """Read a label that Word made: as a marker of its class, or else as a number or a bullet of its list's level."""
    reading = read(piece.type, piece.value)
    ordinal = label.ordinal or 0
    if reading and reading.number == ordinal:
        return reading
    cls = BY_TERMINAL["BULLET" if label.ordinal is None else "LABEL"]
    return Reading(cls, f"{cls.terminal}{label.list_id}.{label.level}", ordinal, ())


def _admit(piece: Piece, reading: Reading, previous: Piece | None, by_key: dict[str, list[Piece]]) -> None:
    """Make a piece a candidate of its series."""
    cls, piece.key, piece.number, piece.prefix = reading
    piece.cls = cls
    piece.first = previous is None
    before = previous.value[-1] if previous else ""
    piece.weak = before == "、" or (before != "" and before in WEAK and cls.style != "run_in")
    series = by_key.get(piece.key)
    if series is None:
        series = by_key[piece.key] = []
    piece.nth = len(series)
    series.append(piece)


def _may_stand_after(previous: Piece, reading: Reading) -> bool:
    """Whether a clause ends in front of a candidate inside a line; a marker of another class may also stand there."""
    if previous.type in BY_TERMINAL:
        return previous.type != reading.cls.terminal and not previous.label
    final = previous.value[-1]
    if final in LEADING:
        return reading.number == 1 and reading.cls.inline == "clause"
    return final in AFTER[reading.cls.inline] and (reading.number > 1 or final != "、" or reading.cls.style == "run_in")


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


def _is_cut_short(reading: Reading, pieces: list[Piece], i: int, by_key: dict[str, list[Piece]], below: Line | None) -> bool:
    """Whether a decimal is an arabic marker and a number behind it: `20.5+2…` after `19.`, `1.3月底前` before `2.`."""
    if len(reading.prefix) != 1:
        return False
    arabic, decimal = by_key.get("ARABIC"), by_key.get(reading.key)
    number = reading.prefix[0]
    last = arabic[-1].number if arabic else 0
    expected = last != 1 if number == 1 else last == number - 1
    if not expected or (i == 0 and reading.number == 1):
        return False
    near = pieces[i + 1 : i + _NEAR] + (below.pieces[:2] if below and i == 0 else [])
    if any(_leads_with(piece, number + 1) for piece in near):
        return True
    after = pieces[i + 1].value[:1] if i + 1 < len(pieces) else ""
    if not arabic or number == 1:
        return False
    if i:
        return not arabic[-1].first and pieces[i - 1].value[-1] in "；。"
    return after not in UNITS and not (decimal and decimal[-1].start > arabic[-1].start)


def _leads_with(piece: Piece, number: int) -> bool:
    """Whether a piece is an arabic marker, or may be cut to one, of a number."""
    if piece.type == "ARABIC":
        return ordinal_of("arabic", piece.value) == number
    return piece.type == "DECIMAL" and piece.value.startswith(f"{number}.") and not piece.value.startswith(f"{number}.1")


def _cut(piece: Piece) -> tuple[Piece, Piece]:
    """Cut a decimal after its first point."""
    number, point, rest = piece.value.replace("．", ".").partition(".")
    middle = piece.start + len(number + point)
    return Piece("ARABIC", piece.value[: len(number + point)], piece.start, middle), Piece("CUT", rest, middle, piece.end)


def _is_named(piece: Piece, pieces: list[Piece], i: int, line: Line) -> bool:
    """Whether a marker is only named, not used: （一）项, 一、二、三产业, 一是一、二是二, or 第三条规定 where a line wraps."""
    if line.cut == "第" and i == 0:
        return True
    if i + 1 == len(pieces):
        return False
    kind, following = piece.type, pieces[i + 1]
    if following.type == kind:
        return True
    after = following.value
    if kind in _BRACKETED:
        return after.startswith(REFERRED)
    if kind == "ITEM_IS":
        numeral = piece.value[:-1]
        if not after.startswith(numeral):
            return False
        alone = len(after) == len(numeral) + 1 and i + 2 < len(pieces) and pieces[i + 2].type == "ITEM_IS"
        return alone or after.startswith((numeral + "，", numeral + "。"))
    if kind in _LAW:
        wrapped = line.wrapped and not after[:1].isspace()
        return wrapped or (i > 0 and after.startswith(REFERRED_ARTICLE)) or after.startswith(COUNTED)
    return False


def _is_doubtful(piece: Piece, following: Piece | None, line: Line) -> bool:
    """Whether only a series can tell it from a quantity (3.5亿元), an enumeration (一、二等奖) or a reference."""
    if line.cut and piece.first:
        return True
    if following is None:
        return False
    kind, after = piece.type, following.value[0]
    if following.type == "CUT":
        return piece.first
    if after in piece.cls.doubt:
        return True
    if kind == "HAN":
        return piece.value[-1] in "，."
    if kind == "DECIMAL":
        return not after.isspace()
    return kind in _LAW and not (after.isspace() or piece.value[-1] in "：:、")
