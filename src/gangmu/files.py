"""Files out: written whole or not at all."""

import os
import stat
import sys
import tempfile
from pathlib import Path

from .schema.errors import OutputError


def write(data: bytes, path: Path | None) -> None:
    """Write to a file, beside it first and then in its place, or to standard output.

    Raises `OutputError`; an earlier file is then as it was.
    """
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(data, path)
    except OSError as error:
        raise OutputError(
            "{name} cannot be written: {reason}; choose another place with -o", name=path, reason=error.strerror or error
        ) from None


def _replace(data: bytes, path: Path) -> None:
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        path.write_bytes(data)  # a device or a pipe
        return
    target = path.resolve()
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(beside, stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
