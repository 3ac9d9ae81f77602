"""Write the Word samples again: `python samples/make_word_samples.py`. Same script, same bytes."""

import datetime
import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FOLDER = Path(__file__).parent
LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))


def typed() -> Document:
    """Labels typed as text, as most offices write."""
    document = docx.Document()
    document.add_heading("档案室年度整理工作小结", 0)
    for line in (
        "根据年初安排，档案室用八个月完成库房整理，现将情况小结如下。",
        "一、主要做法",
        "（一）清点在前。逐柜清点，登记造册，共清点案卷一万二千四百卷。",
        "（二）修补在后。一是托裱破损页三百余张；二是更换锈蚀的装订钉；三是补写脱落的卷脊标签。",
        "二、存在不足",
        "1.目录著录不够规范，个别案卷题名过长。",
        "2.库房湿度夏季偏高，除湿机数量不够。",
        "三、下一步打算",
        "（一）统一著录格式",
        "制定著录细则，年底前完成目录校核。",
        "（二）改善库房条件",
        "增配除湿机两台，每周记录温湿度。",
    ):
        document.add_paragraph(line)
    return document


def automatic() -> Document:
    """Labels that Word makes, by styles: nothing of them is in the text."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="Heading{i + 1}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(LEVELS)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in range(len(LEVELS)):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
    document.add_heading("游泳馆开放管理方案", 0)
    for level, line in (
        (1, "总体安排"),
        (2, "开放时间"),
        (0, "每周二至周日开放，周一闭馆换水。"),
        (2, "收费标准"),
        (3, "成人票每场二十元"),
        (3, "学生票每场十元"),
        (4, "凭学生证购买"),
        (4, "寒暑假同价"),
        (1, "安全管理"),
        (2, "人员配备"),
        (0, "深水区、浅水区各设救生员两名。"),
        (2, "应急处置"),
    ):
        if level:
            document.add_heading(line, level)
        else:
            document.add_paragraph(line)
    return document


def table() -> Document:
    """Build a notice with a table between two sections."""
    document = docx.Document()
    document.add_heading("会议室使用情况通报", 0)
    document.add_paragraph("一、使用情况")
    document.add_paragraph("三间会议室上半年使用情况见下表。")
    grid = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(grid.rows[0].cells, ("会议室", "使用次数", "存在问题"), strict=True):
        cell.text = text
    for row in (("东厅", "86", "投影仪偏色"), ("西厅", "41", "桌椅不足"), ("小会议室", "132", "1.预订冲突\n2.清洁不及时")):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("二、改进措施")
    document.add_paragraph("（一）实行线上预订，提前一天确认。")
    document.add_paragraph("（二）使用部门会后清理，行政科每日巡查。")
    return document


def save(document: Document, name: str) -> None:
    """Write a file whose bytes depend on nothing but its content."""
    properties = document.core_properties
    properties.created = properties.modified = datetime.datetime(2024, 1, 1)
    properties.author = properties.last_modified_by = "gangmu"
    for style in document.styles.element.iter(qn("w:rFonts")):
        style.set(qn("w:eastAsia"), "宋体")
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename, (2024, 1, 1, 0, 0, 0)), source.read(entry), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    save(typed(), "archive-room-typed.docx")
    save(automatic(), "pool-plan-automatic.docx")
    save(table(), "meeting-rooms-table.docx")
