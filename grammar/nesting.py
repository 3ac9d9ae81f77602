"""The nesting of a document: its lines taken apart, markers opened and closed as the evidence says.

What comes out are the pieces that the rules of `outline.lark` read.
"""

from typing import NamedTuple

from .candidates import find
from .evidence import Evidence, Level
from .lines import Line
from .piece import Piece
from .table import ADDING, BY_TERMINAL, LISTING, LOOKING_BACK

CLOSE = Piece("CLOSE", "", 0, 0)
_STOPS = ("。", "；", "！", "？", ";")
_ITEM = 6.0  # the rank of 1.: this and what lies below it are lists inside a section
_WITHIN = ("table", "grid", "contents")  # roles of lines that end no section
_COLONS = ("：", ":")


class Finding(NamedTuple):
    """What was noticed about a candidate."""

    code: str
    piece: Piece
    expected: int | None


class Nesting:
    """One document: `run` returns its pieces, nested."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.evidence = Evidence(find(lines))
        self.stack: list[Level] = self.evidence.stack
        self.out: list[Piece] = []
        self.findings: list[Finding] = []

    def run(self) -> list[Piece]:
        """Return the pieces that the rules of the grammar read."""
        for line in self.lines:
            if not line.role:
                self._running(line)
                continue
            if line.role not in _WITHIN:
                self._close(0)
            self._put(line, line.role, line.end)
        self._close(0)
        return self.out

    def _put(self, line: Line, role: str, end: int) -> Piece:
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
        evidence = self.evidence
        outermost = len(self.stack)  # the outermost level that has a member on this line
        for i, piece in enumerate(pieces):
            if piece.key:
                depth = evidence.depth(piece)
                if evidence.accepts(piece, depth):
                    floor = self._open(piece, depth, line, text, pieces[began:i], floor)
                    outermost = min(outermost, len(self.stack) - 1)
                    text, began = piece, i + 1
                    continue
                self.findings.append(Finding("rejected", piece, None))
            if text:
                text.end = piece.end
            elif piece.type != "PREFIX" or len(pieces) == 1 or not pieces[1].key:
                self._settle(line)
                floor = len(self.stack)
                text = self._put(line, "body", piece.end)
        self.out[-1].end = line.end
        self._finish(pieces[-1].value.rstrip(), outermost, text is not None and text.type == "OPEN")

    def _finish(self, last: str, outermost: int, of_marker: bool) -> None:
        """Note for the open levels how a line ends, and whether with text of a marker on it."""
        if last.endswith(_STOPS):
            for level in self.stack[outermost:]:
                level.own = True
        if self.stack and of_marker:  # a colon behind a sentence of a run-in item introduces what follows, and not for that item
            self.stack[-1].leads = last.endswith(_COLONS) and (self.stack[-1].first or "。" not in last)

    def _close(self, depth: int) -> None:
        """Close the open nodes below a depth."""
        self.out += [CLOSE] * (len(self.stack) - depth)
        del self.stack[depth:]

    # ---------------------------------------------------------------------------------------- markers

    def _open(self, piece: Piece, depth: int, line: Line, text: Piece | None, before: list[Piece], floor: int) -> int:
        """Open a node for a marker; `before` is what `text` holds on this line in front of it."""
        lead_in = None
        if text and before:
            if self.stack:
                self.stack[-1].leads = before[-1].value.rstrip().endswith(_COLONS)
            if piece.number == 1 and text.type == "OPEN" and depth >= 0 and not self.stack[depth].first:
                lead_in = self._lead_in(text, before)
        floor = self._place(piece, depth, floor)
        piece.type, piece.role = "OPEN", ""
        piece.at = piece.start
        if text is None:
            piece.start = line.start
        elif before and before[-1].type == "PREFIX":  # **一是**
            piece.start = before[-1].start
            (lead_in or text).end = piece.start
        if lead_in:
            self.out.append(lead_in)
        self.out.append(piece)
        return floor

    def _place(self, piece: Piece, depth: int, floor: int) -> int:
        """Close what a marker is no part of, and make it a member of its series, which is open at a depth or at none (-1).

        A marker inside a line closes no more than the levels above `floor`, unless its series is open; the floor for
        the rest of the line is returned.
        """
        if depth < 0 or self.evidence.nests_in_itself(piece, self.stack[depth]):
            depth = self._begin(piece, floor)
            floor = depth + 1 if piece.first else floor
        else:
            self._go_on(piece, depth)
            floor = depth + 1 if piece.first else min(floor, depth + 1)
        self.evidence.seen[piece.key] = piece.number
        return floor

    def _begin(self, piece: Piece, floor: int) -> int:
        """Open a level for a series, below those that it belongs below, and return its depth."""
        stack, evidence = self.stack, self.evidence
        depth = len(stack)
        if piece.first:  # a list inside a line is over where a line begins with another marker
            floor = 0
            while depth and not (stack[depth - 1].first or stack[depth - 1].leads or evidence.continues(stack[depth - 1], piece.start)):
                depth -= 1
        while depth > floor and not evidence.below(piece, stack[depth - 1]):
            depth -= 1
        if piece.number != 1 and evidence.seen.get(piece.key) != piece.number - 1:
            self._note_break(piece, evidence.seen.get(piece.key, 0))
        self._close(depth)
        if stack:
            stack[-1].filled = True
        stack.append(Level(piece))
        return depth

    def _go_on(self, piece: Piece, depth: int) -> None:
        """Make a marker a member of the open series at a depth: the next one, the first of another list, or a break."""
        level = self.stack[depth]
        if level.goes_on_with(piece):
            for below in self.stack[depth + 1 :]:
                self.evidence.inside.add((below.key, level.key))
        self._close(depth + 1)
        self.out.append(CLOSE)
        if piece.number == 1:
            level.restart(piece)
            return
        if not level.goes_on_with(piece):
            self._note_break(piece, level.last)
        level.admit(piece)

    def _note_break(self, piece: Piece, last: int) -> None:
        code = "missing-first" if last == 0 else "duplicate" if piece.number == last else "gap" if piece.number > last else "out-of-order"
        self.findings.append(Finding(code, piece, last + 1))

    def _lead_in(self, text: Piece, before: list[Piece]) -> Piece | None:
        """Cut off the sentence that introduces a second list: it ends the text of the item before, but is the parent's."""
        value = "".join([part.value for part in before]).rstrip()
        body, stop, last = value.rstrip("：:。").rpartition("。")
        if not stop or not (value.endswith(_COLONS) or any(word in last for word in LISTING)):
            return None
        lead_in = Piece("LINE", last, before[0].start + len(body) + 1, text.end)
        lead_in.at, lead_in.role = lead_in.start, "body"
        text.end = lead_in.start
        return lead_in

    # ------------------------------------------------------------------------------- unnumbered lines

    def _settle(self, line: Line) -> None:
        """Close what an unnumbered line does not belong to, then count it."""
        stack = self.stack
        whole = line.pieces[-1].value.rstrip().endswith(_STOPS)
        if line.wrapped:  # the sentence of the line before goes on
            if stack and whole:
                stack[-1].own = True
            if line.pieces[0].type in BY_TERMINAL and self.out and self.out[-1].type == "OPEN":
                self.out[-1].role = "sentence"
            return
        if line.kind == "CALL":  # 各位代表！ addresses everyone anew
            self._close(min(1, len(stack)))
        while stack and self._ends_before(stack[-1], line):
            self._close(len(stack) - 1)
        self._close_over(line)
        if stack:
            stack[-1].filled = True
            stack[-1].lines += whole

    def _ends_before(self, level: Level, line: Line) -> bool:
        """Whether a list ends where a line begins: one inside a line, or another speaker's before 答：."""
        told = line.kind == "TURN" and level.filled and level.cls.rank >= _ITEM
        return (told or not level.first) and not self.evidence.continues(level, line.start)

    def _close_over(self, line: Line) -> None:
        """Close the series that are over before a paragraph that looks back on them, or is like no member of theirs."""
        depth = len(self.stack)
        opening = line.pieces[0].value
        if opening.startswith(LOOKING_BACK):  # 上述问题… speaks of everything above
            self._close_ended(line, 0)
        elif opening.startswith(ADDING):
            self._close_ended(line, 1)
        if self.stack and len(self.stack) == depth and self.evidence.is_over(self.stack[-1], line):
            self._close(depth - 1)

    def _close_ended(self, line: Line, least: int) -> None:
        """Close the levels that hold something and do not go on, down to a depth."""
        while len(self.stack) > least:
            level = self.stack[-1]
            if not (level.own or level.filled) or self.evidence.continues(level, line.start):
                return
            self._close(len(self.stack) - 1)
