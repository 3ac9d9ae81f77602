"""The lexer: cuts text by the terminals of `outline.lark` into pieces, in one pass, with no line counting.

Lark's own lexer gives the same cuts; its tokens carry lines and columns that nobody here needs, and cost as much again as
the whole parse.
"""

import re
from collections.abc import Iterator

from lark.common import LexerConf
from lark.lexer import Lexer

from .piece import Piece


class PieceLexer(Lexer):
    """Lark calls it with the grammar's terminals, then with each text."""

    def __init__(self, conf: LexerConf) -> None:
        terminals = sorted(conf.terminals, key=lambda t: -t.priority)
        self._scan = re.compile("|".join(f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in terminals)).finditer

    def lex(self, text: str) -> Iterator[Piece]:  # type: ignore[override]  # lark's interface for lexers of one's own
        """Yield pieces that tile the text."""
        for found in self._scan(text):
            yield Piece(found.lastgroup, found.group(), found.start(), found.end())  # type: ignore[arg-type]
