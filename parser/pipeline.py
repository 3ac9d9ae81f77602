"""Text → document: lexer, postlex, grammar, build."""

from ..grammar.outliner import outline
from ..schema.tree import Document, Source
from .build import build


def parse(text: str, source: Source | None = None) -> Document:
    """Parse a text into its validated tree. Any string has one; what was noticed is in `diagnostics`.

    >>> [row.path for row in parse("一、目标\\n二、要求：一是及时；二是准确。").outline()]
    ['一', '二', '二/一是', '二/二是']
    """
    return build(outline(text), text, source or Source(newline=newline_of(text)))


def newline_of(text: str) -> str:
    """Name the line end that a text uses; `mixed` where there are several."""
    if "\r" not in text:
        return "\n" if "\n" in text else ""
    crlf, cr, lf = text.count("\r\n"), text.count("\r"), text.count("\n")
    if crlf == cr == lf:
        return "\r\n"
    return "\r" if not lf else "mixed"
