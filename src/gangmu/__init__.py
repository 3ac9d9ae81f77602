"""gangmu (纲目): the structure of Chinese review documents, reports, notices and rules."""

from .emit import emit
from .parser.pipeline import parse
from .parser.reader import read
from .schema.errors import ConfigError, GangmuError, ReaderError, TreeError
from .schema.tree import Document, Heading, Marker, OutlineRow, Paragraph, Part, Section, Source

__all__ = [
    "ConfigError",
    "Document",
    "GangmuError",
    "Heading",
    "Marker",
    "OutlineRow",
    "Paragraph",
    "Part",
    "ReaderError",
    "Section",
    "Source",
    "TreeError",
    "emit",
    "parse",
    "read",
]
__version__ = "0.1.0"
