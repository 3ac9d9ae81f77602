"""The evidence of a document about its own markers: what has been seen, what is open, what follows.

A candidate is a marker when it opens or continues a series. A series goes below the one that it interrupts and above one
that restarts between its own members; the rank table decides only where the document gives no evidence.
"""

from bisect import bisect_right
from operator import attrgetter

from .lines import Line
from .piece import Piece

_START = attrgetter("start")
_STOPS = ("。", "；", "！", "？", ";")
_SECOND = 2  # 首先…；二是…；三是…
_NEAR = 3  # how many candidates ahead a successor is looked for, and how many numbers may be lost inside a line


class Level:
    """A series that is open: its last member is a node that has not been closed."""

    __slots__ = ("cls", "count", "filled", "first", "key", "label", "last", "leads", "lines", "own", "prefix", "rich", "spread")

    def __init__(self, marker: Piece) -> None:
        self.key = marker.key
        self.cls = marker.cls
        self.restart(marker)

    def restart(self, marker: Piece) -> None:
        """Make a marker the first member of a series."""
        self.count = self.lines = 0
        self.filled = self.spread = self.rich = False
        """Whether a member before the last one has unnumbered lines, or anything at all, below it."""
        self.admit(marker)

    def admit(self, marker: Piece) -> None:
        """Make a marker the last member."""
        self.last = marker.number
        self.label = marker.label
        """What Word knows of the last member, where it made its label."""
        self.prefix = marker.prefix
        self.first = marker.first
        """Whether the last member begins its line."""
        self.count += 1
        self.spread = self.spread or self.lines > 0
        self.rich = self.rich or self.filled
        self.lines = 0
        """How many unnumbered sentences stand on lines directly below the last member."""
        self.own = False
        """Whether the last member has a sentence on its own line."""
        self.filled = False
        """Whether anything stands below the last member."""
        self.leads = False
        """Whether the text of the last member ends in a colon so far."""

    def goes_on_with(self, piece: Piece) -> bool:
        """Whether a candidate of this series is its next member."""
        if self.cls.style == "bullet":
            return True
        if self.key == "ARTICLE" and (piece.prefix or self.prefix):  # 第十二条之一 stands between 第十二条 and 第十三条
            return piece.number == self.last + (not piece.prefix)
        return piece.number == self.last + 1 and piece.prefix == self.prefix

    def numbers(self) -> tuple[int, ...]:
        """Return what a decimal below the last member begins with."""
        return (*self.prefix, self.last) if self.cls.style == "decimal" else (self.last,)


class Evidence:
    """What is known at a place in a document; the nesting opens and closes the levels of `stack`."""

    def __init__(self, by_key: dict[str, list[Piece]]) -> None:
        self.by_key = by_key
        """All candidates, by series key, in reading order."""
        self.stack: list[Level] = []
        """The open series, outermost first."""
        self.seen: dict[str, int] = {}
        """The last number of every series so far, open or closed."""
        self.inside: set[tuple[str, str]] = set()
        """Pairs of keys: the first has been seen between members of the second."""

    def depth(self, piece: Piece) -> int:
        """Return the depth of the open series that a candidate is of, or -1.

        Where a list inside a line is open below one of the same class, a marker that begins a line goes on with the
        one whose members do.
        """
        found = -1
        for depth in range(len(self.stack) - 1, -1, -1):
            level = self.stack[depth]
            if level.key == piece.key:
                if level.goes_on_with(piece) and level.first >= piece.first:
                    return depth
                found = depth if found < 0 else found
        return found

    # -------------------------------------------------------------------------------- is it a marker?

    def accepts(self, piece: Piece, depth: int) -> bool:
        """Whether a candidate opens, continues, runs on from, restarts or breaks a series; `depth` is that of its open one."""
        level = self.stack[depth] if depth >= 0 else None
        if piece.label:
            return True
        if piece.cls.style == "decimal":
            return self._accepts_decimal(piece, level)
        if level and level.goes_on_with(piece) and not (piece.weak and level.first):
            return not piece.doubtful or (piece.first and self._is_confirmed(piece))
        if (piece.weak and piece.number != 1) or (piece.doubtful and (level or not piece.first)):
            return False
        if piece.number == 1 and self._successor(piece):
            return True
        return not piece.doubtful and self._stands_alone(piece, level)

    def _stands_alone(self, piece: Piece, level: Level | None) -> bool:
        """Whether a candidate that no open series expects is a marker all the same."""
        last = self.seen.get(piece.key)
        if piece.first and (piece.cls.alone or last == piece.number - 1 or (last is not None and piece.number == 1)):
            return True
        if level and self._slips(piece, level):
            return True
        run_in = piece.cls.style == "run_in" and not piece.weak and piece.number == _SECOND
        lost = piece.first or run_in or (last is not None and last < piece.number <= last + _NEAR)
        following = self._successor(piece) if lost else None
        return following is not None and following.first >= piece.first

    def _slips(self, piece: Piece, level: Level) -> bool:
        """Whether an item inside a line has the wrong number: 一是…；二是…；二是…."""
        open_here = not (level.first or piece.first or piece.weak) and level.count > 1
        return open_here and level.last <= piece.number <= level.last + 2

    def _is_confirmed(self, piece: Piece) -> bool:
        """Whether a doubtful next member is not followed by a better one: of `3.5亿元` and `3.` the second is it."""
        following = self._after(piece)
        return following is None or following.number != piece.number

    def _accepts_decimal(self, piece: Piece, level: Level | None) -> bool:
        """Whether 1.2 goes on after 1.1, opens below a 1 or above a 1.2.1, or stands clear of what follows."""
        if level and level.goes_on_with(piece):
            return not piece.doubtful or self._is_confirmed(piece)
        numbers = (*piece.prefix, piece.number)
        below, following = self._next(f"DECIMAL{len(numbers)}", piece.start), self._after(piece)
        if below and below.prefix == numbers and not (following and following.start < below.start):
            return True
        if not piece.prefix:
            return piece.number == 1 and self._has_clauses(piece)
        nested = any(open_.numbers() == piece.prefix for open_ in self.stack)
        if (piece.number == 1 or not piece.doubtful) and (nested or self._successor(piece)):
            return True
        follows = level is not None and (level.prefix, level.last) < (piece.prefix, piece.number)
        return follows and not piece.doubtful

    def _has_clauses(self, piece: Piece) -> bool:
        """Whether a later member of a series of bare numbers has clauses: 1 范围, then 2 要求 with 2.1."""
        series = self.by_key[piece.key]
        for number, member in enumerate(series[piece.nth + 1 :], piece.number + 1):
            if member.number != number:
                return False
            below, following = self._next("DECIMAL1", member.start), self._after(member)
            if below is None or below.prefix == (number,):
                return below is not None and not (following and following.start < below.start)
        return False

    # ---------------------------------------------------------------------------- where does it belong?

    def below(self, piece: Piece, level: Level) -> bool:
        """Whether a series that a piece opens belongs below an open one: by what follows, by what was seen, by rank."""
        if piece.label and level.label and level.label.list_id == piece.label.list_id:
            return piece.label.level > level.label.level
        pair = (piece.key, level.key)
        resumed = self._next(level.key, piece.start, inline=not level.first)
        following = self._after(piece)
        if resumed and following and following.number == piece.number + 1 and resumed.start < following.start:
            if resumed.number == 1 and not self._resumes(piece.start, resumed.start, self.stack[: self.stack.index(level)]):
                return False
        elif resumed and level.goes_on_with(resumed):
            return True
        if pair in self.inside or (level is self.stack[-1] and (level.leads or self._is_empty_heading(level, piece))):
            return True
        return pair[::-1] not in self.inside and (piece.cls.rank, piece.key) > (level.cls.rank, level.key)

    def _is_empty_heading(self, level: Level, piece: Piece) -> bool:
        """Whether a heading would be left with nothing below it, where others of its series have something."""
        return piece.first and level.first and level.rich and not (level.own or level.filled)

    def nests_in_itself(self, piece: Piece, level: Level) -> bool:
        """Whether a list inside a line restarts a class whose members begin lines, and which goes on afterwards."""
        if piece.first or not level.first or piece.number != 1:
            return False
        following = self._next(piece.key, piece.start)
        return following is not None and level.goes_on_with(following)

    def continues(self, level: Level, start: int) -> bool:
        """Whether an open series goes on after a place, before one around it does."""
        series = self.by_key[level.key]
        i = bisect_right(series, start, key=_START)
        if i == len(series) or not level.goes_on_with(series[i]):
            return False
        return not self._resumes(start, series[i].start, self.stack[: self.stack.index(level)])

    def is_over(self, level: Level, line: Line) -> bool:
        """Whether a series has ended before an unnumbered line that none of its other members has the like of."""
        if line.text and self._restarts(level, line):
            return True
        alike = level.own and level.count > 1 and not (level.spread or level.lines)
        return alike and not self.continues(level, line.start)

    def _restarts(self, level: Level, line: Line) -> bool:
        """Whether a line is what stands between two lists of the same class: a lead-in, or a heading without a number."""
        series = self.by_key[level.key]
        i = bisect_right(series, line.start, key=_START)
        adjacent = i < len(series) and series[i].first and line.end <= series[i].start < line.end + 2 * _NEAR
        return adjacent and series[i].number == 1 and not line.text.endswith(_STOPS)

    # --------------------------------------------------------------------------------- what follows?

    def _after(self, piece: Piece) -> Piece | None:
        """Return the next candidate of a piece's own key."""
        series = self.by_key[piece.key]
        return series[piece.nth + 1] if piece.nth + 1 < len(series) else None

    def _next(self, key: str, start: int, inline: bool = False) -> Piece | None:
        """Return the first candidate of a key after a place, at the start of a line or, if `inline`, anywhere."""
        series = self.by_key.get(key, ())
        for i in range(bisect_right(series, start, key=_START), len(series)):
            if inline or (series[i].first and (not series[i].doubtful or series[i].prefix)):
                return series[i]
        return None

    def _successor(self, piece: Piece) -> Piece | None:
        """Return the candidate that comes next in a piece's series, within the same scope."""
        series = self.by_key[piece.key]
        for following in series[piece.nth + 1 : piece.nth + 1 + _NEAR]:
            if following.number == piece.number + 1 and following.prefix == piece.prefix:
                around = [level for level in self.stack if level.key != piece.key]
                return None if self._resumes(piece.start, following.start, around) else following
            if following.number == 1 and not following.doubtful:
                return None
        return None

    def _resumes(self, start: int, end: int, levels: list[Level]) -> bool:
        """Whether any of some open series goes on between two places."""
        for level in levels:
            following = self._next(level.key, start)
            if following and following.start < end and level.goes_on_with(following):
                return True
        return False
