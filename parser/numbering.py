"""Automatic numbers: the label that Word shows in front of a paragraph, from `numbering.xml`, `styles.xml` and what came before.

    numbering = Numbering(numbering_root, styles_root)
    [numbering.label(paragraph) for paragraph in body]  # Label("一、", "\\t", 1, 0, 0), None, Label("（一）", …), …

What is broken in either part counts as absent.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from lxml import etree  # type: ignore[import-untyped]  # lxml brings no stubs

from .number_format import format_number

Element: TypeAlias = etree._Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL, _FORMAT, _TYPE = (f"{_W}{name}" for name in ("val", "format", "type"))
_R, _PPR, _RPR, _PSTYLE, _NUMPR = (f"{_W}{name}" for name in ("r", "pPr", "rPr", "pStyle", "numPr"))
_NUM_ID, _ILVL, _LVL, _PPR_CHANGE, _INS = (f"{_W}{name}" for name in ("numId", "ilvl", "lvl", "pPrChange", "ins"))
_ABSTRACT_NUM_ID, _NUM_FMT = f"{_W}abstractNumId", f"{_W}numFmt"
_CHOSEN_FMT = f"{_MC}AlternateContent/{_MC}Choice/{_NUM_FMT}"

_LOST: dict[str, frozenset[str]] = {  # what takes a paragraph's mark away
    "none": frozenset(),
    "accepted": frozenset((f"{_W}del", f"{_W}moveFrom")),
    "rejected": frozenset((_INS, f"{_W}moveTo")),
}
_ON = ("1", "true", "on")
_SUFFIXES = {"space": " ", "nothing": ""}
_UNCOUNTED = ("bullet", "none")
_LEVELS = 9
_LARGEST = 2**31 - 1
_PLACEHOLDER = re.compile("%([1-9])")
_SYMBOL = re.compile("[\uf000-\uf0ff]")  # characters of symbol fonts


class Label(NamedTuple):
    """What Word shows in front of a paragraph."""

    text: str
    """Without the suffix: `一、`, `1.2.3`, `•`."""
    suffix: str
    """A tab, a space or nothing; nothing behind an empty text."""
    ordinal: int | None
    """The number of the paragraph's own level; None for a bullet and for `numFmt` none."""
    list_id: int
    """Of the abstractNum."""
    level: int
    """0-based."""


class _Level(NamedTuple):
    """A `w:lvl`."""

    start: int
    num_fmt: str
    custom: str | None
    parts: tuple[str, ...]
    """Literal text and the digits of placeholders in turn."""
    suffix: str
    legal: bool
    restart: int
    """It restarts after paragraphs of so many levels, counted from the first."""
    style: str | None
    """The paragraph style that stands on this level."""


class _List(NamedTuple):
    """An abstractNum; its counters go on through all nums that use it."""

    list_id: int
    levels: dict[int, _Level]
    counters: list[int | None]
    """The last number of each level; None where it has not been used since its restart."""


class _Num(NamedTuple):
    """A num: a list with the levels that it overrides."""

    of: _List
    levels: dict[int, _Level]
    restarts: list[int]
    """The levels that start anew when the num is first used; empty from then on."""
    labels: dict[tuple[int | None, ...], Label]
    """What has been written, by the counters down to the level."""


class _Place(NamedTuple):
    """Where a paragraph stands: a level of a num."""

    num: _Num
    level: int
    start: int
    deeper: tuple[int, ...]
    """The levels that a paragraph of this one sets back."""
    label: Label | None
    """The label where it is always the same."""


class _Style(NamedTuple):
    """What a paragraph style says of itself."""

    style_id: str
    based_on: str | None
    num_id: int | None
    ilvl: int | None


class Numbering:
    """The numbers of one document; `label` is called for every paragraph in reading order."""

    def __init__(
        self, numbering: Element | None, styles: Element | None, *, changes: Literal["none", "accepted", "rejected"] = "accepted"
    ) -> None:
        self._lost = _LOST[changes]
        self._rejected = changes == "rejected"
        self._styles, self._default, self._list_styles = _find_styles(styles)
        self._abstracts = _by_id(numbering, "abstractNum", "abstractNumId")
        self._num_elements = _by_id(numbering, "num", "numId")
        self._style_links = {_value(element, f"{_W}styleLink"): list_id for list_id, element in self._abstracts.items()}
        self._lists: dict[int, _List] = {}
        self._nums: dict[int, _Num | None] = {}
        self._places: dict[tuple[str | None, int | None, int | None], _Place | None] = {}

    def label(self, paragraph: Element) -> Label | None:
        """Return the label of the next paragraph, or None where it has none, and count it."""
        style = num_id = ilvl = None
        properties = _properties(paragraph)
        if properties is not None:
            former = None
            for child in properties:
                tag = child.tag
                if tag == _PSTYLE:
                    style = child.get(_VAL)
                elif tag == _NUMPR:
                    num_id, ilvl = _list_place(child, self._rejected)
                elif tag == _RPR and self._lost:
                    if not self._lost.isdisjoint([mark.tag for mark in child]):
                        return None
                elif tag == _PPR_CHANGE and self._rejected:
                    former = child.find(_PPR)
            if former is not None:
                style, (num_id, ilvl) = _value(former, _PSTYLE), _list_place(former.find(_NUMPR))
        key = (style, num_id, ilvl)
        try:
            place = self._places[key]
        except KeyError:
            place = self._places[key] = self._find_place(*key)
        return None if place is None else _count(place)

    def _find_place(self, style_id: str | None, num_id: int | None, ilvl: int | None) -> _Place | None:
        """Combine what a paragraph says with what its style says."""
        styles: list[_Style] = []
        for style in self._chain(style_id):
            styles.append(style)
            if style.num_id is not None:
                num_id = style.num_id if num_id is None else num_id
                break
        num = self._num(num_id) if num_id else None
        if num is None:
            return None
        level = _level_of_styles(styles, num) if ilvl is None else ilvl
        return _place(num, level) if level in num.levels else None

    def _chain(self, style_id: str | None) -> Iterator[_Style]:
        """Yield a style and those that it is based on; what names no style is of the default one."""
        next_ = style_id if style_id in self._styles else self._default
        seen = set()
        while next_ in self._styles and next_ not in seen:
            seen.add(next_)
            style = _read_style(next_, self._styles[next_])
            yield style
            next_ = style.based_on

    def _num(self, num_id: int) -> _Num | None:
        if num_id not in self._nums:
            element = self._num_elements.get(num_id)
            list_id = self._resolve(_number(element, _ABSTRACT_NUM_ID))
            self._nums[num_id] = None if list_id is None else _read_num(element, self._list(list_id))
        return self._nums[num_id]

    def _list(self, list_id: int) -> _List:
        if list_id not in self._lists:
            levels = {at: _read_level(element) for at, element in _by_level(self._abstracts[list_id], _LVL)}
            self._lists[list_id] = _List(list_id, levels, [None] * _LEVELS)
        return self._lists[list_id]

    def _resolve(self, list_id: int | None) -> int | None:
        """Follow `numStyleLink`s to the abstractNum that has the levels; a link to nothing is none."""
        found, seen = None, set()
        while list_id in self._abstracts and list_id not in seen:
            found = list_id
            seen.add(list_id)
            style = _value(self._abstracts[list_id], f"{_W}numStyleLink")
            num = self._num_elements.get(self._list_styles.get(style or "", 0))
            list_id = _number(num, _ABSTRACT_NUM_ID)
            if style and (list_id in seen or list_id not in self._abstracts):
                list_id = self._style_links.get(style)
        return found


def _count(place: _Place) -> Label:
    """Count a paragraph and return its label."""
    num, level, start, deeper, label = place
    counters = num.of.counters
    if num.restarts:
        for i in num.restarts:
            counters[i] = None
        num.restarts.clear()
    last = counters[level]
    counters[level] = start if last is None else last + 1
    for i in deeper:
        counters[i] = None
    if label is not None:
        return label
    key = tuple(counters[: level + 1])
    try:
        return num.labels[key]
    except KeyError:
        label = num.labels[key] = _write(num, level, key)
        return label


def _write(num: _Num, level: int, counters: tuple[int | None, ...]) -> Label:
    """Write the label of a level that counts."""
    own = num.levels[level]
    text = "".join([_shown(num, int(part) - 1, counters, own.legal) if i % 2 else part for i, part in enumerate(own.parts)])
    return Label(text, own.suffix if text else "", counters[level], num.of.list_id, level)


def _shown(num: _Num, level: int, counters: tuple[int | None, ...], legal: bool) -> str:
    """Write what stands for a placeholder: nothing for a level that is not there, is deeper than the label's, or has no number."""
    shown = num.levels.get(level)
    if shown is None or level >= len(counters) or shown.num_fmt in _UNCOUNTED:
        return ""
    number = counters[level]
    number = shown.start if number is None else number
    return format_number(number, "decimal" if legal else shown.num_fmt, shown.custom)


def _place(num: _Num, level: int) -> _Place:
    own = num.levels[level]
    deeper = tuple(i for i in range(level + 1, _LEVELS) if i not in num.levels or level < num.levels[i].restart)
    label = None
    if own.num_fmt in _UNCOUNTED:
        text = "".join(own.parts[::2])
        label = Label(text, own.suffix if text else "", None, num.of.list_id, level)
    return _Place(num, level, own.start, deeper, label)


def _level_of_styles(styles: Iterable[_Style], num: _Num) -> int:
    """Return the level of a paragraph that names none: the one that names its style, or else the one that its style names."""
    for style in styles:
        for i, level in num.levels.items():
            if level.style == style.style_id:
                return i
        if style.ilvl is not None:
            return style.ilvl
    return 0


def _find_styles(root: Element | None) -> tuple[dict[str, Element], str | None, dict[str, int]]:
    """Find the paragraph styles, the default one's id, and the nums of the numbering styles."""
    styles: dict[str, Element] = {}
    default, nums = None, {}
    for element in () if root is None else root.iterchildren(f"{_W}style"):
        style_id, kind = element.get(f"{_W}styleId"), element.get(_TYPE)
        if style_id is None:
            continue
        if kind == "paragraph":
            styles[style_id] = element
            if element.get(f"{_W}default") in _ON:
                default = style_id
        elif kind == "numbering":
            num_id = _list_place(element.find(f"{_PPR}/{_NUMPR}"))[0]
            if num_id is not None:
                nums[style_id] = num_id
    return styles, default, nums


def _read_style(style_id: str, element: Element) -> _Style:
    return _Style(style_id, _value(element, f"{_W}basedOn"), *_list_place(element.find(f"{_PPR}/{_NUMPR}")))


def _read_num(element: Element, list_: _List) -> _Num:
    levels, restarts = dict(list_.levels), []
    for at, override in _by_level(element, f"{_W}lvlOverride"):
        replaced, start = override.find(_LVL), _number(override, f"{_W}startOverride")
        if replaced is not None:
            levels[at] = _read_level(replaced)
        if start is not None and at in levels:
            levels[at] = levels[at]._replace(start=start)
            restarts.append(at)
    return _Num(list_, levels, restarts, {})


def _by_level(parent: Element, tag: str) -> Iterator[tuple[int, Element]]:
    """Yield the children that are of a level, with the level."""
    for element in parent.iterchildren(tag):
        at = _integer(element.get(_ILVL))
        if at is not None and 0 <= at < _LEVELS:
            yield at, element


def _read_level(element: Element) -> _Level:
    num_fmt, custom = _read_format(element)
    text = _value(element, f"{_W}lvlText") or ""
    parts = [_SYMBOL.sub("•", text)] if num_fmt == "bullet" else _PLACEHOLDER.split(text)
    start, restart, legal = _number(element, f"{_W}start"), _number(element, f"{_W}lvlRestart"), element.find(f"{_W}isLgl")
    return _Level(
        start=0 if start is None else start,
        num_fmt=num_fmt,
        custom=custom,
        parts=tuple(parts),
        suffix=_SUFFIXES.get(_value(element, f"{_W}suff") or "", "\t"),
        legal=legal is not None and legal.get(_VAL, "1") in _ON,
        restart=_LEVELS if restart is None or restart < 0 else restart,
        style=_value(element, _PSTYLE),
    )


def _read_format(level: Element) -> tuple[str, str | None]:
    """Return the number format of a level and, where it is a custom one, its examples; of alternatives the choice counts."""
    found = level.find(_CHOSEN_FMT)
    if found is None:
        found = level.find(_NUM_FMT)
    return ("decimal", None) if found is None else (found.get(_VAL, "decimal"), found.get(_FORMAT))


def _properties(paragraph: Element) -> Element | None:
    """Return a paragraph's properties, which stand in front of its runs."""
    for child in paragraph:
        tag = child.tag
        if tag == _PPR:
            return child
        if tag == _R:
            return None
    return None


def _list_place(numbered: Element | None, rejected: bool = False) -> tuple[int | None, int | None]:
    """Return the numId and the level that a `w:numPr` names; one that a rejected change put in names none."""
    num_id = ilvl = None
    for child in () if numbered is None else numbered:
        tag = child.tag
        if tag == _NUM_ID:
            num_id = _integer(child.get(_VAL))
        elif tag == _ILVL:
            ilvl = _integer(child.get(_VAL))
        elif tag == _INS and rejected:
            return None, None
    return num_id, ilvl


def _by_id(root: Element | None, name: str, key: str) -> dict[int, Element]:
    """Return the children of a name by their number, the first where several have the same."""
    found: dict[int, Element] = {}
    for element in () if root is None else root.iterchildren(f"{_W}{name}"):
        number = _integer(element.get(f"{_W}{key}"))
        if number is not None:
            found.setdefault(number, element)
    return found


def _value(parent: Element | None, tag: str) -> str | None:
    child = None if parent is None else parent.find(tag)
    return None if child is None else child.get(_VAL)


def _number(parent: Element | None, tag: str) -> int | None:
    return _integer(_value(parent, tag))


@lru_cache(maxsize=1024)
def _integer(text: str | None) -> int | None:
    """Read a number as XML writes it; None for what is none or beyond 32 bits."""
    try:
        value = int(text or "") if len(text or "") < 20 else None
    except ValueError:
        return None
    return value if value is not None and abs(value) <= _LARGEST else None
