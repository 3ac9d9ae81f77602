"""The tokens that pass through the grammar: cut by the lexer, judged by the postlex, nested by the rules."""

from typing import TYPE_CHECKING

from .table import MarkerClass

if TYPE_CHECKING:
    from .lexer import Label


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
        "role",  # of a line; of a marker `sentence` where its line goes on below
        "start",
        "type",
        "value",
        "weak",  # a candidate after a comma
    )
    label: "Label | None" = None
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


class LabelPiece(Piece):
    """A label that Word made: a marker for certain."""

    __slots__ = ("label",)

    def __init__(self, type_: str, value: str, label: "Label") -> None:
        super().__init__(type_, value, label.start, label.end)
        self.label = label
