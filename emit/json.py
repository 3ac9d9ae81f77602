"""JSON: the whole tree, in its versioned form."""

from ..schema.load import dump
from ..schema.tree import Document


def emit_json(document: Document) -> str:
    """Write a tree as JSON, indented, with a line end."""
    return dump(document)
