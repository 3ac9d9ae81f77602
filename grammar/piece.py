"""The tokens that pass through the grammar: cut by the lexer, judged by the postlex, nested by the rules."""

from .table import MarkerClass

_SHORT = 60  # code points: a longer line is no title, name or entry


class Piece:
    """A stretch of the text, in code points. Lark's parser reads `type`; the rest is for the postlex and the build."""

    __slots__ = (
        "at",  # where the marker or the text begins, after the indent
        "cls",  # the class of a candidate
        "doubtful",  # a candidate that needs a series to be believed
        "end",
        "first",  # whether a candidate begins its line
        "key",  # what series it belongs to: the terminal, and how many dots
        "nth",  # its place among the candidates of its key
        "number",  # the ordinal of a candidate
        "prefix",  # of 1.2.3 the 1.2
        "role",  # of a line
        "start",
        "type",
        "value",
        "weak",  # a candidate after a comma
    )
    line = column = end_line = end_column = end_pos = start_pos = None

    at: int
    cls: MarkerClass
    doubtful: bool
    first: bool
    key: str
    nth: int
    number: int
    prefix: tuple[int, ...]
    role: str
    weak: bool

    def __init__(self, type_: str, value: str, start: int, end: int) -> None:
        self.type = type_
        self.value = value
        self.start = start
        self.end = end
        self.key = ""


class Line:
    """The pieces between two line ends."""

    __slots__ = ("candidates", "cut", "end", "kind", "opens", "pieces", "role", "start", "text", "wrapped")

    def __init__(self, pieces: list[Piece], start: int, end: int, wrapped: bool) -> None:
        self.pieces = pieces
        self.kind = pieces[0].type if pieces[0].type != "PREFIX" or len(pieces) == 1 else pieces[1].type
        """What it begins with, behind a Markdown prefix."""
        self.start = start
        """With its indent."""
        self.end = end
        """With its line end and the blank lines after it."""
        self.text = "" if pieces[-1].end - pieces[0].start > _SHORT else "".join([piece.value for piece in pieces]).strip()
        """Its characters, without white space around them; empty where it is too long to be a title or a name."""
        self.wrapped = wrapped
        """Whether the line before it stops without punctuation, so that this one may go on with its sentence."""
        self.candidates = False
        """Whether any of its pieces may be a marker."""
        self.cut = False
        """Whether the line before it ends inside an enumeration: `第` or `、`."""
        self.role = ""
        """Empty for running text, which may hold markers."""
        self.opens = False
        """Whether an attached document begins with it."""
