"""Lines and the parts they play: titles, dates, addressees, signatures, tables of contents, attachment notes.

The lines of a text come out in segments, one for the document and one for every attached document; a line that is left
without a role is running text, in which markers are looked for.
"""

from collections.abc import Iterable, Iterator

from .piece import Line, Piece
from .table import BY_TERMINAL, DIGITS, GLOSSARY, TITLE_ENDS

_BLANKS = " \t\u3000\u00a0\u200b\ufeff"
_LEADERS = "….·．‥-—_"
_STOPS = "。；，：！？;:,!?"
_COMPLETE = "。；：！？…;:!?”）)》」』"
_WRAPPED = 20  # code points: a shorter line that stops without punctuation is whole


def split_lines(pieces: Iterable[Piece]) -> list[Line]:
    """Gather pieces into lines; white space before the first one is left out."""
    lines: list[Line] = []
    held: list[Piece] = []
    start = -1
    candidates = wrapped = cut = False
    for piece in pieces:
        kind = piece.type
        if kind == "BREAK":
            if not held:
                continue
            value = piece.value
            end = piece.end if value[-1] not in _BLANKS else piece.start + len(value.rstrip(_BLANKS))
            line = Line(held, held[0].start if start < 0 else start, end, wrapped)
            line.candidates, line.cut = candidates, cut
            lines.append(line)
            final = held[-1].value[-1]
            wrapped = final not in _COMPLETE and value.count("\n") < 2 and (final in "，、第" or end - held[0].start > _WRAPPED)
            cut = wrapped and final in "、第"
            held, start, candidates = [], end, False
        elif held or kind != "BLANK":
            held.append(piece)
            candidates = candidates or kind in BY_TERMINAL
    if held:
        line = Line(held, held[0].start if start < 0 else start, held[-1].end, wrapped)
        line.candidates, line.cut = candidates, cut
        lines.append(line)
    elif lines:
        lines[-1].end = piece.end  # white space behind the last line end indents nothing
    return lines


def segment(lines: list[Line]) -> Iterator[tuple[Piece | None, list[Line]]]:
    """Give the lines their roles, and yield them by document: the main one, then each attached one after its PART."""
    kinds = [line.kind for line in lines]
    marked = [kind in BY_TERMINAL for kind in kinds]
    if "CONTENTS" in kinds:
        _contents(lines, kinds.index("CONTENTS"))
    _rows(lines, kinds)
    last = max((i for i, is_marked in enumerate(marked) if is_marked), default=-1)
    if "ATTACHMENT" in kinds:
        _attachments(lines, kinds)
    for i in range(last):
        if lines[i].text.endswith(GLOSSARY) and not marked[i]:
            lines[i].opens = True
    if "DATE" in kinds:
        _signatures(lines, kinds, marked, last)
    begin = 0
    for i, line in enumerate(lines):
        if line.opens and i:
            yield _document(lines[begin:i], marked[begin:i])
            begin = i
    if lines:
        yield _document(lines[begin:], marked[begin:])


def _rows(lines: list[Line], kinds: list[str]) -> None:
    """Rows of a Markdown table, and entries of a table of contents by their leaders and page numbers."""
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "TABLE":
            line.role = "table"
        elif line.text and line.text[-1] in DIGITS:
            head = line.text.rstrip(DIGITS)
            if (head.rstrip(_BLANKS)[-2:-1] in _LEADERS[:5] and head.rstrip(_BLANKS)[-1:] in _LEADERS) or head.endswith("\t"):
                line.role = "contents"


def _contents(lines: list[Line], first: int) -> None:
    """A table of contents runs from its heading to where its first entry is met again, as a heading."""
    lines[first].role = "contents"
    entries = [_entry(line) for line in lines]
    for again in range(first + 2, len(lines)):
        if entries[again] and entries[again] == entries[first + 1]:
            for line in lines[first:again]:
                line.role = "contents"
            return


def _entry(line: Line) -> str:
    return line.text.rstrip(DIGITS + _LEADERS + _BLANKS).replace(" ", "").replace("\u3000", "").lstrip("#*")


def _attachments(lines: list[Line], kinds: list[str]) -> None:
    """`附件：1.…` is a note that lists names; `附件1` on a line of its own opens a document."""
    i = 0
    while i < len(lines):
        if kinds[i] != "ATTACHMENT" or lines[i].role:
            i += 1
            continue
        label, *rest = _unprefixed(lines[i])
        numbered = label.value.strip("附件录表图：: \t\u3000") != ""
        listed = i + 1 < len(lines) and kinds[i + 1] == "ATTACHMENT"
        names = 0 if numbered else _names(lines, i)
        if (rest and not (numbered and not listed)) or (numbered and listed and rest) or (names and not rest):
            lines[i].role = "attachments"
        else:
            lines[i].opens = True
        if lines[i].role:
            for line in lines[i + 1 : i + 1 + names]:
                line.role = "attachments"
        i += 1 + names


def _unprefixed(line: Line) -> list[Piece]:
    return line.pieces[line.pieces[0].type == "PREFIX" :]


def _names(lines: list[Line], note: int) -> int:
    """Count the lines below an attachment note that go on with its list of names."""
    rest = lines[note].pieces[1:]
    number = 1 if any(piece.type == "ARABIC" for piece in rest) else 0
    count = 0
    for line in lines[note + 1 :]:
        first = line.pieces[0]
        if first.type != "ARABIC" or not line.text or line.text[-1] in _STOPS or not first.value.startswith(str(number + 1)):
            break
        number, count = number + 1, count + 1
    return count


def _signatures(lines: list[Line], kinds: list[str], marked: list[bool], last: int) -> None:
    """A date alone after the text closes a document, with the short lines above it; what follows it may be attached."""
    text = opened = False
    for i, line in enumerate(lines):
        if line.opens:
            text = False
        elif kinds[i] == "DATE" and len(_unprefixed(line)) == 1:
            line.role = "date"
            if not text:
                continue
            for back in reversed(lines[max(0, i - 2) : i]):
                if back.role or not back.text or back.text[-1] in _STOPS or marked[lines.index(back, max(0, i - 2))]:
                    break
                back.role = "signature"
            for j in range(i + 1, min(last, i + 4)):
                opened = bool(lines[j].text) and not marked[j] and lines[j].text[0] not in "（(" and not lines[j].role
                if opened or marked[j]:
                    lines[j].opens = lines[j].opens or opened
                    break
        elif not text and not line.role:
            text = marked[i] or not line.text or line.text[-1] in "。："


def _document(lines: list[Line], marked: list[bool]) -> tuple[Piece | None, list[Line]]:
    """Take off the label that opens an attached document, and find the title and what stands around it."""
    first = lines[0]
    if not first.opens:
        return None, _front(lines, marked)
    opener = Piece("PART", "", first.start, first.start)
    opener.at = first.start
    if first.kind == "ATTACHMENT":
        label, *rest = _unprefixed(first)
        opener.value, opener.at, opener.end = label.value, label.start, label.end if rest else first.end
        lines, marked = (lines, marked) if rest else (lines[1:], marked[1:])
        first.pieces, first.start, first.role = rest, label.end, "title"
    return opener, _front(lines, marked)


def _front(lines: list[Line], marked: list[bool]) -> list[Line]:
    """Find the title and what stands around it, above the first marker or paragraph."""
    head: list[Line] = []
    for line, is_marked in zip(lines, marked, strict=True):
        if is_marked or (not line.role and (not line.text or line.text[-1] in "。；，")):
            break
        head.append(line)
    titles = [i for i, line in enumerate(head) if not line.role and _may_be_title(line)]
    chosen = next((i for i in titles if head[i].text.endswith(TITLE_ENDS) or head[i].text.startswith("#")), titles[0] if titles else -1)
    first = chosen
    while first - 1 in titles and len(head[first - 1].text) > 3:
        first -= 1
    for i, line in enumerate(head):
        text = line.text
        if line.role:
            pass
        elif first <= i <= chosen:
            line.role = "title"
        elif text.startswith(("——", "--", "—")):
            line.role = "subtitle"
        elif text.endswith("号") and ("〔" in text or "[" in text or text.startswith("第")):
            line.role = "number"
        elif text.endswith(("：", ":")) and chosen >= 0 and i > chosen and not any(word in text for word in ("如下", "以下", "下列")):
            line.role = "addressee"
    return lines


def _may_be_title(line: Line) -> bool:
    text = line.text
    return (
        len(text) > 3
        and text[-1] not in _STOPS
        and text[0] not in "（(<—-—【〔"
        and "：" not in text
        and not (text.endswith("号") and any(c in text for c in "〔[第"))
    )
