"""The lexer: cuts text by the terminals of `outline.lark` into pieces, in one pass, with no line counting.

Lark's own lexer gives the same cuts; its tokens carry lines and columns that nobody here needs, and cost as much again as
the whole parse.
"""

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from lark.common import LexerConf
from lark.lexer import Lexer

from .piece import LabelPiece, Piece
from .table import BY_TERMINAL


class Label(NamedTuple):
    """A label that Word made, written at its place in the text."""

    start: int
    """Code points."""
    end: int
    """Code points, without what separates it from the text."""
    ordinal: int | None
    """None for a bullet."""
    list_id: int
    level: int
    """Of its list, 0-based."""


class Stretch(NamedTuple):
    """What is cut: a part of a text, with the labels that Word made in it and the tables, which are not looked into."""

    text: str
    start: int
    end: int
    labels: tuple[Label, ...] = ()
    """In reading order."""
    tables: tuple[tuple[int, int], ...] = ()
    """Where each begins and ends; whole lines, in reading order, not nested."""


class PieceLexer(Lexer):
    """Lark calls it with the grammar's terminals, then with each stretch of text."""

    def __init__(self, conf: LexerConf) -> None:
        terminals = sorted(conf.terminals, key=lambda t: -t.priority)
        pattern = re.compile("|".join(f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in terminals))
        self._scan = pattern.finditer
        self._whole = pattern.fullmatch

    def lex(self, source: Stretch) -> Iterator[Piece]:  # type: ignore[override]  # lark's interface for lexers of one's own
        """Yield pieces that tile the stretch."""
        if source.labels or source.tables:
            return self._cut_around(source)
        return self._cut(source.text, source.start, source.end)

    def _cut_around(self, source: Stretch) -> Iterator[Piece]:
        """Cut what lies between the labels and the tables."""
        position = source.start
        known: list[tuple[int, int, Label | None]] = [(label.start, label.end, label) for label in source.labels]
        known += [(start, end, None) for start, end in source.tables]
        for start, end, label in sorted(known, key=itemgetter(0)):
            if position < start:
                yield from self._cut(source.text, position, start)
            yield self._label(source.text, label) if label else Piece("GRID", "", start, end)
            position = end
        yield from self._cut(source.text, position, source.end)

    def _cut(self, text: str, start: int, end: int) -> Iterator[Piece]:
        for found in self._scan(text, start, end):
            yield Piece(found.lastgroup, found.group(), found.start(), found.end())  # type: ignore[arg-type]

    def _label(self, text: str, label: Label) -> Piece:
        """Make a piece of a label: of its marker class where it is written as one, a bullet or a plain label otherwise."""
        found = self._whole(text, label.start, label.end)
        kind = found.lastgroup if found else None
        if label.ordinal is None:
            kind = "BULLET"
        elif kind not in BY_TERMINAL:
            kind = "LABEL"
        return LabelPiece(kind or "", text[label.start : label.end], label)
