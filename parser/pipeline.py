"""Text → document: lexer, postlex, grammar, build."""

from ..grammar.outliner import outline
from ..schema.tree import Document, Source
from .build import build


def parse(text: str, source: Source | None = None) -> Document:
    """Parse a text into its validated tree. Any string has one; what was noticed is in `diagnostics`.

    >>> [row.path for row in parse("一、目标\\n二、要求：一是及时；二是准确。").outline()]
    ['一', '二', '二/一是', '二/二是']
    """
    return build(outline(text), text, source or Source(newline=_newline(text)))


def _newline(text: str) -> str:
    ends = [end for end in ("\r\n", "\n", "\r") if end in text.replace("\r\n", "") or (end == "\r\n" and end in text)]
    return "" if not ends else ends[0] if len(ends) == 1 else "mixed"
