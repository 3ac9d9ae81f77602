"""Emitters: one module an output format. A new format is a module and a row here."""

from collections.abc import Callable

from ..schema.errors import ConfigError
from ..schema.tree import Document
from .json import emit_json
from .markdown import emit_markdown
from .text import emit_text

FORMATS: dict[str, Callable[[Document], str | bytes]] = {
    "text": emit_text,
    "markdown": emit_markdown,
    "json": emit_json,
}


def emit(document: Document, to: str) -> str | bytes:
    """Write a document in a format: `text`, `markdown` or `json`.

    >>> from gangmu import parse
    >>> emit(parse("一、总则\\r\\n"), "text")
    '一、总则\\r\\n'
    """
    if to not in FORMATS:
        raise ConfigError("no output format {name}; choose one of: {names}", name=to, names=", ".join(FORMATS))
    return FORMATS[to](document)
