"""The marker table: what each marker terminal of `outline.lark` is, by name. A new class is a row here and a terminal there.

>>> BY_TERMINAL["HAN_PAREN"].style, BY_TERMINAL["HAN_PAREN"].rank
('han_paren', 5)
"""

from typing import NamedTuple


class MarkerClass(NamedTuple):
    """A class of markers; markers of one class form series."""

    terminal: str
    """Its name in the grammar."""
    style: str
    """The marker style that the tree shows."""
    rank: float
    """The default order of nesting, outermost first: only where a document gives no evidence."""
    alone: bool
    """Whether one at the start of a line is a marker without a series to support it."""
    inline: str
    """After which marks it may stand inside a line: see `AFTER`."""
    doubt: str
    """Characters behind it that make it doubtful: a quantity (3.5亿元), an enumeration (一、二等奖)."""
    written: tuple[str, ...]
    """Forms it is written in, the usual one first."""
    source: str
    """Where the form is laid down or met."""


_LAW = "立法技术规范 (legislative drafting): 编 章 节 条"
_GBT = "GB/T 9704-2012 7.3.3: 一、（一）1.（1）"
_PRACTICE = "office practice"

DIGITS = "0123456789０１２３４５６７８９"

CLASSES = (
    MarkerClass("VOLUME", "part", 0, True, "law", "", ("第一编", "第一部分", "第1篇", "第 一 编"), _LAW),
    MarkerClass("CHAPTER", "chapter", 1, True, "law", "", ("第一章", "第1章", "第 十 章"), _LAW),
    MarkerClass("DIVISION", "division", 2, True, "law", "", ("第一节", "第 二 节"), _LAW),
    MarkerClass("ARTICLE", "article", 3, True, "law", "", ("第一条", "第十二条之一", "第一百〇三条", "第两百条"), _LAW),
    MarkerClass("HAN_FORMAL", "han", 3.5, True, "sentence", "壹贰叁肆伍陆柒捌玖拾", ("壹、", "贰．"), _PRACTICE),
    MarkerClass(
        "HAN", "han", 4, True, "sentence", "一二三四五六七八九十", ("一、", "十一、", "廿二、", "一．", "一.", "一，", "一 、"), _GBT
    ),
    MarkerClass("HAN_PAREN", "han_paren", 5, True, "clause", "", ("（一）", "(一)", "（一)", "〔一〕", "㈠", "（ 一 ）", "（一）、"), _GBT),
    MarkerClass("ARABIC", "arabic", 6, True, "sentence", DIGITS, ("1.", "100.", "1．", "1、", "１．", "１、", "⒈"), _GBT),
    MarkerClass("BARE", "decimal", 6.4, False, "never", "", ("1", "12"), "GB/T 1.1: only above 1.1"),
    MarkerClass("DECIMAL", "decimal", 6.5, False, "never", "", ("1.1", "1.1.1", "1.1.1."), "GB/T 1.1"),
    MarkerClass("ARABIC_HALF", "arabic_half_paren", 7, True, "sentence", "", ("1）", "1)", "1】"), _PRACTICE),
    MarkerClass("ARABIC_PAREN", "arabic_paren", 8, True, "clause", "", ("（1）", "(1)", "（１）", "⑴"), _GBT),
    MarkerClass("NOTE", "arabic_paren", 8, False, "never", "", ("［1］", "[1]", "【1】"), "notes at the end of a report"),
    MarkerClass("CIRCLED", "circled", 9, True, "clause", "", ("①", "㉑", "❶", "㊿"), _PRACTICE),
    MarkerClass("STEM", "stem", 9.5, False, "clause", "甲乙丙丁戊己庚辛壬癸", ("甲、",), _PRACTICE),
    MarkerClass("STEM_PAREN", "stem", 9.6, False, "clause", "", ("（甲）", "(乙)"), _PRACTICE),
    MarkerClass("LETTER", "letter", 10, False, "sentence", "", ("A.", "A、", "A)"), _PRACTICE),
    MarkerClass("LETTER_LOWER", "letter", 10, False, "clause", "", ("a)", "a."), _PRACTICE),
    MarkerClass("LETTER_PAREN", "letter", 10, False, "clause", "", ("（a）", "(A)"), _PRACTICE),
    MarkerClass("ROMAN", "roman", 11, False, "sentence", "", ("Ⅰ.", "II."), _PRACTICE),
    MarkerClass("ROMAN_LOWER", "roman", 11, False, "sentence", "", ("ii)", "ⅱ."), _PRACTICE),
    MarkerClass("ROMAN_PAREN", "roman", 11, False, "clause", "", ("（ii）", "(iv)"), _PRACTICE),
    MarkerClass("ORDER", "run_in", 12, False, "clause", "第", ("第一，", "第二、"), "GB/T 15834-2011 B.3"),
    MarkerClass("REASON", "run_in", 12, False, "clause", "", ("其一，", "其二、", "其一是"), _PRACTICE),
    MarkerClass("ITEM_IS", "run_in", 12, True, "clause", "", ("一是", "十一是"), _PRACTICE),
    MarkerClass("ITEM_MUST", "run_in", 12, False, "clause", "", ("一要",), _PRACTICE),
)

# Made by Word only: a number in a form of its own, and a bullet.
GENERATED = (
    MarkerClass("LABEL", "other", 11.5, True, "never", "", (), "Word's automatic numbers"),
    MarkerClass("BULLET", "bullet", 11.5, True, "never", "", (), "Word's automatic numbers"),
)

BY_TERMINAL = {row.terminal: row for row in (*CLASSES, *GENERATED)}

# One letter may be a letter or a roman numeral; its series says which.
ROMAN_OF = {"LETTER": "ROMAN", "LETTER_LOWER": "ROMAN_LOWER", "LETTER_PAREN": "ROMAN_PAREN"}

# After which characters a candidate may stand inside a line. Only a series makes it a marker there.
AFTER = {
    "never": "",
    "law": "。；",
    "sentence": "。；：！？;:!?”）)」』》 \t\v\u3000\u00a0",
    "clause": "。；：！？;:!?”）)」』》 \t\v\u3000\u00a0，,、",
}

# After one of these, only a list that is already being told in the line goes on; after a comma it may also begin.
WEAK = "，,、"

# A first item may directly follow one of these, without punctuation: 主要原因一是…；二是….
LEADING = "因有括为但面题现点到是"

# Directly after a bracketed marker, these make it a reference: （一）项规定.
REFERRED: tuple[str, ...] = ("至第", "至（", "至(", "和（", "和(", "和第", "或（", "或(", "及（", "及(", "、（", "、(", "或者（")
REFERRED += tuple(f"{unit}{next_}" for unit in "项款目" for next_ in ("规定", "所列", "所述", "的规定", "情形", *REFERRED))
REFERRED += tuple(f"{unit}{next_}" for unit in "项款" for next_ in "的中或和及与、，。；")
REFERRED_ARTICLE = ("第", "规定", "的", "所", "和", "至", "、", "及", "或", "中", "与", "之", "款", "项", "，", "。", "；", "）", "》")

# Nouns that are counted in 节, 条 and 篇.
COUNTED = ("课", "线路", "作文", "文章", "论文")

# A short line that ends in one of these opens a glossary, where numbering restarts.
GLOSSARY = ("注释", "名词解释", "名词注释", "名词说明", "术语解释", "名词解释：", "名词注释：")

# What a title ends in, where several lines might be the title.
_TITLE_WORDS = """
报告 材料 通知 通报 意见 办法 规定 规则 规范 规程 条例 细则 方案 预案 计划 规划
要点 总结 纪要 记录 函 决定 决议 公告 通告 请示 批复 命令 令 公报 议案 讲话
发言 致辞 提纲 清单 制度 章程 守则 准则 标准 指南 指引 说明 手册 协议 合同 解释
答复 建议 提案 情况 汇报 须知 公约 目录 安排 （试行） (试行) （草案） （暂行） （征求意见稿） （讨论稿） （修订）
"""
TITLE_ENDS = tuple(_TITLE_WORDS.split())

# After a number such as 3.5 these make it a quantity.
UNITS = "兆亿万千百%％‰倍个元米吨公斤克里升平立度秒分小时天日月年号版件项次人名户亩台套前后起至级折寸例～~—-"

# Words of a sentence that introduces a list.
LISTING = ("以下", "下列", "如下", "几方面", "个方面", "几点", "几个")

# A paragraph that looks back on all items before it.
LOOKING_BACK = ("做好以上", "做好上述", "会议最后", "最后，", "以上", "上述", "对照上述", "对照以上", "违反上述", "违反以上")
ADDING = ("此外", "另外", "综上", "总之")
