"""Lines: the pieces between two line ends, and whether a sentence runs on from one to the next."""

from collections.abc import Iterable

from .piece import Piece
from .table import BY_TERMINAL

_BLANKS = " \t\v\u3000\u00a0\u200b\ufeff"
_COMPLETE = "。；：！？…;:!?”）)》」』"
_SHORT = 60  # code points: a longer line is no title, name or entry
_WRAPPED = 20  # code points: a shorter line that stops without punctuation is whole


class Line:
    """The pieces between two line ends."""

    __slots__ = ("cut", "end", "kind", "marked", "may_hold", "opens", "pieces", "role", "start", "text", "wrapped")

    def __init__(self, pieces: list[Piece], start: int, end: int, may_hold: bool) -> None:
        self.pieces = pieces
        self.start = start
        """With its indent."""
        self.end = end
        """With its line end and the blank lines after it."""
        self.kind = pieces[0].type if pieces[0].type != "PREFIX" or len(pieces) == 1 else pieces[1].type
        """What it begins with, behind a Markdown prefix."""
        self.may_hold = may_hold
        """Whether any of its pieces may be a marker."""
        self.marked = may_hold and self.kind in BY_TERMINAL
        """Whether it begins with what may be a marker."""
        self.text = "" if end - start > 2 * _SHORT else "".join([piece.value for piece in pieces]).strip()
        """Its characters, without white space around them; empty where it is too long to be a title or a name."""
        if len(self.text) > _SHORT:
            self.text = ""
        self.wrapped = False
        """Whether the line before it stops without punctuation, so that this one may go on with its sentence."""
        self.cut = ""
        """The `第` or `、` that the line before it stops at, inside a reference or an enumeration."""
        self.role = ""
        """The part it plays; empty for running text, in which markers are looked for."""
        self.opens = False
        """Whether an attached document begins with it."""

    def unprefixed(self) -> list[Piece]:
        """Return its pieces without the Markdown prefix."""
        return self.pieces[self.pieces[0].type == "PREFIX" :]

    def ends_with(self, marks: str) -> bool:
        """Whether it is a short line that ends in one of some characters."""
        return self.text[-1:] in marks if self.text else False


def split_lines(pieces: Iterable[Piece]) -> list[Line]:
    """Gather pieces into lines; white space before the first one is left out."""
    lines: list[Line] = []
    held: list[Piece] = []
    start = -1
    may_hold = wrapped = False
    cut = ""
    for piece in pieces:
        kind = piece.type
        if kind == "GRID":
            lines.append(Line([piece], piece.start if start < 0 else start, piece.end, False))
            start, wrapped, cut = piece.end, False, ""
        elif kind != "BREAK":
            if held or kind != "BLANK":
                held.append(piece)
                may_hold = may_hold or kind in BY_TERMINAL
        elif held or (lines and lines[-1].kind == "GRID"):
            held = held or [piece]  # blank lines below a table
            value = piece.value
            end = piece.end if value[-1] not in _BLANKS else piece.start + len(value.rstrip(_BLANKS))
            line = Line(held, held[0].start if start < 0 else start, end, may_hold)
            line.wrapped, line.cut = wrapped, cut
            lines.append(line)
            final = held[-1].value.rstrip()[-1:] or "。"
            wrapped = final not in _COMPLETE and value.count("\n") < 2 and (final in "，、第" or end - held[0].start > _WRAPPED)
            cut = final if wrapped and final in "、第" and held[-1].type not in BY_TERMINAL else ""
            held, start, may_hold = [], end, False
    if held:
        lines.append(Line(held, held[0].start if start < 0 else start, held[-1].end, may_hold))
        lines[-1].wrapped, lines[-1].cut = wrapped, cut
    elif lines:
        lines[-1].end = piece.end  # white space behind the last line end indents nothing
    return lines
