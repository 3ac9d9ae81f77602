"""Markers: the characters that open a node, their style, and the ordinal that they show.

>>> label_of("（ 一 ）、"), label_of("第一，"), label_of("1．")
('（一）', '第一', '1')
>>> ordinal_of("article", "第十二条之一"), ordinal_of("han_paren", "㈢")
(12, 3)
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from .ordinal import read_letter, read_ordinal, read_roman, read_stem

MarkerStyle = Literal[
    "part",  # 第一编 第一部分
    "chapter",  # 第一章
    "division",  # 第一节
    "article",  # 第一条
    "han",  # 一、
    "han_paren",  # （一）
    "arabic",  # 1.
    "arabic_half_paren",  # 1）
    "arabic_paren",  # （1）
    "circled",  # ①
    "letter",  # A. a) （a）
    "roman",  # Ⅰ. i. （i）
    "decimal",  # 1.1
    "stem",  # 甲、
    "run_in",  # 一是 一要 第一， 其一，
    "bullet",  # • : made by Word, without an ordinal
    "other",  # any other label that Word made
]

_READERS: dict[str, Callable[[str], int | None]] = {"letter": read_letter, "roman": read_roman, "stem": read_stem}
_BLANK = re.compile(r"\s+")
_FINAL = "、．.，,：:"
_PLAIN = str.maketrans("", "", "第其编部分篇章节条是要（）()〔〕［］[]【】、．.，,：: \t\u3000\u00a0")


@lru_cache(maxsize=4096)
def label_of(marker: str) -> str:
    """Cut a marker down to its label: no white space, no final punctuation."""
    return _BLANK.sub("", marker).rstrip(_FINAL)


@lru_cache(maxsize=4096)
def ordinal_of(style: str, marker: str) -> int | None:
    """Read the ordinal of a marker as written; of 1.2.3 it is the 3, of 第十二条之一 the 12."""
    label = label_of(marker)
    if style == "decimal":
        label = label.replace("．", ".").rpartition(".")[2]
    elif style == "article":
        label = label.partition("之")[0]
    return _READERS.get(style, read_ordinal)(label.translate(_PLAIN))
