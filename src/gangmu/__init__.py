"""gangmu (纲目): the structure of Chinese review documents, reports, notices and rules."""

from .emit import emit
from .parser.pipeline import parse
from .parser.reader import read
from .schema.diagnostic import Diagnostic
from .schema.errors import ConfigError, GangmuError, OutputError, ReaderError, TreeError
from .schema.limits import Limits
from .schema.tree import Aside, Cell, Document, Heading, Marker, Note, OutlineRow, Paragraph, Part, Row, Section, Source, Table

__all__ = [
    "Aside",
    "Cell",
    "ConfigError",
    "Diagnostic",
    "Document",
    "GangmuError",
    "Heading",
    "Limits",
    "Marker",
    "Note",
    "OutlineRow",
    "OutputError",
    "Paragraph",
    "Part",
    "ReaderError",
    "Row",
    "Section",
    "Source",
    "Table",
    "TreeError",
    "emit",
    "parse",
    "read",
]
__version__ = "0.1.0"
