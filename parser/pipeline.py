"""Text → document: lexer, postlex, grammar, build."""

import gc

from ..schema.tree import Document, Source
from .build import Body, build


def parse(text: str, source: Source | None = None) -> Document:
    """Parse a text into its validated tree. Any string has one; what was noticed is in `diagnostics`.

    >>> [row.path for row in parse("一、目标\\n二、要求：一是及时；二是准确。").outline()]
    ['一', '二', '二/一是', '二/二是']
    """
    with no_collection():
        return build(Body(text), source or Source(newline=newline_of(text)))


class no_collection:  # noqa: N801  # used like a function
    """Put off the search for reference cycles: a parse makes none, and the search takes a quarter of a large text's time."""

    def __enter__(self) -> None:
        self.paused = gc.isenabled()
        gc.disable()

    def __exit__(self, *error: object) -> None:
        if self.paused:
            gc.enable()


def newline_of(text: str) -> str:
    """Name the line end that a text uses; `mixed` where there are several, nothing where there is none."""
    if "\r" not in text:
        return "\n" if "\n" in text else ""
    crlf, cr, lf = text.count("\r\n"), text.count("\r"), text.count("\n")
    if crlf == cr == lf:
        return "\r\n"
    return "mixed" if lf else "\r"
