"""The postlex: from the lexer's pieces to the pieces that the rules of `outline.lark` read, like Lark's own `Indenter`."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lark import Lark, Transformer
from lark.lark import PostLex
from platformdirs import user_cache_dir

from .lexer import PieceLexer, Stretch
from .lines import split_lines
from .nesting import CLOSE, Finding, Nesting
from .piece import Piece
from .roles import divide
from .table import CLASSES


class Outliner(PostLex):
    """Types the lines of a text, finds its markers and nests them."""

    always_accept = (
        *(cls.terminal for cls in CLASSES),
        *("ATTACHMENT", "DATE", "CONTENTS", "CALL", "TURN", "TABLE", "PREFIX", "BLANK", "BREAK", "PROSE", "STRAY"),
    )

    def process(self, stream: Iterator[Piece]) -> Iterator[Piece]:  # type: ignore[override]  # pieces stand for lark's tokens
        """Yield the pieces of every document in the stream, nested."""
        findings: list[Finding] = []
        parts = 0
        for opener, lines in divide(split_lines(stream)):
            if opener:
                if parts:
                    yield CLOSE
                yield opener
                parts += 1
            nesting = Nesting(lines)
            yield from nesting.run()
            findings += nesting.findings
        if parts:
            yield CLOSE
        yield End(findings)


class End(Piece):
    """The last piece of a text, with what was noticed in it."""

    __slots__ = ("findings",)

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("END", "", 0, 0)
        self.findings = findings


class Branch:
    """A section or a part: the piece that opens it, and what stands in it."""

    __slots__ = ("blocks", "opener")

    def __init__(self, children: list[Any]) -> None:
        self.opener: Piece = children[0]
        self.blocks: Blocks = children[1] if len(children) == 3 else []


Blocks = list[Piece | Branch]


class Outline(NamedTuple):
    """What the grammar makes of a text."""

    blocks: Blocks
    findings: list[Finding]


class Shape(Transformer[Piece, Outline]):
    """What each rule of the grammar becomes, while lark parses: lists that grow in place, and no tree to walk again."""

    def start(self, children: list[Any]) -> Outline:
        """Take the blocks of the document, and what END carries."""
        return Outline(children[0] if len(children) == 2 else [], children[-1].findings)

    def blocks(self, children: list[Any]) -> Blocks:
        """Begin a list, or add to it."""
        if len(children) == 1:
            return children
        children[0].append(children[1])
        return children[0]  # type: ignore[no-any-return]  # the list begun above

    section = part = staticmethod(Branch)


@cache
def grammar() -> Lark:
    """Load `outline.lark`. Its tables are kept in the user's cache folder, where there is one, for the next start."""
    folder = Path(user_cache_dir("gangmu", appauthor=False))
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = Path(__file__).with_name("outline.lark").read_text("utf-8")
    tables = str(folder / "outline.tables")
    return Lark(text, parser="lalr", lexer=PieceLexer, postlex=Outliner(), transformer=Shape(), maybe_placeholders=False, cache=tables)


def outline(stretch: Stretch) -> Outline:
    """Parse a stretch of text; every text has an outline."""
    return grammar().parse(stretch)  # type: ignore[return-value]  # pieces for tokens, and lists for a tree
