"""The parts that lines play: titles, dates, addressees, signatures, tables of contents, attachment notes.

The lines of a text are divided by document: the main one, and each that is attached to it.
"""

from collections.abc import Iterator
from itertools import pairwise

from .lines import Line
from .piece import Piece
from .table import DIGITS, GLOSSARY, LISTING, TITLE_ENDS

_LEADERS = "….·．‥"
_TRAILING = DIGITS + _LEADERS + "-—_ \t\u3000\u00a0"
_STOPS = "。；，：！？;:,!?"
_DASHES = ("——", "--", "—")
_BRACKETS = "（(<【〔"


def divide(lines: list[Line]) -> Iterator[tuple[Piece | None, list[Line]]]:
    """Give the lines their roles, and yield them by document; an attached one comes with the PART that opens it."""
    kinds = {line.kind for line in lines}
    last = max((i for i, line in enumerate(lines) if line.marked), default=0)
    if "CONTENTS" in kinds:
        _contents(lines)
    _rows(lines)
    if "ATTACHMENT" in kinds:
        _attachments(lines)
    for line in lines[:last]:
        line.opens = line.opens or (not line.marked and line.text.endswith(GLOSSARY))
    if "DATE" in kinds:
        _signatures(lines, last)
    begins = [i for i, line in enumerate(lines) if line.opens and i]
    for begin, end in pairwise([0, *begins, len(lines)]):
        if begin < end:
            yield _document(lines[begin:end])


def _rows(lines: list[Line]) -> None:
    """Find the rows of tables, and the entries of a table of contents."""
    for line in lines:
        if line.kind == "TABLE":
            line.role = "table"
        elif line.kind == "GRID":
            line.role = "grid"
        elif line.ends_with(DIGITS) and _has_leader(line):
            line.role = "contents"


def _document(lines: list[Line]) -> tuple[Piece | None, list[Line]]:
    """Take off the label that opens an attached document, and find the title and what stands around it."""
    first = lines[0]
    opener = None
    if first.opens:
        opener = Piece("PART", "", first.start, first.start)
        opener.at = first.start
    if opener and first.kind == "ATTACHMENT":
        label, *rest = first.unprefixed()
        opener.value, opener.at, opener.end = label.value, label.start, label.end if rest else first.end
        first.pieces, first.start, first.role = rest, label.end, "title"
        lines = lines if rest else lines[1:]
    _front(lines)
    return opener, lines


# ------------------------------------------------------------------------------------- tables of contents


def _has_leader(line: Line) -> bool:
    """Whether dots or a tab lead to the page number that a line ends in."""
    head = line.text.rstrip(DIGITS)
    dots = head.rstrip()
    return head.endswith("\t") or (len(dots) > 1 and dots[-1] in _LEADERS and dots[-2] in _LEADERS)


def _contents(lines: list[Line]) -> None:
    """Find the table of contents: from its heading to where its first entry is met again, as a heading."""
    first = next(i for i, line in enumerate(lines) if line.kind == "CONTENTS")
    lines[first].role = "contents"
    entry = _entry(lines[first + 1]) if first + 1 < len(lines) else ""
    again = next((i for i in range(first + 2, len(lines)) if entry and _entry(lines[i]) == entry), first)
    for line in lines[first:again]:
        line.role = "contents"


def _entry(line: Line) -> str:
    """Return what an entry and its heading have in common."""
    return "".join(line.text.rstrip(_TRAILING).lstrip("#*-+ ").split())


# -------------------------------------------------------------------------------------------- attachments


def _attachments(lines: list[Line]) -> None:
    """Tell `附件：1.…`, a note that lists names, from `附件1` on a line of its own, which opens a document."""
    names = 0
    for i, line in enumerate(lines):
        if names:
            line.role, names = "attachments", names - 1
        elif line.kind == "ATTACHMENT" and not line.role:
            names = _names(lines, i)
            line.opens = not _is_note(lines, i, names)
            line.role = "" if line.opens else "attachments"


def _is_note(lines: list[Line], i: int, names: int) -> bool:
    label, *rest = lines[i].unprefixed()
    if label.value.strip("附件录表图：: \t\u3000") == "":  # no number
        return bool(rest or names)
    listed = i + 1 < len(lines) and lines[i + 1].kind == "ATTACHMENT"
    return bool(rest) and (listed or (i > 0 and lines[i - 1].role == "attachments"))


def _names(lines: list[Line], note: int) -> int:
    """Count the lines below an attachment note that go on with its list of names."""
    number = 1 if any(piece.type == "ARABIC" for piece in lines[note].pieces) else 0
    count = 0
    for line in lines[note + 1 :]:
        first = line.pieces[0]
        if first.type != "ARABIC" or not line.text or line.ends_with(_STOPS) or not first.value.startswith(str(number + 1)):
            break
        number, count = number + 1, count + 1
    return count


# --------------------------------------------------------------------------------------------- signatures


def _signatures(lines: list[Line], last: int) -> None:
    """Find dates on lines of their own. Below text one closes a document, with the short lines above it.

    What follows such a date, with a title first and markers after it, is an attached document.
    """
    in_text = False
    for i, line in enumerate(lines):
        if line.opens:
            in_text = False
        elif line.kind == "DATE" and len(line.unprefixed()) == 1:
            line.role = "date"
            if in_text:
                _sign(lines[max(0, i - 2) : i])
                _open_after(lines, i, last)
        elif not line.role:
            in_text = in_text or line.marked or not line.text or line.ends_with("。：")


def _sign(above: list[Line]) -> None:
    for line in reversed(above):
        if line.role or line.marked or not line.text or line.ends_with(_STOPS):
            return
        line.role = "signature"


def _open_after(lines: list[Line], date: int, last: int) -> None:
    for line in lines[date + 1 : min(last, date + 4)]:
        if line.marked:
            return
        if line.text and line.text[0] not in _BRACKETS and not line.role:
            line.opens = True
            return


# ----------------------------------------------------------------------------------------- front matter


def _front(lines: list[Line]) -> None:
    """Find the title and what stands around it, above the first marker or paragraph."""
    head: list[Line] = []
    for line in lines:
        if line.marked or (not line.role and (not line.text or line.ends_with("。；，"))):
            break
        head.append(line)
    first, last = _title(head)
    for i, line in enumerate(head):
        if not line.role:
            line.role = "title" if first <= i <= last else _front_role(line, below_title=0 <= last < i)


def _title(head: list[Line]) -> tuple[int, int]:
    """Return where the title begins and ends: lines that may be one, up to the first that ends like one."""
    may_be = [not line.role and _may_be_title(line) for line in head]
    certain = (i for i, line in enumerate(head) if may_be[i] and (line.text.endswith(TITLE_ENDS) or line.text[0] == "#"))
    last = next(certain, may_be.index(True) if any(may_be) else -1)
    first = last
    while first > 0 and may_be[first - 1]:
        first -= 1
    return first, last


def _may_be_title(line: Line) -> bool:
    text = line.text
    if len(text) <= 3 or line.ends_with(_STOPS) or text[0] in _BRACKETS + "—-" or _is_number(text):
        return False
    return not any(mark in text for mark in "：:；;") and (not line.may_hold or text.endswith(TITLE_ENDS))


def _is_number(text: str) -> bool:
    """Whether a line is the number of a document: 国办函〔2018〕71号, 第707号."""
    return text.endswith("号") and ("〔" in text or "[" in text or text.startswith("第"))


def _front_role(line: Line, below_title: bool) -> str:
    text = line.text
    if text.startswith(_DASHES):
        return "subtitle"
    if _is_number(text):
        return "number"
    if below_title and line.ends_with("：:") and not any(word in text for word in LISTING):
        return "addressee"
    return ""
