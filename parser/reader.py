"""Readers: from a file, bytes or a stream to a document. The kind is told by content, not by name."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, get_args

from ..schema.diagnostic import Diagnostic
from ..schema.errors import ConfigError, ReaderError
from ..schema.limits import Limits
from ..schema.load import is_tree, load
from ..schema.tree import Changes, Document, Source
from .encoding import decode
from .pipeline import newline_of, parse
from .signatures import OLE_MARK, is_word

_WORD_NAMES = (".docx", ".docm", ".dotx", ".dotm")
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\0", "an SQLite database"),
)


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO, *, name: str = "", changes: Changes = "accepted", limits: Limits | None = None
) -> Document:
    """Read a document: a path, the bytes of a file, or a binary stream; a tree in JSON is loaded as it is.

    `name` stands for the file name where there is none; `changes` says how the tracked changes of a Word file are read.
    Raises `ReaderError` for what is no document or breaks a limit, `TreeError` for a JSON tree that breaks an invariant, and
    `ConfigError` for another word in `changes`.
    """
    if changes not in get_args(Changes):
        raise ConfigError("no way {name} to read changes; choose one of: {names}", name=changes, names=", ".join(get_args(Changes)))
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, str | os.PathLike):
        data, name = _load(Path(source)), name or os.fspath(source)
    else:
        data, name = source.read(), name or str(getattr(source, "name", ""))
    if is_word(data) or data.startswith(OLE_MARK) or name.lower().endswith(_WORD_NAMES):
        from .word import read_word  # loads lxml, which no text needs

        return read_word(data, name, changes, limits)
    for mark, kind in SIGNATURES:
        if data.startswith(mark):
            raise ReaderError("{name} is {kind}, not text; save it as text (.txt) and give that file", name=name or "the input", kind=kind)
    if is_tree(data, name):
        return load(data, name)
    decoded = decode(data, name)
    source_ = Source(
        name=Path(name).name,
        format="markdown" if name.lower().endswith((".md", ".markdown")) else "text",
        encoding=decoded.encoding,
        bom=decoded.bom,
        newline=newline_of(decoded.text),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    document = parse(decoded.text, source_)
    return _note_damage(document, decoded.text) if decoded.damaged else document


def _note_damage(document: Document, text: str) -> Document:
    """Say where the first byte stands that fits no character."""
    place = next(i for i, c in enumerate(text) if "\udc80" <= c <= "\udcff")
    finding = Diagnostic(code="decoded-with-errors", start=place, end=place + 1, text="")
    return document.model_copy(update={"diagnostics": (finding, *document.diagnostics)})


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise ReaderError("{name} is a folder; give a file in it", name=path) from None
    except FileNotFoundError:
        raise ReaderError("{name} does not exist; check the name and the folder", name=path) from None
    except PermissionError:
        raise ReaderError("{name} may not be read; ask for permission to read it", name=path) from None
    except OSError as error:
        raise ReaderError("{name} cannot be read: {reason}", name=path, reason=error.strerror or error) from None
    except ValueError:  # a NUL in the name
        raise ReaderError("{name} is no file name", name=repr(str(path))) from None
