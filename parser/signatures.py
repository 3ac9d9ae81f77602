"""What a package is, by its first bytes."""

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_word(data: bytes) -> bool:
    """Tell whether bytes look like a Word file, as every zip archive does; `open_package` looks closer.

    >>> is_word(b"PK\\x03\\x04\\x14\\x00"), is_word("一、总则".encode())
    (True, False)
    """
    return data.startswith(ZIP_MARKS)
