"""Automatic numbers: every number format, and every rule of which number a paragraph has, firing and not firing."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from lxml import etree  # type: ignore[import-untyped]  # lxml brings no stubs

from gangmu import emit, read
from gangmu.parser.number_format import format_number
from gangmu.parser.numbering import Label, Numbering

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

VALUES = (1, 10, 11, 20, 21, 100, 101, 110)
FORMATS = """
decimal                    1 10 11 20 21 100 101 110
chineseCounting            一 十 十一 二十 二十一 一○○ 一○一 一一○
chineseCountingThousand    一 十 十一 二十 二十一 一百 一百〇一 一百一十
japaneseCounting           一 十 十一 二十 二十一 百 百一 百十
ideographDigital           一 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇
ideographTraditional       甲 癸 11 20 21 100 101 110
ideographZodiac            子 酉 戌 20 21 100 101 110
chineseLegalSimplified     壹 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾
decimalEnclosedCircle      ① ⑩ ⑪ ⑳ 21 100 101 110
decimalFullWidth           １ １０ １１ ２０ ２１ １００ １０１ １１０
upperRoman                 I X XI XX XXI C CI CX
lowerLetter                a j k t u vvvv wwww fffff
lowerRoman                 i x xi xx xxi c ci cx
upperLetter                A J K T U VVVV WWWW FFFFF
decimalZero                01 10 11 20 21 100 101 110
decimalEnclosedCircleChinese ① ⑩ ⑪ ⑳ 21 100 101 110
decimalEnclosedParen       ⑴ ⑽ ⑾ ⒇ 21 100 101 110
decimalEnclosedFullstop    ⒈ ⒑ ⒒ ⒛ 21 100 101 110
decimalFullWidth2          １ １０ １１ ２０ ２１ １００ １０１ １１０
ideographEnclosedCircle    ㈠ ㈩ 11 20 21 100 101 110
ideographZodiacTraditional 甲子 癸酉 甲戌 癸未 甲申 癸卯 甲辰 癸丑
taiwaneseCountingThousand  一 十 十一 二十 二十一 一百 一百〇一 一百一十
taiwaneseDigital           一 一○ 一一 二○ 二一 一○○ 一○一 一一○
ideographLegalTraditional  壹 壹拾 壹拾壹 貳拾 貳拾壹 壹佰 壹佰零壹 壹佰壹拾
""".strip().splitlines()
WRITTEN = [(line.split()[0], value, text) for line in FORMATS for value, text in zip(VALUES, line.split()[1:], strict=True)]
WRITTEN += [("numberInDash", value, f"- {value} -") for value in VALUES]


@pytest.mark.parametrize(("num_fmt", "value", "text"), WRITTEN)
def test_every_format_and_value(num_fmt: str, value: int, text: str) -> None:
    assert format_number(value, num_fmt) == text


@pytest.mark.parametrize(
    ("num_fmt", "value", "text"),
    [
        *[("lowerLetter", 26, "z"), ("lowerLetter", 27, "aa"), ("lowerLetter", 780, "z" * 30), ("lowerLetter", 781, "781")],
        *[("upperRoman", 3999, "MMMCMXCIX"), ("upperRoman", 4000, "4000"), ("lowerRoman", 0, "0"), ("upperLetter", 0, "0")],
        *[("chineseCountingThousand", 1001, "一千〇一"), ("chineseCountingThousand", 1010, "一千〇一十")],
        *[("chineseCountingThousand", 0, "〇"), ("chineseCountingThousand", 1100, "一千一百")],
        *[("chineseCountingThousand", 10_000, "一万"), ("chineseCountingThousand", 110_001, "十一万〇一")],
        *[("chineseCountingThousand", 10**8, "100000000"), ("japaneseCounting", 1111, "千百十一"), ("chineseCounting", 99, "九十九")],
        *[("ideographZodiac", 12, "亥"), ("ideographZodiac", 13, "13"), ("ideographZodiacTraditional", 61, "甲子")],
        *[("ordinal", 1, "1st"), ("ordinal", 12, "12th"), ("ordinal", 22, "22nd"), ("ordinal", 113, "113th")],
        *[("cardinalText", 121, "One hundred twenty-one"), ("ordinalText", 12, "Twelfth"), ("ordinalText", 20, "Twentieth")],
        *[("hex", 255, "FF"), ("chicago", 5, "**"), ("ganada", 15, "가"), ("decimal", -3, "-3"), ("decimalZero", -3, "-3")],
        *[("none", 3, ""), ("bullet", 3, ""), ("notAFormat", 3, "3"), ("bahtText", 3, "3")],
    ],
)
def test_the_range_of_a_format(num_fmt: str, value: int, text: str) -> None:
    assert format_number(value, num_fmt) == text


@pytest.mark.parametrize(
    ("examples", "value", "text"),
    [
        ("001, 002, 003, ...", 7, "007"),
        ("001, 002, ...", 1000, "1000"),
        ("0001, ...", 12, "0012"),
        ("a, b", 7, "7"),
        ("", 7, "7"),
        (None, 7, "7"),
    ],
)
def test_custom_formats(examples: str | None, value: int, text: str) -> None:
    assert format_number(value, "custom", examples) == text


@pytest.mark.parametrize(
    "num_fmt", [*{row[0] for row in WRITTEN}, "ordinal", "cardinalText", "ordinalText", "hex", "koreanCounting", "custom"]
)
def test_no_number_is_refused(num_fmt: str) -> None:
    for value in (-(2**31), -1, 0, 999, 9999, 32_767, 1_000_000, 2**31):
        assert format_number(value, num_fmt)


# --------------------------------------------------------------------------------------- making parts


def root(name: str, *content: str) -> etree._Element:
    return etree.fromstring(f"<w:{name} {NAMESPACES}>{''.join(content)}</w:{name}>")


def level(at: int, text: str | None = None, fmt: str = "decimal", more: str = "", start: str = '<w:start w:val="1"/>') -> str:
    text = ".".join(f"%{i + 1}" for i in range(at + 1)) if text is None else text
    return f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(list_id: int, *content: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{list_id}">{"".join(content)}</w:abstractNum>'


def num(num_id: int, list_id: int, *overrides: str) -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{list_id}"/>{"".join(overrides)}</w:num>'


def override(at: int, content: str) -> str:
    return f'<w:lvlOverride w:ilvl="{at}">{content}</w:lvlOverride>'


def start_override(at: int, start: object) -> str:
    return override(at, f'<w:startOverride w:val="{start}"/>')


def num_pr(num_id: object = None, at: object = None) -> str:
    level_xml = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return f"<w:numPr>{level_xml}" + ("" if num_id is None else f'<w:numId w:val="{num_id}"/>') + "</w:numPr>"


def style(style_id: str, properties: str = "", based_on: str = "", kind: str = "paragraph", default: bool = False) -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{first} w:styleId="{style_id}">{based}<w:pPr>{properties}</w:pPr></w:style>'


def p(properties: str = "", text: str = "文") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>" + (f"<w:r><w:t>{text}</w:t></w:r></w:p>" if text else "</w:p>")


def of(style_id: str, more: str = "") -> str:
    return p(f'<w:pStyle w:val="{style_id}"/>{more}')


def at(steps: str) -> list[str]:
    """Write paragraphs by num and level: `1/0 1/1`."""
    return [p(num_pr(*step.split("/"))) for step in steps.split()]


def labels(numbering: str | None, paragraphs: list[str], styles: str | None = None, **changes: str) -> list[str | None]:
    """Return the label texts of paragraphs, None where there is none."""
    return [found and found.text for found in full_labels(numbering, paragraphs, styles, **changes)]


def full_labels(numbering: str | None, paragraphs: list[str], styles: str | None = None, **changes: str) -> list[Label | None]:
    parts = [None if part is None else root(name, part) for name, part in (("numbering", numbering), ("styles", styles))]
    reader = Numbering(*parts, **changes)  # type: ignore[arg-type]  # the words of `changes`
    return [reader.label(paragraph) for paragraph in root("body", *paragraphs)]


LEVELS = "".join(level(i) for i in range(9))
ONE = abstract(0, LEVELS) + num(1, 0)

# ------------------------------------------------------------------------------------ how it counts

COUNTING = {
    "one after the other": (ONE, "1/0 1/0 1/0", "1 2 3"),
    "two nums of an abstractNum count on": (ONE + num(2, 0), "1/0 2/0 1/0", "1 2 3"),
    "two abstractNums count apart": (ONE + abstract(5, LEVELS) + num(2, 5), "1/0 2/0 1/0", "1 1 2"),
    "startOverride restarts at the first use": (ONE + num(2, 0, start_override(0, 1)), "1/0 1/0 2/0 2/0", "1 2 1 2"),
    "startOverride restarts only once": (ONE + num(2, 0, start_override(0, 5)), "1/0 2/0 1/0 2/0", "1 5 6 7"),
    "a num that is never used restarts nothing": (ONE + num(2, 0, start_override(0, 5)), "1/0 1/0", "1 2"),
    "startOverride leaves other levels alone": (ONE + num(2, 0, start_override(1, 5)), "1/0 2/0 2/1", "1 2 2.5"),
    "startOverride restarts all its levels at once": (
        ONE + num(2, 0, start_override(0, 4), start_override(1, 7)),
        "1/0 1/1 2/1 2/1 2/0 2/1",
        "1 1.1 4.7 4.8 4 4.7",
    ),
    "a level overridden whole does not restart": (ONE + num(2, 0, override(0, level(0, "(%1)"))), "1/0 2/0 1/0", "1 (2) 3"),
    "a level overridden whole with its start": (
        ONE + num(2, 0, override(0, '<w:startOverride w:val="3"/>' + level(0, "(%1)"))),
        "1/0 2/0 2/0",
        "1 (3) (4)",
    ),
    "deeper levels restart": (ONE, "1/0 1/1 1/2 1/2 1/1 1/2 1/0 1/1", "1 1.1 1.1.1 1.1.2 1.2 1.2.1 2 2.1"),
    "higher levels go on": (ONE, "1/0 1/1 1/2 1/1 1/0", "1 1.1 1.1.1 1.2 2"),
    "lvlRestart 0 never restarts": (
        abstract(0, level(0), level(1, more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
        "1/0 1/1 1/0 1/1",
        "1 1.1 2 2.2",
    ),
    "lvlRestart 1 restarts after level 1": (
        abstract(0, level(0), level(1), level(2, more='<w:lvlRestart w:val="1"/>')) + num(1, 0),
        "1/0 1/1 1/2 1/0 1/1 1/2",
        "1 1.1 1.1.1 2 2.1 2.1.1",
    ),
    "lvlRestart 1 does not restart after level 2": (
        abstract(0, level(0), level(1), level(2, more='<w:lvlRestart w:val="1"/>')) + num(1, 0),
        "1/0 1/1 1/2 1/1 1/2",
        "1 1.1 1.1.1 1.2 1.2.2",
    ),
    "lvlRestart 2 restarts after level 2": (
        abstract(0, level(0), level(1), level(2, more='<w:lvlRestart w:val="2"/>')) + num(1, 0),
        "1/0 1/1 1/2 1/1 1/2",
        "1 1.1 1.1.1 1.2 1.2.1",
    ),
    "lvlRestart beyond the level is the usual": (
        abstract(0, level(0), level(1, more='<w:lvlRestart w:val="8"/>')) + num(1, 0),
        "1/0 1/1 1/0 1/1",
        "1 1.1 2 2.1",
    ),
    "a shown level not used yet has its start": (ONE, "1/1 1/1", "1.1 1.2"),
    "its first use is its start": (ONE, "1/1 1/0 1/1", "1.1 1 1.1"),
    "a shown level set back has its start": (ONE, "1/0 1/1 1/1 1/0 1/2", "1 1.1 1.2 2 2.1.1"),
    "the start of a shown level": (abstract(0, level(0, start='<w:start w:val="3"/>'), level(1)) + num(1, 0), "1/1 1/0", "3.1 3"),
    "start": (abstract(0, level(0, start='<w:start w:val="5"/>')) + num(1, 0), "1/0 1/0", "5 6"),
    "start left out is zero": (abstract(0, level(0, start="")) + num(1, 0), "1/0 1/0", "0 1"),
    "nine levels": (ONE, " ".join(f"1/{i}" for i in (0, 8)), "1 1.1.1.1.1.1.1.1.1"),
    "a dangling numId numbers nothing": (ONE, "1/0 7/0 1/0", "1 - 2"),
    "a dangling level numbers nothing": (abstract(0, level(0)) + num(1, 0), "1/0 1/1 1/0", "1 - 2"),
    "a dangling abstractNumId numbers nothing": (ONE + num(2, 9), "1/0 2/0 1/0", "1 - 2"),
    "numId 0 is off": (ONE + num(0, 0), "1/0 0/0 1/0", "1 - 2"),
}


@pytest.mark.parametrize("rule", COUNTING)
def test_how_it_counts(rule: str) -> None:
    numbering, steps, expected = COUNTING[rule]
    assert [label or "-" for label in labels(numbering, at(steps))] == expected.split()


def test_an_empty_paragraph_counts() -> None:
    assert labels(ONE, [p(num_pr(1, 0)), p(num_pr(1, 0), text=""), p("", text=""), p(num_pr(1, 0))]) == ["1", "2", None, "3"]


def test_paragraphs_count_wherever_they_stand() -> None:
    xml = p(num_pr(1, 0))
    body = root("body", xml, f"<w:tbl><w:tr><w:tc>{xml}</w:tc></w:tr></w:tbl><w:sdt><w:sdtContent>{xml}</w:sdtContent></w:sdt>")
    reader = Numbering(root("numbering", ONE), None)
    assert [found.text for paragraph in body.iter(f"{{{W}}}p") if (found := reader.label(paragraph))] == ["1", "2", "3"]


# ------------------------------------------------------------------------------------ what it shows


def shown(first: str, second: str, steps: str = "1/0 1/1") -> list[str | None]:
    return labels(abstract(0, first, second) + num(1, 0), at(steps))


def custom(examples: str) -> str:
    choice = f'<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="{examples}"/></mc:Choice>'
    inside = f'<mc:AlternateContent>{choice}<mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>'
    return f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{inside}<w:lvlText w:val="%1."/></w:lvl>'


LEGAL, ZERO = "<w:isLgl/>", '<w:isLgl w:val="0"/>'
SHOWN = {
    "each level in its own format": (
        level(0, "%1、", "chineseCountingThousand"),
        level(1, "（%1.%2）", "upperRoman"),
        ["一、", "（一.I）"],
    ),
    "isLgl shows all in decimal": (level(0, fmt="upperRoman"), level(1, fmt="lowerLetter", more=LEGAL), ["I", "1.1"]),
    "isLgl off": (level(0, fmt="upperRoman"), level(1, fmt="lowerLetter", more=ZERO), ["I", "I.a"]),
    "isLgl is of its own level": (level(0, fmt="upperRoman", more=LEGAL), level(1, fmt="lowerLetter"), ["1", "I.a"]),
    "a higher level left out": (level(0), level(1, "%2)"), ["1", "1)"]),
    "a level that is not defined is dropped": (level(0), level(1, "%1.%2.%5"), ["1", "1.1."]),
    "a deeper level is dropped": (level(0, "%1-%2"), level(1), ["1-", "1.1"]),
    "a level without numbers is dropped": (level(0, "•", "bullet"), level(1, "%1%2."), ["•", "1."]),
    "numFmt none shows only literals": (level(0, "第%1条", "none"), level(1), ["第条", ".1"]),
    "bullet as it is": (level(0, "○", "bullet"), level(1, "Ø", "bullet"), ["○", "Ø"]),
    "bullet of a symbol font": (level(0, "\uf0b7", "bullet"), level(1, "\uf06c", "bullet"), ["•", "•"]),
    "a bullet has no placeholders": (level(0, "%1", "bullet"), level(1, "100%", "bullet"), ["%1", "100%"]),
    "private use that is no symbol font": (level(0, "\ue000", "bullet"), level(1, "%%2", "decimal"), ["\ue000", "%1"]),
    "no text": (level(0, ""), level(1, "", "bullet"), ["", ""]),
    "custom format among alternatives": (custom("001, 002, 003, ..."), level(1, "%1-%2"), ["009.", "009-1"]),
    "custom format of unknown characters": (custom("α, β, γ"), level(1, "%1-%2"), ["9.", "9-1"]),
    "isLgl shows a custom format in decimal": (custom("001, 002"), level(1, more=LEGAL), ["009.", "9.1"]),
    "unknown format": (level(0, fmt="fromTheFuture"), level(1), ["1", "1.1"]),
}


@pytest.mark.parametrize("rule", SHOWN)
def test_what_it_shows(rule: str) -> None:
    first, second, expected = SHOWN[rule]
    assert shown(first, second) == expected


@pytest.mark.parametrize(
    ("suff", "suffix"),
    [("", "\t"), ("tab", "\t"), ("space", " "), ("nothing", ""), ("strange", "\t")],
    ids=lambda word: word.strip() or "absent",
)
def test_the_suffix(suff: str, suffix: str) -> None:
    xml = abstract(4, level(0), level(1, more=f'<w:suff w:val="{suff}"/>' if suff else "")) + num(1, 4)
    assert full_labels(xml, at("1/1")) == [Label("1.1", suffix, 1, 4, 1)]


def test_the_ordinal_is_of_the_own_level() -> None:
    xml = abstract(0, level(0, "%1、", "chineseCountingThousand"), level(1), level(2, "•", "bullet"), level(3, "注", "none")) + num(1, 0)
    found = full_labels(xml, at("1/0 1/0 1/1 1/2 1/3"))
    assert [(label.ordinal, label.level, label.list_id) for label in found if label] == [
        (1, 0, 0),
        (2, 0, 0),
        (1, 1, 0),
        (None, 2, 0),
        (None, 3, 0),
    ]


def test_nothing_stands_behind_an_empty_label() -> None:
    assert full_labels(abstract(0, level(0, "", "none")) + num(1, 0), at("1/0")) == [Label("", "", None, 0, 0)]


# --------------------------------------------------------------------------------- list and level

HEADINGS = abstract(0, level(0, more='<w:pStyle w:val="H1"/>'), level(1, more='<w:pStyle w:val="H2"/>'), level(2)) + num(1, 0)
OTHER = abstract(6, level(0, "(%1)"), level(1, "[%2]")) + num(6, 6)
PLACED = {
    "style": (style("S", num_pr(1, 0)), of("S"), "1"),
    "style without numbers": (style("S"), of("S"), None),
    "style by basedOn": (style("S", num_pr(1, 2)) + style("T", based_on="S"), of("T"), "1.1.1"),
    "style by pStyle": (style("H2", num_pr(1)), of("H2"), "1.1"),
    "pStyle before the style's own ilvl": (style("H2", num_pr(1, 0)), of("H2"), "1.1"),
    "style's ilvl where no pStyle names it": (style("S", num_pr(1, 2)), of("S"), "1.1.1"),
    "level 0 where neither": (style("S", num_pr(1)), of("S"), "1"),
    "pStyle of the style it is based on": (style("H2", num_pr(1)) + style("T", based_on="H2"), of("T"), "1.1"),
    "numId from one style, level from another": (style("S", num_pr(1)) + style("T", num_pr(at=2), "S"), of("T"), "1.1.1"),
    "pStyle of a style without numId": (style("H1", num_pr(1)) + style("H2", based_on="H1"), of("H2"), "1.1"),
    "the nearer style's numId": (style("S", num_pr(6)) + style("T", num_pr(1), "S"), of("T"), "1"),
    "direct before style": (style("S", num_pr(1, 2)), of("S", num_pr(6, 1)), "[1]"),
    "direct numId, ilvl of the style": (style("S", num_pr(1, 1)), of("S", num_pr(6)), "[1]"),
    "direct ilvl, numId of the style": (style("S", num_pr(6, 0)), of("S", num_pr(at=1)), "[1]"),
    "direct ilvl before pStyle": (style("H2", num_pr(1)), of("H2", num_pr(at=2)), "1.1.1"),
    "direct numId without ilvl": ("", p(num_pr(6)), "(1)"),
    "direct ilvl without numId": ("", p(num_pr(at=1)), None),
    "numId 0 on the paragraph": (style("S", num_pr(1, 0)), of("S", num_pr(0)), None),
    "numId 0 in a style lower in the chain": (style("S", num_pr(1, 0)) + style("T", num_pr(0), "S"), of("T"), None),
    "numId 0 higher in the chain": (style("S", num_pr(0)) + style("T", num_pr(1), "S"), of("T"), "1"),
    "direct numId above a style's 0": (style("S", num_pr(0)), of("S", num_pr(1, 0)), "1"),
    "dangling numId in a style": (style("S", num_pr(9)), of("S"), None),
    "default style": (style("N", num_pr(1), default=True), p(), "1"),
    "default style for an unknown one": (style("N", num_pr(1), default=True), of("gone"), "1"),
    "no style is not default": (style("N", num_pr(1)), p(), None),
    "unknown style": ("", of("gone"), None),
    "character style": (style("S", num_pr(1), kind="character"), of("S"), None),
    "basedOn in a circle": (style("S", based_on="T") + style("T", based_on="S"), of("S"), None),
    "basedOn itself, with numbers": (style("S", num_pr(1), based_on="S"), of("S"), "1"),
    "basedOn nothing": (style("S", num_pr(1), based_on="gone"), of("S"), "1"),
    "no properties": ("", "<w:p><w:r><w:t>文</w:t></w:r></w:p>", None),
    "broken numId": (style("S", num_pr(1)), of("S", num_pr("x", 1)), "1.1"),
    "broken ilvl": (style("S", num_pr(1)), of("S", num_pr(1, "x")), "1"),
    "negative ilvl": ("", p(num_pr(1, -1)), None),
    "ilvl beyond nine": ("", p(num_pr(1, 12)), None),
    "numPr without anything": (style("S", num_pr(1)), of("S", "<w:numPr/>"), "1"),
    "missing w:val": (style("S", num_pr(1)), of("S", "<w:numPr><w:numId/><w:ilvl/></w:numPr>"), "1"),
}


@pytest.mark.parametrize("rule", PLACED)
def test_which_list_and_level(rule: str) -> None:
    styles, paragraph, expected = PLACED[rule]
    assert labels(HEADINGS + OTHER, [paragraph], styles) == [expected]


def link(kind: str, name: str) -> str:
    return f'<w:{kind} w:val="{name}"/>'


LINKED = abstract(0, link("styleLink", "L"), LEVELS) + num(1, 0) + abstract(1, link("numStyleLink", "L")) + num(2, 1)
LINKS = {
    "numStyleLink by the numbering style": (LINKED, style("L", num_pr(1), kind="numbering"), "1/0 2/0 2/1", "1 2 2.1"),
    "numStyleLink by styleLink alone": (LINKED, "", "1/0 2/0", "1 2"),
    "numStyleLink to nothing": (abstract(1, link("numStyleLink", "L")) + num(2, 1), "", "2/0", "-"),
    "numStyleLink to nothing, with levels": (abstract(1, link("numStyleLink", "L"), level(0)) + num(2, 1), "", "2/0", "1"),
    "numStyleLink to itself": (
        abstract(1, link("numStyleLink", "L")) + num(2, 1),
        style("L", num_pr(2), kind="numbering"),
        "2/0",
        "-",
    ),
    "numStyleLinks in a circle": (
        abstract(1, link("numStyleLink", "L"), link("styleLink", "M"))
        + abstract(2, link("numStyleLink", "M"), link("styleLink", "L"))
        + num(1, 1)
        + num(2, 2),
        style("L", num_pr(2), kind="numbering") + style("M", num_pr(1), kind="numbering"),
        "1/0 2/0",
        "- -",
    ),
    "overrides of the linking num": (
        LINKED + num(3, 1, start_override(0, 7)),
        style("L", num_pr(1), kind="numbering"),
        "2/0 3/0 2/0",
        "1 7 8",
    ),
}


@pytest.mark.parametrize("rule", LINKS)
def test_linked_numbering_styles(rule: str) -> None:
    numbering, styles, steps, expected = LINKS[rule]
    assert [label or "-" for label in labels(numbering, at(steps), styles)] == expected.split()


# ---------------------------------------------------------------------------------- tracked changes

WHO = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'
NUMBERED = num_pr(1, 0)


def mark(kind: str, more: str = "") -> str:
    return p(f"{NUMBERED}<w:rPr>{more}<w:{kind} {WHO}/></w:rPr>")


def changed(now: str, before: str) -> str:
    return p(f"{now}<w:pPrChange {WHO}><w:pPr>{before}</w:pPr></w:pPrChange>")


INSERTED = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {WHO}/></w:numPr>'
CHANGES = {
    "deleted mark": (mark("del"), None, "1"),
    "inserted mark": (mark("ins"), "1", None),
    "mark moved away": (mark("moveFrom"), None, "1"),
    "mark moved here": (mark("moveTo"), "1", None),
    "deleted mark behind other properties": (mark("del", "<w:b/>"), None, "1"),
    "mark inserted and deleted": (p(f"{NUMBERED}<w:rPr><w:ins {WHO}/><w:del {WHO}/></w:rPr>"), None, None),
    "mark with plain properties": (p(f"{NUMBERED}<w:rPr><w:b/></w:rPr>"), "1", "1"),
    "numbers put in": (changed(NUMBERED, ""), "1", None),
    "numbers taken out": (changed("", NUMBERED), None, "1"),
    "style changed": (changed('<w:pStyle w:val="H2"/>', '<w:pStyle w:val="H1"/>'), "1.1", "1"),
    "change without properties": (p(f"{NUMBERED}<w:pPrChange {WHO}/>"), "1", "1"),
    "numPr marked as inserted": (p(INSERTED), "1", None),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_tracked_changes(rule: str) -> None:
    paragraph, accepted, rejected = CHANGES[rule]
    styles = style("H1", num_pr(1)) + style("H2", num_pr(1))
    assert labels(HEADINGS, [paragraph], styles) == [accepted]
    assert labels(HEADINGS, [paragraph], styles, changes="rejected") == [rejected]


def test_a_deleted_mark_does_not_count() -> None:
    assert labels(ONE, [p(NUMBERED), mark("del"), p(NUMBERED)]) == ["1", None, "2"]
    assert labels(ONE, [p(NUMBERED), mark("ins"), p(NUMBERED)], changes="rejected") == ["1", None, "2"]


# ------------------------------------------------------------------------------------- broken parts

BROKEN = {
    "no parts": None,
    "nothing in it": "",
    "abstractNum without id": "<w:abstractNum><w:lvl/></w:abstractNum>" + num(1, 0),
    "num without abstractNumId": f'{abstract(0, LEVELS)}<w:num w:numId="1"/>',
    "numbers that are none": f'<w:abstractNum w:abstractNumId="x"/><w:num w:numId="y"/>{num(1, 0)}',
    "a number of many digits": abstract(0, LEVELS) + f'<w:num w:numId="{"9" * 5000}"><w:abstractNumId w:val="0"/></w:num>',
    "levels out of range": abstract(0, level(9), level(-1), '<w:lvl w:ilvl="x"/>', "<w:lvl/>") + num(1, 0),
    "override of nothing": abstract(0) + num(1, 0, override(0, ""), start_override(0, 3), "<w:lvlOverride/>"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_absent(what: str) -> None:
    assert labels(BROKEN[what], [*at("1/0"), p()], "<w:style/>") == [None, None]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param('<w:lvl w:ilvl="0"/>', ["", ""], id="empty level"),
        pytest.param('<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>', ["0", "1"], id="text alone"),
        pytest.param('<w:lvl w:ilvl="0"><w:start w:val="x"/><w:numFmt/><w:lvlText w:val="%1"/></w:lvl>', ["0", "1"], id="broken values"),
        pytest.param(level(0, start='<w:start w:val="-3"/>', fmt="upperRoman"), ["-3", "-2"], id="negative start"),
        pytest.param(level(0, start=f'<w:start w:val="{"9" * 30}"/>'), ["0", "1"], id="huge start"),
        pytest.param(level(0, more='<w:lvlRestart w:val="x"/><w:suff/><w:isLgl w:val="?"/>'), ["1", "2"], id="broken settings"),
    ],
)
def test_broken_levels(xml: str, expected: list[str]) -> None:
    assert labels(abstract(0, xml) + num(1, 0), at("1/0 1/0")) == expected


def saved(numbering: str, paragraphs: list[str], styles: str = "") -> bytes:
    """Make a Word file of nothing but these parts."""
    document = docx.Document()
    lists = document.part.numbering_part.element
    for child in list(lists):
        lists.remove(child)
    for child in root("numbering", numbering):
        lists.append(parse_xml(etree.tostring(child)))
    for child in root("styles", styles):
        document.styles.element.append(parse_xml(etree.tostring(child)))
    for element in root("body", *paragraphs):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(etree.tostring(element)))
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


WHOLE = {f"counting: {rule}": (numbering, at(steps), "") for rule, (numbering, steps, _) in COUNTING.items()}
WHOLE |= {f"placed: {rule}": (HEADINGS + OTHER, [paragraph, paragraph], styles) for rule, (styles, paragraph, _) in PLACED.items()}


@pytest.mark.parametrize("rule", WHOLE)
def test_the_text_of_a_whole_file(rule: str) -> None:
    """What is emitted is the text of the file, each paragraph behind its label and nothing else."""
    numbering, paragraphs, styles = WHOLE[rule]
    found = full_labels(numbering, paragraphs, f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>{styles}')
    expected = [(label.text + label.suffix if label else "") + "文" for label in found]
    document = read(saved(numbering, paragraphs, styles), name="a.docx")
    assert str(emit(document, "text")).splitlines() == expected
    generated = [node.marker.text for node in document.walk() if node.kind == "section" and node.marker.generated]
    assert generated == [label.text for label in found if label and label.text]
