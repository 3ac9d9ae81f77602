"""The zip archive around a Word file: its directory is judged before anything is unpacked, and nothing is unpacked past its size.

What is no zip archive at all is named for what it is. Nothing is ever written to disk.
"""

import io
import re
import struct
import zipfile
import zlib
from typing import NoReturn

from ..schema.errors import ReaderError
from ..schema.limits import Limits
from .signatures import OLE_MARK, ZIP_MARKS

_SMALL = 1 << 20  # bytes: below this an XML part may be packed as tightly as it likes
_XML_NAMES = (".xml", ".rels", ".vml")
_BAD_NAME = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028\u2029]|^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
_LONGEST_NAME = 1_000  # characters
_STORED, _DEFLATED = 0, 8
_LOCAL_HEADER = 30  # bytes, before the name


class PartError(ReaderError):
    """One part cannot be read, in a way that harms nothing else: a side part that is broken so is left out."""


class Archive:
    """The entries of a zip archive, each unpacked when asked for."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.data = data
        self.name = name
        self.limits = limits
        entries = _directory(data, name, limits)
        for entry in entries:
            self._check_name(entry)
            if entry.orig_filename.lower().endswith(_XML_NAMES):
                self.check_size(entry)
        self.entries: dict[str, zipfile.ZipInfo] = {}
        """By name, in one case."""
        for entry in entries:
            self._add(entry)
        self._check_total(entries)
        self._check_overlap(entries)

    def find(self, part: str) -> zipfile.ZipInfo | None:
        """Return the entry of a name, in whatever case."""
        return self.entries.get(part.casefold())

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """Unpack an entry, one byte past its declared size at most.

        Raises `PartError` for damaged data, `ReaderError` for a forged size or what Word never writes.
        """
        part = shown(entry.filename)
        if entry.flag_bits & 0x1:
            raise ReaderError(
                "{name}: the part {part} is encrypted; unpack it with its password, or save the document without one",
                name=self.name,
                part=part,
            )
        if entry.compress_type not in (_STORED, _DEFLATED):
            raise ReaderError(
                "{name}: the part {part} is packed by method {method}, which no Word file uses; open it in Word and save it as .docx again",
                name=self.name,
                part=part,
                method=entry.compress_type,
            )
        packed = self._packed(entry)
        found, used = (bytes(packed), len(packed)) if entry.compress_type == _STORED else self._inflate(entry, packed)
        if len(found) != entry.file_size:
            self._refuse_forged(entry, len(found))
        if zlib.crc32(found) != entry.CRC:
            self._refuse_damaged(entry)
        self._check_ratio(entry, used)
        return found

    def check_size(self, entry: zipfile.ZipInfo) -> None:
        """Refuse an XML part for the sizes that it declares."""
        if entry.file_size > self.limits.part_bytes:
            raise ReaderError(
                "{name}: the part {part} is {size} bytes unpacked, and the limit is {limit}; "
                "raise it with --limit part_bytes=N if the file is to be trusted",
                name=self.name,
                part=shown(entry.filename),
                size=entry.file_size,
                limit=self.limits.part_bytes,
            )
        self._check_ratio(entry, entry.compress_size)

    # -------------------------------------------------------------------------------------- directory

    def _check_name(self, entry: zipfile.ZipInfo) -> None:
        if len(entry.orig_filename) > _LONGEST_NAME or _BAD_NAME.search(entry.orig_filename):
            raise ReaderError(
                "{name} holds an entry named {entry!r}, as no Word file does "
                "(an absolute path, .., a backslash, a control character, or too long); "
                "if it is to be trusted, open it in Word and save it as .docx again",
                name=self.name,
                entry=shown(entry.orig_filename),
            )

    def _add(self, entry: zipfile.ZipInfo) -> None:
        if self.entries.setdefault(entry.orig_filename.casefold(), entry) is not entry:
            raise ReaderError(
                "{name} holds two entries named {entry!r}, and programs differ in which they read; "
                "if it is to be trusted, open it in Word and save it as .docx again",
                name=self.name,
                entry=shown(entry.orig_filename),
            )

    def _check_total(self, entries: list[zipfile.ZipInfo]) -> None:
        total = sum(entry.file_size for entry in entries)
        if total > self.limits.total_bytes:
            raise ReaderError(
                "{name}: all parts together are {size} bytes unpacked, and the limit is {limit}; "
                "raise it with --limit total_bytes=N if the file is to be trusted",
                name=self.name,
                size=total,
                limit=self.limits.total_bytes,
            )

    def _check_overlap(self, entries: list[zipfile.ZipInfo]) -> None:
        """Refuse entries that share bytes: a small file could unpack to any size so."""
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end:
                raise ReaderError(
                    "{name}: the part {part} shares bytes with another, as in no Word file; "
                    "if it is to be trusted, open it in Word and save it as .docx again",
                    name=self.name,
                    part=shown(entry.filename),
                )
            end = entry.header_offset + _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size

    def _check_ratio(self, entry: zipfile.ZipInfo, packed: int) -> None:
        if entry.file_size > _SMALL and entry.file_size > self.limits.ratio * packed:
            raise ReaderError(
                "{name}: the part {part} unpacks to {ratio} times its packed size, and the limit is {limit}; "
                "raise it with --limit ratio=N if the file is to be trusted",
                name=self.name,
                part=shown(entry.filename),
                ratio=-(-entry.file_size // max(1, packed)),
                limit=self.limits.ratio,
            )

    # ---------------------------------------------------------------------------------------- entries

    def _packed(self, entry: zipfile.ZipInfo) -> memoryview:
        """Return the packed bytes of an entry, found by its local header."""
        at = entry.header_offset
        header = self.data[at : at + _LOCAL_HEADER] if at >= 0 else b""
        if len(header) < _LOCAL_HEADER or not header.startswith(ZIP_MARKS[0]):
            self._refuse_damaged(entry)
        name_length, extra_length = struct.unpack_from("<HH", header, 26)
        start = at + _LOCAL_HEADER + name_length
        local = self.data[at + _LOCAL_HEADER : start].decode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace")
        packed = memoryview(self.data)[start + extra_length : start + extra_length + entry.compress_size]
        if local != entry.orig_filename or len(packed) < entry.compress_size:
            self._refuse_damaged(entry)
        return packed

    def _inflate(self, entry: zipfile.ZipInfo, packed: memoryview) -> tuple[bytes, int]:
        """Return the unpacked bytes, with one more than declared where there are more, and how many packed bytes they took."""
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            found = inflater.decompress(packed, entry.file_size + 1)
        except zlib.error:
            self._refuse_damaged(entry)
        if not inflater.eof and len(found) <= entry.file_size:
            self._refuse_damaged(entry)
        return found, len(packed) - len(inflater.unused_data)

    def _refuse_forged(self, entry: zipfile.ZipInfo, found: int) -> NoReturn:
        if found > entry.file_size:
            raise ReaderError(
                "{name}: the part {part} declares {size} bytes and unpacks to more; "
                "get the file again, or open it in Word and save it as .docx again",
                name=self.name,
                part=shown(entry.filename),
                size=entry.file_size,
            )
        raise ReaderError(
            "{name}: the part {part} declares {size} bytes and unpacks to {found}; "
            "get the file again, or open it in Word and save it as .docx again",
            name=self.name,
            part=shown(entry.filename),
            size=entry.file_size,
            found=found,
        )

    def _refuse_damaged(self, entry: zipfile.ZipInfo) -> NoReturn:
        raise PartError(
            "{name}: the part {part} is damaged; get the file again, or let Word repair it and save it as .docx again",
            name=self.name,
            part=shown(entry.filename),
        )


def shown(part: str) -> str:
    """Return the name of an entry for a message: it may be 65,535 bytes long."""
    return part if len(part) <= 100 else part[:99] + "…"


def check_file(data: bytes, name: str, limits: Limits) -> None:
    """Refuse what is no zip archive, by what it is, and a file above its limit."""
    if not data.startswith(ZIP_MARKS):
        _refuse_stranger(data, name)
    if len(data) > limits.file_bytes:
        raise ReaderError(
            "{name} is {size} bytes, and the limit is {limit}; raise it with --limit file_bytes=N if the file is to be trusted",
            name=name,
            size=len(data),
            limit=limits.file_bytes,
        )


def _directory(data: bytes, name: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """Read the directory of the archive, but none that is far above its limit: an entry costs a thousand bytes of memory."""
    # Every entry has a signature of its own, whatever the file declares; archives stored in the archive have some too.
    count = data.count(b"PK\x01\x02")
    if count <= 10 * limits.entries:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, IndexError, struct.error):
            _refuse_broken_zip(data, name)
        count = len(entries)
    if count > limits.entries:
        raise ReaderError(
            "{name} holds {count} entries, and the limit is {limit}; raise it with --limit entries=N if the file is to be trusted",
            name=name,
            count=count,
            limit=limits.entries,
        )
    return entries


def _refuse_broken_zip(data: bytes, name: str) -> NoReturn:
    if ZIP_MARKS[1] not in data:
        raise ReaderError("{name} breaks off before its end; get the whole file from where it came from", name=name)
    raise ReaderError("{name} is a damaged zip archive; get the file again, or let Word repair it and save it as .docx again", name=name)


def _refuse_stranger(data: bytes, name: str) -> NoReturn:
    """Say what a file is that is no zip archive, and what to do with it."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not data:
        raise ReaderError("{name} is empty (zero bytes); get the file from where it came from", name=name)
    if data.startswith(OLE_MARK):
        _refuse_ole(data, name)
    if head.startswith(b"{\\rtf"):
        raise ReaderError("{name} is a rich text file (RTF), no Word file; open it in Word and save it as .docx", name=name)
    if b"%pdf-" in head[:1024]:
        raise ReaderError("{name} is a PDF, no Word file; give the Word file that it was made from", name=name)
    if head.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        raise ReaderError("{name} is a web page (HTML), no Word file; open it in Word and save it as .docx", name=name)
    if head.startswith(b"<?xml"):
        raise ReaderError("{name} is a bare XML file, no Word file; open it in Word and save it as .docx", name=name)
    if b"\0" not in head:
        raise ReaderError("{name} is a plain text, no Word file; name it .txt and give it as a text", name=name)
    raise ReaderError(
        "{name} is no Word file, nor any other that is known here; open it in its own program and save it as .docx", name=name
    )


def _refuse_ole(data: bytes, name: str) -> NoReturn:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReaderError("{name} is protected by a password; open it in Word, remove the password, and save it as .docx", name=name)
    if "WordDocument".encode("utf-16-le") in data:
        raise ReaderError("{name} is an old binary Word file (.doc); open it in Word and save it as .docx", name=name)
    raise ReaderError("{name} is an old binary Office file, no Word file; open it in its own program and save it as .docx", name=name)
