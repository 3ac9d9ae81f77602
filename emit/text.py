"""Text: the characters of the source, every one."""

from ..schema.tree import Document


def emit_text(document: Document) -> str:
    """Join the leaves of a tree; of a parsed text that is the text again."""
    return "".join(document.leaves())
