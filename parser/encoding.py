"""Bytes → text: the encoding is tried and weighed, and the bytes can always be had back.

>>> decode("一、总则\\n".encode("gb18030"))
Decoded(text='一、总则\\n', encoding='gb18030', bom=False, damaged=False)
"""

import codecs
from typing import NamedTuple

from ..schema.errors import ReaderError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BOM_OF = {encoding: mark for mark, encoding in _BOMS}

# The characters that fill half of all running text, in both scripts, and the usual marks: what a right reading is full of.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相"
    "全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果"
    "料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则"
    "任取据处理世車這個們為來時國會對發說產學經進過還無與關各實後於動點體開當應業兩從間樣麼變條沒結問電氣數線內總員長頭組見計別運農區強"
    "章节條节则办规报告查检改措施整存组织習近平部门单位责任安全服务管理制度落实加強推进，。、；：？！“”‘’（）《》〈〉—…·１２３４５６７８９０"
)
_ASCII_CONTROLS = frozenset(map(chr, (*range(9), 11, *range(14, 27), *range(28, 32)))) - {"\x0b", "\x1a"}


_SHORT = 100  # code points: a longer text is no UTF-8 by chance
_BETTER = 0.15  # by how much a later candidate must look more like Chinese
_LEAST = {"utf-8": 0.0, "gb18030": 0.05, "big5": 0.2, "utf-16-le": 0.2, "utf-16-be": 0.2}  # and how much at all


class Decoded(NamedTuple):
    """A text and what it takes to write its bytes again."""

    text: str
    encoding: str
    """A Python codec name."""
    bom: bool
    damaged: bool
    """Whether some bytes fit no character; they are kept as lone surrogates."""


def decode(data: bytes, name: str = "") -> Decoded:
    """Decode a text of any usual encoding; raise `ReaderError` where the bytes are no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, len(mark), encoding) or _damaged(data, name, mark, encoding)
    best: Decoded | None = None
    weight = 0.0
    for encoding in _candidates(data):
        reading = _strict(data, 0, encoding)
        evidence = _weight(reading.text) if reading else -1
        if reading and evidence >= (weight + _BETTER if best else _LEAST[encoding]):
            best, weight = reading, evidence
    if best:
        return best
    return _damaged(data, name)


def encode(text: str, encoding: str, bom: bool) -> bytes:
    """Return the bytes of a decoded text."""
    errors = "surrogateescape" if encoding in ("utf-8", "gb18030", "big5") else "surrogatepass"
    return (BOM_OF[encoding] if bom else b"") + text.encode(encoding, errors)


def _candidates(data: bytes) -> tuple[str, ...]:
    """Return the encodings to try: short texts in GB18030 may happen to be valid UTF-8, that of nothing readable."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ("gb18030", "big5", "utf-16-le", "utf-16-be")
    if "\0" in text:
        return ("utf-16-le", "utf-16-be")
    return ("utf-8",) if len(text) > _SHORT or _weight(text) > _BETTER else ("utf-8", "gb18030")


def _strict(data: bytes, skip: int, encoding: str) -> Decoded | None:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding, skip > 0, False) if encode(text, encoding, skip > 0) == data else None


def _weight(text: str) -> float:
    """Return how much a reading looks like Chinese text: the share of common characters; below 0 where it is no text."""
    if "\0" in text or sum(c in _ASCII_CONTROLS for c in text[:100_000]) > len(text[:100_000]) // 100:
        return -1
    wide = [c for c in text[:100_000] if c > "\x7f"]
    return sum(c in _COMMON for c in wide) / len(wide) if wide else 1.0


def _damaged(data: bytes, name: str, mark: bytes = b"", encoding: str = "") -> Decoded:
    """Keep a text that a few wrong bytes stand in; anything else is refused."""
    for codec in (encoding,) if encoding else ("utf-8", "gb18030"):
        if codec not in ("utf-8", "gb18030"):
            continue
        text = data[len(mark) :].decode(codec, "surrogateescape")
        wrong = sum("\udc80" <= c <= "\udcff" for c in text)
        if wrong <= 1 + len(text) // 100 and _weight(text) >= 0 and encode(text, codec, bool(mark)) == data:
            return Decoded(text, codec, bool(mark), wrong > 0)
    raise ReaderError("{name} is no text but binary data; give a text file, or the document saved as text", name=name or "the input")
