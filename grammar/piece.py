"""The tokens that pass through the grammar: cut by the lexer, judged by the postlex, nested by the rules."""

from .table import MarkerClass


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
