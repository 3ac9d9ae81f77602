"""What goes wrong by the caller's mistake. Each message says what, where, and what to do; text itself is never refused."""


class GangmuError(Exception):
    """The base of every error that gangmu raises on purpose."""


class ReaderError(GangmuError):
    """An input cannot be read as a document."""


class TreeError(GangmuError):
    """A tree (JSON or built by hand) breaks an invariant."""


class ConfigError(GangmuError):
    """An option or a setting has no such value."""
