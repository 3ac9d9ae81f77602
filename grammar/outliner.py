"""The postlex: from the lexer's pieces to the pieces that the rules of `outline.lark` read, like Lark's own `Indenter`."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from lark import Lark, Tree
from lark.lark import PostLex
from platformdirs import user_cache_dir

from .lexer import PieceLexer
from .lines import segment, split_lines
from .nesting import Finding, Nesting
from .piece import Piece
from .table import CLASSES

_CLOSE = Piece("CLOSE", "", 0, 0)


class Outliner(PostLex):
    """Types the lines of a text, finds its markers and nests them."""

    always_accept = (
        *(cls.terminal for cls in CLASSES),
        *("ATTACHMENT", "DATE", "CONTENTS", "CALL", "TABLE", "PREFIX", "BLANK", "BREAK", "PROSE", "STRAY"),
    )

    def process(self, stream: Iterator[Piece]) -> Iterator[Piece]:  # type: ignore[override]  # pieces stand for lark's tokens
        """Yield the pieces of every document in the stream, nested."""
        findings: list[Finding] = []
        parts = 0
        for opener, lines in segment(split_lines(stream)):
            if opener:
                if parts:
                    yield _CLOSE
                yield opener
                parts += 1
            nesting = Nesting(lines)
            yield from nesting.run()
            findings += nesting.findings
        if parts:
            yield _CLOSE
        yield End(findings)


class End(Piece):
    """The last piece of a text, with what was noticed in it."""

    __slots__ = ("findings",)

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("END", "", 0, 0)
        self.findings = findings


@cache
def grammar() -> Lark:
    """Load `outline.lark`. Its tables are kept in the user's cache folder, where there is one, for the next start."""
    folder = Path(user_cache_dir("gangmu", appauthor=False))
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = Path(__file__).with_name("outline.lark").read_text("utf-8")
    tables = str(folder / "outline.tables")
    return Lark(text, parser="lalr", lexer=PieceLexer, postlex=Outliner(), maybe_placeholders=False, cache=tables)


def outline(text: str) -> Tree[Piece]:
    """Parse a text into `start`, `section` and `part` nodes over pieces; every text has a tree."""
    return grammar().parse(text)  # type: ignore[return-value]  # pieces stand for lark's tokens
