"""The tree of a document: sections that hold paragraphs and sections, in reading order, with nothing left out.

Every character of the source belongs to one leaf: the leaves, joined, are the source. White space, line ends and
marks that carry no meaning (`#`, `**`) stand in the trivia fields `indent`, `gap` and `tail`. Spans are half-open
`[start, end)` offsets in code points. All models are frozen; a tree that breaks an invariant is refused.

>>> from gangmu import parse
>>> document = parse("一、总则\\n（一）目的。为了安全。\\n")
>>> document.find("一/（一）").heading.text
'目的'
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from .diagnostic import Diagnostic
from .marker import MarkerStyle, label_of, ordinal_of

Role = Literal["title", "subtitle", "number", "addressee", "date", "body", "signature", "attachments", "contents", "table"]

Changes = Literal["accepted", "rejected"]
"""How the tracked changes of a Word file are read."""


class Frozen(BaseModel):
    """What all models of the tree share: unchangeable, and no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Marker(Frozen):
    """The characters that open a section: `一、`, `（二）`, `三是`."""

    style: MarkerStyle
    """The class of the marker."""
    ordinal: int | None
    """The number it shows, 1-based; none for a bullet."""
    generated: bool = False
    """Whether Word made it: then it is not in the paragraph's own text."""
    text: str
    """As written, with its punctuation."""

    @property
    def label(self) -> str:
        """The marker without white space and final punctuation: `一`, `（二）`, `三是`."""
        return label_of(self.text)

    @field_validator("text")
    @classmethod
    def _fits(cls, text: str, info: ValidationInfo) -> str:
        given = info.data
        whole = "style" in given and "ordinal" in given and not given.get("generated")
        if whole and ordinal_of(given["style"], text) != given["ordinal"]:
            raise PydanticCustomError("marker", "the marker does not show its ordinal", {"reason": "the marker does not show its ordinal"})
        return text


class Heading(Frozen):
    """The heading of a section: a whole line, or the first sentence of one (run-in)."""

    text: str
    """Without its final mark."""
    terminator: str = ""
    """The final mark: `。`, `：` or nothing."""
    tail: str = ""
    """Trivia after it, up to the next leaf."""


class Paragraph(Frozen):
    """Text without a number of its own: a line, or the rest of a section's first line."""

    kind: Literal["paragraph"] = "paragraph"
    start: int
    """Code points."""
    end: int
    """Code points."""
    indent: str = ""
    """Trivia before the text."""
    text: str
    """Without surrounding white space."""
    tail: str = ""
    """Trivia after the text: white space, the line end, blank lines."""
    role: Role = "body"
    """The part it plays: a title, a date line, an entry of a table of contents, …"""


class Section(Frozen):
    """A numbered node, whatever its marker: `一、`, `第三条`, `1.`, `二是`."""

    kind: Literal["section"] = "section"
    start: int
    """Code points; the indent counts."""
    end: int
    """Code points, after the last child."""
    indent: str = ""
    """Trivia before the marker."""
    marker: Marker
    gap: str = ""
    """Trivia after the marker."""
    heading: Heading | None = None
    """None where the section is plain text."""
    blocks: "tuple[Block, ...]" = ()
    """The rest of its first line, then what stands below it, in reading order."""


class Part(Frozen):
    """An attached document inside the same file: 附件, or the 规定 that a 通知 publishes. Numbering restarts in it."""

    kind: Literal["part"] = "part"
    start: int
    """Code points."""
    end: int
    """Code points."""
    indent: str = ""
    """Trivia before the label."""
    label: str = ""
    """The line that opens it, as written (`附件1`); nothing where only a title does."""
    tail: str = ""
    """Trivia after the label."""
    blocks: "tuple[Block, ...]" = ()

    @property
    def name(self) -> str:
        """What a path calls it: the label without white space and colon, or its title."""
        title = next((b.text for b in self.blocks if b.kind == "paragraph" and b.role == "title"), "")
        return label_of(self.label) or title.replace("/", "") or "附"


class Cell(Frozen):
    """A cell of a table; it is outlined by itself."""

    blocks: "tuple[Block, ...]" = ()
    columns: int = 1
    """How many columns it spans."""


class Row(Frozen):
    """A row of a table."""

    cells: tuple[Cell, ...] = ()


class Table(Frozen):
    """A table of a Word file: the lines of its cells, row by row."""

    kind: Literal["table"] = "table"
    start: int
    """Code points."""
    end: int
    """Code points."""
    rows: tuple[Row, ...] = ()

    @property
    def blocks(self) -> "tuple[Block, ...]":
        """The blocks of all cells, in reading order."""
        return tuple(block for row in self.rows for cell in row.cells for block in cell.blocks)


Block = Annotated[Section | Part | Paragraph | Table, Field(discriminator="kind")]
Node = Section | Part | Paragraph | Table


class Note(Frozen):
    """What is attached to a place in the text of a Word file and is no part of it."""

    kind: Literal["footnote", "endnote", "comment", "image"]
    at: int
    """Code points: the place in the text."""
    index: int
    """The Word paragraph."""
    text: str = ""
    """Of a note or a comment; of an image its description."""
    name: str = ""
    """Of an image its file, of a comment its author."""
    size: int = 0
    """Of an image, bytes."""


class Aside(Frozen):
    """A header or a footer."""

    kind: Literal["header", "footer"]
    text: str


class Source(Frozen):
    """Where a document came from, and what is needed to write its bytes again."""

    name: str = ""
    """File name, or nothing for a string."""
    format: Literal["text", "markdown", "word"] = "text"
    encoding: str = "utf-8"
    """A Python codec name."""
    bom: bool = False
    """Whether the bytes began with a byte order mark."""
    newline: str = ""
    """The line end that is used: `\\n`, `\\r\\n`, `\\r`, `mixed`, or nothing where there is none."""
    sha256: str = ""
    """Of the bytes, in hexadecimal; nothing for a string."""
    changes: Literal["none", Changes] = "none"
    """Whether a Word file holds tracked changes, and how they were read."""


class OutlineRow(NamedTuple):
    """One numbered node of the outline."""

    start: int
    """The marker's first character, in code points."""
    depth: int
    """The number of numbered nodes around it."""
    path: str
    marker: str
    """As written."""
    heading: str
    """Empty where there is none."""
    text: str
    """Its own text before its first child (lead-in); empty where there is none."""


class Document(Frozen):
    """A whole document."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)

    version: Literal["gangmu/1"] = Field("gangmu/1", alias="schema")
    """The version of the JSON form."""
    source: Source = Source()
    head: str = ""
    """Trivia before the first block."""
    blocks: tuple[Block, ...] = ()
    paragraphs: tuple[int, ...] = ()
    """Where each paragraph of a Word file begins, in code points, over the whole file; see `paragraph_at`."""
    notes: tuple[Note, ...] = ()
    """Footnotes, endnotes, comments and images of a Word file, in reading order."""
    asides: tuple[Aside, ...] = ()
    """Headers and footers of a Word file."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What parsing noticed, in reading order."""

    def walk(self) -> Iterator[Node]:
        """Yield every block, parents before children, in reading order."""
        for block in self.blocks:
            yield from walk(block)

    def leaves(self) -> Iterator[str]:
        """Yield the characters of the source, leaf by leaf."""
        yield self.head
        for block in self.blocks:
            yield from leaves(block)

    def outline(self) -> list[OutlineRow]:
        """List the numbered nodes in reading order, but for those in tables."""
        return [
            OutlineRow(node.start + len(node.indent), depth, path, node.marker.text, _heading(node), _text(node))
            for path, depth, node, in_table in self._nodes
            if node.kind == "section" and not in_table
        ]

    def paragraph_at(self, place: int) -> int | None:
        """Return the index of the Word paragraph (0-based, those in tables and text boxes too) that a place stands in.

        The place is in code points, such as a node's `start`; other files have no such paragraphs.
        """
        return bisect_right(self.paragraphs, place) - 1 if self.paragraphs else None

    def find(self, path: str) -> Section | Part | None:
        """Return the node of a path such as `三/（二）/一是`, or none; `#2` names the second of the same path."""
        return self._by_path.get(path)

    def nodes(self) -> Iterator[tuple[str, int, Section | Part]]:
        """Yield the path, the depth and the node of every section and part, in reading order."""
        return ((path, depth, node) for path, depth, node, _ in self._nodes)

    @cached_property
    def _nodes(self) -> list[tuple[str, int, Section | Part, bool]]:
        found: list[tuple[str, int, Section | Part, bool]] = []
        seen: Counter[str] = Counter()
        stack = [("", 0, block, False) for block in reversed(self.blocks)]
        while stack:
            parent, depth, node, in_table = stack.pop()
            if node.kind == "paragraph":
                continue
            if node.kind == "table":
                stack.extend((parent, depth, block, True) for block in reversed(node.blocks))
                continue
            path = parent + (node.marker.label if node.kind == "section" else node.name)
            seen[path] += 1
            if seen[path] > 1:
                path = f"{path}#{seen[path]}"
            found.append((path, depth, node, in_table))
            below = depth + (node.kind == "section")
            stack.extend((path + "/", below, block, in_table) for block in reversed(node.blocks))
        return found

    @cached_property
    def _by_path(self) -> dict[str, Section | Part]:
        return {path: node for path, _, node, _ in self._nodes}

    @model_validator(mode="after")
    def _tiles(self) -> Self:
        """Every node begins where the one before it ended, and ends where its last leaf does."""
        _check(self.blocks, len(self.head))
        return self


def _check(blocks: tuple[Node, ...], position: int) -> int:
    """Return where blocks end that begin at a position."""
    for node in blocks:
        if node.start != position:
            raise _wrong("a node does not start where the text before it ends", position, node.start)
        if node.kind == "paragraph":
            position += len(node.indent) + len(node.text) + len(node.tail)
        elif node.kind == "section":
            position += len(node.indent) + len(node.marker.text) + len(node.gap)
            if heading := node.heading:
                position += len(heading.text) + len(heading.terminator) + len(heading.tail)
            position = _check(node.blocks, position)
        elif node.kind == "table":
            position = _check(node.blocks, position)
        else:
            position = _check(node.blocks, position + len(node.indent) + len(node.label) + len(node.tail))
        if node.end != position:
            raise _wrong("a node does not end where its text ends", position, node.end)
    return position


def _wrong(reason: str, place: int, given: int) -> PydanticCustomError:
    return PydanticCustomError("span", "{reason} (at {place}, not {given})", {"reason": reason, "place": place, "given": given})


def walk(node: Node) -> Iterator[Node]:
    """Yield a block and all below it, parents before children, in reading order."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        if node.kind != "paragraph":
            stack.extend(reversed(node.blocks))


def leaves(node: Node) -> Iterator[str]:
    """Yield the characters of a block, leaf by leaf."""
    for below in walk(node):
        yield from _own(below)


def _own(node: Node) -> tuple[str, ...]:
    """Return a node's own characters, without its children's."""
    if node.kind == "paragraph":
        return node.indent, node.text, node.tail
    if node.kind == "part":
        return node.indent, node.label, node.tail
    if node.kind == "table":
        return ()
    if node.heading is None:
        return node.indent, node.marker.text, node.gap
    heading = node.heading
    return node.indent, node.marker.text, node.gap, heading.text, heading.terminator, heading.tail


def _heading(section: Section) -> str:
    return section.heading.text if section.heading else ""


def _text(section: Section) -> str:
    first = next(iter(section.blocks), None)
    return first.text if first and first.kind == "paragraph" else ""
