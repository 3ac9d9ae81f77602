"""What goes wrong by the caller's mistake. Each message says what, where, and what to do; text itself is never refused.

A message is a template and its fields, so that it can be said in another language.

>>> str(ReaderError("{name} is a folder; give a file in it", name="a"))
'a is a folder; give a file in it'
"""


class GangmuError(Exception):
    """The base of every error that gangmu raises on purpose."""

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template.format(**fields))
        self.template = template
        """The message with its fields in braces, in English: the key of its translations."""
        self.fields = fields


class ReaderError(GangmuError):
    """An input cannot be read as a document."""


class TreeError(GangmuError):
    """A tree (JSON or built by hand) breaks an invariant."""


class ConfigError(GangmuError):
    """An option or a setting has no such value."""


class OutputError(GangmuError):
    """A result cannot be written."""
