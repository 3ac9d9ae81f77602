"""How much a Word file may ask for: what is above a limit is refused with an error that names the limit and the figure.

>>> Limits(entries=50).entries
50
"""

from pydantic import BaseModel, ConfigDict, Field, PositiveInt

_MIB = 1 << 20


class Limits(BaseModel):
    """The limits of one file. All but `depth` may be raised for a file that is to be trusted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file_bytes: PositiveInt = 100 * _MIB
    """The file itself, in bytes."""
    entries: PositiveInt = 2_000
    """Entries of the zip archive, folders included."""
    part_bytes: PositiveInt = 64 * _MIB
    """One XML part, in bytes, unpacked."""
    total_bytes: PositiveInt = 512 * _MIB
    """All entries together, in bytes, unpacked."""
    ratio: PositiveInt = 200
    """Unpacked to packed size of an XML part of more than 1 MiB; images and other media may be packed as tightly as they like."""
    depth: int = Field(default=256, ge=1, le=256)
    """Elements inside each other, the root included; the XML library takes no more than 256."""
    elements: PositiveInt = 3_000_000
    """Elements and attributes of all XML parts that are read: each costs some 130 to 300 bytes of memory."""
    table_depth: PositiveInt = 32
    """Tables inside each other, the outermost included."""
    blocks: PositiveInt = 300_000
    """Paragraphs, table rows and table cells: each costs some 2 to 3 kB of memory."""
    characters: PositiveInt = 20_000_000
    """The text of the document, in code points."""
