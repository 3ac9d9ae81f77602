"""gangmu (纲目): the structure of Chinese review documents, reports, notices and rules."""

from .parser.pipeline import parse
from .schema.tree import Document

__all__ = ["Document", "parse"]
