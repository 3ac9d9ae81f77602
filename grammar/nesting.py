"""Which candidates are markers, and how they nest: by the series they form.

A candidate is a marker when it opens or continues a series. It goes below the series that it interrupts and above those
that restart between its own members; the rank table decides only where the document gives no evidence.
"""

from bisect import bisect_right
from operator import attrgetter
from typing import NamedTuple

from .candidates import find
from .piece import Line, Piece
from .table import ADDING, LISTING, LOOKING_BACK

_CLOSE = Piece("CLOSE", "", 0, 0)
_START = attrgetter("start")
_STOPS = ("。", "；", "！", "？", ";")
_COLONS = ("：", ":")


class Finding(NamedTuple):
    """What was noticed about a candidate."""

    code: str
    piece: Piece
    expected: int | None


class Level:
    """A series that is open: its last member is a node that has not been closed."""

    __slots__ = ("cls", "count", "filled", "first", "key", "last", "leads", "lines", "own", "prefix", "spread")

    def __init__(self, marker: Piece) -> None:
        self.key = marker.key
        self.cls = marker.cls
        self.count = self.lines = 0
        self.spread = False
        """Whether a member before the last one has unnumbered lines below it."""
        self.admit(marker)

    def admit(self, marker: Piece) -> None:
        """Make a marker the last member."""
        self.last = marker.number
        self.prefix = marker.prefix
        self.first = marker.first
        """Whether the last member begins its line."""
        self.count += 1
        self.spread = self.spread or self.lines > 0
        self.lines = 0
        """How many unnumbered lines stand directly below the last member."""
        self.own = False
        """Whether the last member has a sentence on its own line."""
        self.filled = False
        """Whether anything stands below the last member."""
        self.leads = False
        """Whether the text of the last member ends in a colon so far."""

    def goes_on_with(self, piece: Piece) -> bool:
        """Whether a candidate of this series is its next member."""
        if self.key == "ARTICLE" and (piece.prefix or self.prefix):  # 第十二条之一 stands between 第十二条 and 第十三条
            return piece.number == self.last + (not piece.prefix)
        return piece.number == self.last + 1 and piece.prefix == self.prefix

    def numbers(self) -> tuple[int, ...]:
        """Return what a decimal below the last member begins with."""
        return (*self.prefix, self.last) if self.cls.style == "decimal" else (self.last,)


class Nesting:
    """The markers of one document."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.by_key = find(lines)
        self.stack: list[Level] = []
        self.seen: dict[str, int] = {}
        """The last number of every series so far."""
        self.inside: set[tuple[str, str]] = set()
        """Pairs of keys of which the first was seen below the second."""
        self.out: list[Piece] = []
        self.findings: list[Finding] = []

    def run(self) -> list[Piece]:
        """Return the pieces that the rules of the grammar read."""
        for line in self.lines:
            if line.role:
                self._typed(line)
            else:
                self._running(line)
        self._close(0)
        return self.out

    # ------------------------------------------------------------------------------------- lines

    def _typed(self, line: Line) -> None:
        if line.role not in ("table", "contents"):
            self._close(0)
        self._line(line, line.role, line.end)

    def _line(self, line: Line, role: str, end: int) -> Piece:
        """Put out a line that no marker begins, as far as a place."""
        first = line.pieces[0]
        text = Piece("LINE", first.value, line.start, end)
        text.at = first.end if first.type == "PREFIX" and first.value[0] == "#" else first.start
        text.role = role
        self.out.append(text)
        return text

    def _running(self, line: Line) -> None:
        """Take a line apart: its markers open nodes, the rest is text of the node that is open."""
        pieces = line.pieces
        text: Piece | None = None  # what the stretch at hand belongs to: a marker's node, or an unnumbered line
        floor = began = 0
        base = len(self.stack)
        for i, piece in enumerate(pieces):
            if piece.key:
                if self._accepts(piece):
                    if text and self.stack:
                        self.stack[-1].leads = pieces[i - 1].value.rstrip()[-1:] in _COLONS
                    lead_in = self._lead_in(piece, text, pieces[began:i]) if text and piece.number == 1 else None
                    floor = self._place(piece, floor, lead_in)
                    base = min(base, len(self.stack) - 1)
                    piece.type = "OPEN"
                    piece.at = piece.start
                    if text is None:
                        piece.start = line.start
                    elif pieces[i - 1].type == "PREFIX":  # **一是**
                        piece.start = pieces[i - 1].start
                        (lead_in or text).end = piece.start
                    self.out.append(piece)
                    text, began = piece, i + 1
                    continue
                self.findings.append(Finding("rejected", piece, None))
            if text:
                text.end = piece.end
            elif piece.type != "PREFIX" or len(pieces) == 1 or not pieces[1].key:
                self._settle(piece, line)
                floor = len(self.stack)
                text = self._line(line, "body", piece.end)
        self.out[-1].end = line.end
        final = pieces[-1].value.rstrip()[-1:]
        if final in _STOPS:
            for level in self.stack[base:]:
                level.own = True
        if self.stack:
            self.stack[-1].leads = final in _COLONS

    def _close(self, depth: int) -> None:
        """Close the open nodes below a depth."""
        self.out += [_CLOSE] * (len(self.stack) - depth)
        del self.stack[depth:]

    def _settle(self, piece: Piece, line: Line) -> None:
        """Close what an unnumbered line does not belong to, then count it."""
        stack = self.stack
        if line.wrapped:  # the sentence of the line before goes on
            if stack and line.pieces[-1].value.rstrip()[-1:] in _STOPS:
                stack[-1].own = True
            return
        if piece.type == "CALL":  # 各位代表！ addresses everyone anew
            self._close(min(1, len(stack)))
        while stack and not stack[-1].first and not self._continues(stack[-1], piece):
            self._close(len(stack) - 1)
        if piece.value.startswith(LOOKING_BACK):  # 上述问题… speaks of everything above, up to a series that is not over
            while stack and (stack[-1].own or stack[-1].filled) and not self._continues(stack[-1], piece):
                self._close(len(stack) - 1)
        elif piece.value.startswith(ADDING):
            while len(stack) > 1 and (stack[-1].own or stack[-1].filled) and not self._continues(stack[-1], piece):
                self._close(len(stack) - 1)
        elif stack and line.text and self._restarts(stack[-1], line):
            self._close(len(stack) - 1)
        elif stack and stack[-1].own and stack[-1].count > 1 and not (stack[-1].spread or stack[-1].lines):
            if not self._continues(stack[-1], piece):  # the series is over, and no other member of it has such a line
                self._close(len(stack) - 1)
        if stack:
            stack[-1].filled = True
            stack[-1].lines += line.pieces[-1].value.rstrip()[-1:] in _STOPS

    def _restarts(self, level: Level, line: Line) -> bool:
        """Whether a line is what stands between two lists of the same class: a lead-in, or a heading without a number."""
        if line.text[-1] in _STOPS:
            return False
        series = self.by_key[level.key]
        i = bisect_right(series, line.start, key=_START)
        return i < len(series) and series[i].number == 1 and series[i].first and series[i].start - line.end < 8

    # -------------------------------------------------------------------------------- acceptance

    def _accepts(self, piece: Piece) -> bool:
        """Whether a candidate opens, continues, runs on from, restarts or breaks a series."""
        level = self._level(piece.key)
        if piece.cls.style == "decimal":
            return self._accepts_decimal(piece, level)
        if level and level.goes_on_with(piece) and not (piece.weak and level.first):
            return not piece.doubtful or (piece.first and self._confirmed(piece))
        if piece.weak and piece.number != 1:
            return False
        if piece.number == 1 and (piece.first or not piece.doubtful) and self._successor(piece):
            return True
        if piece.doubtful:
            return False
        last = self.seen.get(piece.key)
        if piece.first:
            return piece.cls.alone or last == piece.number - 1 or (last is not None and piece.number == 1)
        return last is not None and last < piece.number < last + 4 and self._successor(piece) is not None

    def _confirmed(self, piece: Piece) -> bool:
        """Whether a doubtful next member is not followed by a better one: of `3.5亿元` and `3.` the second is it."""
        series = self.by_key[piece.key]
        following = series[piece.nth + 1] if piece.nth + 1 < len(series) else None
        return following is None or following.number != piece.number

    def _accepts_decimal(self, piece: Piece, level: Level | None) -> bool:
        """Whether 1.2 goes on after 1.1, opens below a 1 or above a 1.2.1, or stands clear of what follows."""
        if level and level.goes_on_with(piece):
            return self._confirmed(piece)
        numbers = (*piece.prefix, piece.number)
        below = self._next(f"DECIMAL{len(numbers)}", piece)
        if below and below.prefix == numbers and not self._between(piece, below):
            return True
        if not piece.prefix or piece.number == 0:
            return False
        nested = any(open_.numbers() == piece.prefix for open_ in self.stack)
        if piece.number == 1 and (nested or self._successor(piece)):
            return True
        follows = level is not None and (level.prefix, level.last) < (piece.prefix, piece.number)
        return not piece.doubtful and (nested or follows)

    def _between(self, piece: Piece, other: Piece) -> bool:
        """Whether another candidate of a piece's series stands before another piece."""
        series = self.by_key[piece.key]
        return piece.nth + 1 < len(series) and series[piece.nth + 1].start < other.start

    def _level(self, key: str) -> Level | None:
        for level in reversed(self.stack):
            if level.key == key:
                return level
        return None

    # ----------------------------------------------------------------------------------- evidence

    def _successor(self, piece: Piece) -> Piece | None:
        """Return the candidate that comes next in a piece's series, within the same scope."""
        series = self.by_key[piece.key]
        for following in series[piece.nth + 1 : piece.nth + 4]:
            if following.number == piece.number + 1 and following.prefix == piece.prefix:
                return None if self._ends_between(piece, following) else following
            if following.number == 1 and not following.doubtful:
                return None
        return None

    def _ends_between(self, piece: Piece, other: Piece) -> bool:
        """Whether a series that is open around a piece goes on before another piece."""
        for level in self.stack:
            if level.key != piece.key:
                following = self._next(level.key, piece)
                if following and following.start < other.start and level.goes_on_with(following):
                    return True
        return False

    def _next(self, key: str, piece: Piece, inline: bool = False) -> Piece | None:
        """Return the first candidate of a key after a piece, at the start of a line or, if `inline`, anywhere."""
        series = self.by_key.get(key, ())
        for i in range(bisect_right(series, piece.start, key=_START), len(series)):
            if inline or (series[i].first and (not series[i].doubtful or series[i].prefix)):
                return series[i]
        return None

    def _continues(self, level: Level, piece: Piece) -> bool:
        """Whether an open series goes on after a piece."""
        series = self.by_key[level.key]
        i = bisect_right(series, piece.start, key=_START)
        if i == len(series) or not level.goes_on_with(series[i]):
            return False
        for outer in self.stack:
            if outer is level:
                break
            following = self._next(outer.key, piece)
            if following and following.start < series[i].start and outer.goes_on_with(following):
                return False
        return True

    # ---------------------------------------------------------------------------------- placement

    def _place(self, piece: Piece, floor: int, lead_in: Piece | None) -> int:
        """Close what a marker is no part of, and make it a member of its series.

        A marker inside a line closes no more than the levels above `floor`, unless its series is open; the floor for
        the rest of the line is returned.
        """
        stack = self.stack
        depth = len(stack) - 1
        while depth >= 0 and stack[depth].key != piece.key:
            depth -= 1
        if depth >= 0 and not self._nests_in_itself(piece, stack[depth]):
            level = stack[depth]
            if level.goes_on_with(piece):
                for below in stack[depth + 1 :]:
                    self.inside.add((below.key, level.key))
            elif piece.number == 1:
                level.count, level.lines, level.spread = 0, 0, False
            else:
                self._break(piece, level.last)
            self._close(depth + 1)
            self.out.append(_CLOSE)
            level.admit(piece)
            floor = depth + 1 if piece.first else min(floor, depth + 1)
        else:
            depth = len(stack)
            while piece.first and depth and self._is_over(stack[depth - 1], piece):
                depth -= 1
            while depth > (0 if piece.first else floor) and not self._below(piece, stack[depth - 1]):
                depth -= 1
            if piece.number != 1 and self.seen.get(piece.key) != piece.number - 1:
                self._break(piece, self.seen.get(piece.key, 0))
            self._close(depth)
            if stack:
                stack[-1].filled = True
            stack.append(Level(piece))
            floor = depth + 1 if piece.first else floor
        if lead_in:
            self.out.append(lead_in)
        self.seen[piece.key] = piece.number
        return floor

    def _nests_in_itself(self, piece: Piece, level: Level) -> bool:
        """Whether a list inside a line restarts a class whose members begin lines, and which goes on afterwards."""
        if piece.first or not level.first or piece.number != 1:
            return False
        following = self._next(piece.key, piece)
        return following is not None and level.goes_on_with(following)

    def _is_over(self, level: Level, piece: Piece) -> bool:
        """Whether a list inside a line is over where a line begins with another marker."""
        return not (level.first or level.leads or self._continues(level, piece))

    def _below(self, piece: Piece, level: Level) -> bool:
        """Whether a series that a piece opens belongs below an open one: by what follows, by what was seen, by rank."""
        pair = (piece.key, level.key)
        resumed = self._next(level.key, piece, inline=not level.first)
        series = self.by_key[piece.key]
        successor = series[piece.nth + 1] if piece.nth + 1 < len(series) else None
        if resumed and successor and successor.number == piece.number + 1 and resumed.start < successor.start:
            if resumed.number == 1:
                return False
        elif resumed and level.goes_on_with(resumed):
            return True
        if pair in self.inside or (level.leads and level is self.stack[-1]):
            return True
        if pair[::-1] in self.inside:
            return False
        return (piece.cls.rank, piece.key) > (level.cls.rank, level.key)

    def _break(self, piece: Piece, last: int) -> None:
        code = "missing-first" if last == 0 else "duplicate" if piece.number == last else "gap" if piece.number > last else "out-of-order"
        self.findings.append(Finding(code, piece, last + 1))

    def _lead_in(self, piece: Piece, text: Piece, pieces: list[Piece]) -> Piece | None:
        """Cut off the sentence that introduces a second list: it ends the text of the item before, but is the parent's."""
        level = self._level(piece.key)
        if text.type != "OPEN" or not level or level.first:
            return None
        value = "".join([p.value for p in pieces]).rstrip()
        body, stop, last = value.rstrip("：:。").rpartition("。")
        if not stop or not (value[-1] in _COLONS or any(word in last for word in LISTING)):
            return None
        lead_in = Piece("LINE", last, pieces[0].start + len(body) + 1, text.end)
        lead_in.at, lead_in.role = lead_in.start, "body"
        text.end = lead_in.start
        return lead_in
