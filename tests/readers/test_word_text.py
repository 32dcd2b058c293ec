"""What a paragraph of Word says: runs split anywhere, fields, changes, boxes, notes, signs, each as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qicao.readers import read
from qicao.speech.model import Role

from .word_files import paragraph, run, save, style

if TYPE_CHECKING:
    from pathlib import Path


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _told(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'


SHAPES = {
    "rsid": (
        '<w:r w:rsidR="00A1"><w:t>要抓</w:t></w:r><w:r w:rsidR="00B2"><w:t>紧</w:t></w:r><w:r><w:t>抓实</w:t></w:r>',
        "要抓紧抓实",
    ),
    "marks of spelling, bookmarks and comments": (
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:t>要抓</w:t></w:r>'
        '<w:commentRangeStart w:id="1"/><w:bookmarkEnd w:id="0"/><w:r><w:lastRenderedPageBreak/><w:t>实</w:t></w:r>'
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:proofErr w:type="spellEnd"/>',
        "要抓实",
    ),
    "smart tag and custom XML": (
        '<w:smartTag w:uri="urn:x" w:element="date"><w:smartTagPr><w:attr w:name="Year" w:val="2026"/></w:smartTagPr>'
        "<w:r><w:t>2026年</w:t></w:r></w:smartTag><w:customXml><w:r><w:t>开局</w:t></w:r></w:customXml>",
        "2026年开局",
    ),
    "content control": (
        '<w:sdt><w:sdtPr><w:alias w:val="姓名"/></w:sdtPr><w:sdtContent><w:r><w:t>李明</w:t></w:r></w:sdtContent>'
        "</w:sdt><w:r><w:t>同志</w:t></w:r>",
        "李明同志",
    ),
    "filled-in control whose flag was left on": (
        "<w:sdt><w:sdtPr><w:tag w:val='镇名'/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>青石镇</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>党委</w:t></w:r>",
        "青石镇党委",
    ),
    "two open places of one name": (
        "<w:sdt><w:sdtPr><w:alias w:val='镇'/><w:tag w:val='镇'/><w:text/></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>【待补：镇】</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:alias w:val='镇'/><w:tag w:val='镇'/><w:text/></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>【待补：镇】</w:t></w:r></w:sdtContent></w:sdt>",
        "【待补：镇】【待补：镇】",
    ),
    "hidden end of a field": (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>后面的话。</w:t></w:r>",
        "后面的话。",
    ),
    "prompt of an empty content control": (
        "<w:r><w:t>要抓实</w:t></w:r><w:sdt><w:sdtPr><w:placeholder/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt>",
        "要抓实",
    ),
    "simple field": (
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple><w:r><w:t>件事</w:t></w:r>',
        "3件事",
    ),
    "complex field": (
        f"{run('今天是')}{_field('begin')}{_told('DATE')}{_field('separate')}{run('1月5日')}{_field('end')}{run('。')}",
        "今天是1月5日。",
    ),
    "field in the instruction of a field": (
        f"{_field('begin')}{_told('IF')}{_field('begin')}{_told('MERGEFIELD 镇')}{_field('separate')}{run('青石镇')}"
        f"{_field('end')}{_told('= 1')}{_field('separate')}{run('各村')}{_field('end')}{run('要动起来')}",
        "各村要动起来",
    ),
    "field without a result": (f"{run('抓')}{_field('begin')}{_told('ADVANCE')}{_field('end')}{run('实')}", "抓实"),
    "link": (
        '<w:hyperlink w:anchor="a"><w:r><w:t>方案</w:t></w:r></w:hyperlink><w:r><w:t>已印发</w:t></w:r>',
        "方案已印发",
    ),
    "ruby": (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pín</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>颦</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r><w:r><w:t>字</w:t></w:r>",
        "颦字",
    ),
    "signs": (
        '<w:r><w:t>甲</w:t><w:sym w:font="宋体" w:char="00B7"/><w:t>乙</w:t><w:softHyphen/><w:t>丙</w:t>'
        '<w:noBreakHyphen/><w:t>丁</w:t><w:tab/><w:t>戊</w:t><w:ptab w:alignment="right" w:relativeTo="margin"/>'
        "<w:t>己</w:t></w:r>",
        "甲·乙丙-丁\t戊\t己",
    ),
    "picture of a font": ('<w:r><w:sym w:font="Wingdings" w:char="F06C"/><w:t>抓学习</w:t></w:r>', "●抓学习"),
    "breaks of pages and columns": (
        '<w:r><w:t>要抓</w:t><w:br w:type="page"/><w:t>紧</w:t><w:br w:type="column"/><w:t>抓实</w:t></w:r>',
        "要抓紧抓实",
    ),
    "break of a line": ("<w:r><w:t>要抓紧，</w:t><w:br/><w:t>要抓实</w:t></w:r>", "要抓紧，\n要抓实"),
    "insertion and deletion": (
        '<w:r><w:t>要抓</w:t></w:r><w:del w:id="1"><w:r><w:delText>紧</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>实</w:t></w:r><w:del w:id="3"><w:r><w:delText>细</w:delText></w:r></w:del></w:ins>',
        "要抓实",
    ),
    "moved": (
        '<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom w:id="2"><w:r><w:t>要</w:t></w:r></w:moveFrom>'
        '<w:moveFromRangeEnd w:id="1"/><w:r><w:t>抓</w:t></w:r><w:moveTo w:id="3"><w:r><w:t>要</w:t></w:r></w:moveTo>',
        "抓要",
    ),
    "hidden": (
        "<w:r><w:t>要抓</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>（此处停顿）</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>实</w:t></w:r>',
        "要抓实",
    ),
    "hidden by its style": (
        '<w:r><w:t>要抓实</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Aside"/></w:rPr><w:t>（停顿）</w:t></w:r>',
        "要抓实",
    ),
    "equation": ("<w:r><w:t>增长</w:t></w:r><m:oMath><m:r><m:t>8%</m:t></m:r></m:oMath>", "增长8%"),
    "blanks that no file means": ("<w:r><w:t>\n  要抓实\n </w:t></w:r>", "要抓实"),
    "two choices and a fallback": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>甲</w:t></mc:Choice><mc:Choice Requires="w">'
        "<w:t>乙</w:t></mc:Choice><mc:Fallback><w:t>丙</w:t></mc:Fallback></mc:AlternateContent></w:r>",
        "甲",
    ),
}
ASIDE = style("Aside", "旁注", "<w:rPr><w:vanish/></w:rPr>", kind="character")


@pytest.mark.parametrize(("inner", "text"), SHAPES.values(), ids=SHAPES.keys())
def test_a_paragraph_is_read_as_it_is_shown(tmp_path: Path, inner: str, text: str) -> None:
    path = save(tmp_path / "形.docx", paragraph("同志们："), paragraph(inner), parts={"styles": ASIDE})
    assert read(path).plain == f"同志们：\n{text}"


def test_a_field_that_never_ends_hides_nothing_of_the_next_paragraph(tmp_path: Path) -> None:
    broken = paragraph(run("方案如下。") + _field("begin") + _told("TOC"))
    path = save(tmp_path / "域.docx", broken, paragraph("要抓实。"), paragraph(_field("end") + run("要抓细。")))
    assert read(path).plain == "方案如下。\n要抓实。\n要抓细。"


def test_a_field_goes_on_over_paragraphs(tmp_path: Path) -> None:
    first = paragraph(_field("begin") + _told('INCLUDETEXT "a.docx"') + _field("separate") + run("要抓紧。"))
    path = save(tmp_path / "域.docx", first, paragraph(run("要抓实。") + _field("end")), paragraph("要抓细。"))
    assert read(path).plain == "要抓紧。\n要抓实。\n要抓细。"


DELETED_MARK = '<w:rPr><w:del w:id="1"/></w:rPr>'
JOINED = {
    "mark deleted": (DELETED_MARK, "要抓紧，要抓实。"),
    "mark moved away": ('<w:rPr><w:moveFrom w:id="1"/></w:rPr>', "要抓紧，要抓实。"),
    "mark inserted": ('<w:rPr><w:ins w:id="1"/></w:rPr>', "要抓紧，\n要抓实。"),
    "separator of styles": ("<w:rPr><w:vanish/><w:specVanish/></w:rPr>", "要抓紧，要抓实。"),
    "drop cap": ('<w:framePr w:dropCap="drop" w:lines="3"/>', "要抓紧，要抓实。"),
    "frame": ('<w:framePr w:w="100"/>', "要抓紧，\n要抓实。"),
}


@pytest.mark.parametrize(("properties", "text"), JOINED.values(), ids=JOINED.keys())
def test_a_paragraph_is_joined_with_the_next_where_its_mark_is_not_shown(
    tmp_path: Path, properties: str, text: str
) -> None:
    path = save(tmp_path / "并.docx", paragraph("要抓紧，", properties=properties), paragraph("要抓实。"))
    assert read(path).plain == text


def test_a_paragraph_deleted_as_a_whole_leaves_no_line(tmp_path: Path) -> None:
    deleted = '<w:del w:id="2"><w:r><w:delText>要抓早。</w:delText></w:r></w:del>'
    lines = paragraph("要抓紧。"), paragraph(deleted, properties=DELETED_MARK), paragraph("要抓实。")
    assert read(save(tmp_path / "删.docx", *lines)).plain == "要抓紧。\n要抓实。"


def _box(inner: str) -> str:
    drawn = (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice><mc:Fallback>'
        f"{_old_box(inner)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _old_box(inner: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize("box", [_box, lambda inner: f"<w:r>{_old_box(inner)}</w:r>"], ids=["drawn", "VML"])
def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path, box: object) -> None:
    assert callable(box)
    held = box(paragraph("框里一行") + paragraph("框里二行"))
    path = save(tmp_path / "框.docx", paragraph(run("正文") + held + run("一句。")), paragraph("下文。"))
    assert read(path).plain.splitlines() == ["正文一句。", "框里一行", "框里二行", "下文。"]


def test_a_deleted_text_box_is_not_read(tmp_path: Path) -> None:
    held = f'<w:del w:id="1"><w:r>{_old_box(paragraph("框里"))}</w:r></w:del>'
    assert read(save(tmp_path / "框.docx", paragraph(run("正文。") + held))).plain == "正文。"


def test_a_choice_between_paragraphs_is_read_once(tmp_path: Path) -> None:
    block = (
        f'<mc:AlternateContent><mc:Choice Requires="wpsCustomData">{paragraph("要抓实。")}</mc:Choice>'
        f"<mc:Fallback>{paragraph('要抓实。')}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(save(tmp_path / "块.docx", paragraph("要抓紧。"), block)).plain == "要抓紧。\n要抓实。"


def test_blocks_in_content_controls_are_read_but_prompts(tmp_path: Path) -> None:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('要抓实。')}</w:sdtContent></w:sdt>"
    flags = "<w:sdtPr><w:placeholder/><w:showingPlcHdr/></w:sdtPr>"
    prompt = f"<w:sdt>{flags}<w:sdtContent>{paragraph('输入正文')}</w:sdtContent></w:sdt>"
    assert read(save(tmp_path / "控.docx", paragraph("要抓紧。"), filled, prompt)).plain == "要抓紧。\n要抓实。"


def _row(*cells: str, properties: str = "") -> str:
    held = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{held}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_a_table_is_read_row_by_row_without_deleted_rows_and_cells(tmp_path: Path) -> None:
    inner = f"<w:tbl>{_row(paragraph('小表'))}</w:tbl>{paragraph('格')}"
    gone = f'<w:tcPr><w:cellDel w:id="4"/></w:tcPr>{paragraph("删去的格")}'
    table = (
        "<w:tbl><w:tblPr/>"
        + _row(paragraph("单位"), paragraph("进度"))
        + _row(paragraph("删去"), properties='<w:del w:id="1"/>')
        + _row(paragraph("新增"), gone, properties='<w:ins w:id="2"/>')
        + f"<w:sdt><w:sdtContent>{_row(paragraph('青石镇'), inner)}</w:sdtContent></w:sdt></w:tbl>"
    )
    lines = read(save(tmp_path / "表.docx", paragraph("情况如下："), table)).plain.splitlines()
    assert lines == ["情况如下：", "单位\t进度", "新增", "青石镇", "小表", "格"]


def test_a_table_that_holds_more_than_a_few_words_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    long = "各村要把责任落实到人，把任务分解到天，把措施细化到户，把督查贯穿到底，把成效体现到群众的获得感上。"
    rows = _row(paragraph("讲话人"), paragraph(long)), _row(paragraph(""), paragraph("李明"), paragraph(""))
    table = f"<w:tbl>{''.join(rows)}</w:tbl>"
    lines = read(save(tmp_path / "表.docx", paragraph("情况如下："), table)).plain.splitlines()
    assert lines == ["情况如下：", "讲话人", long, "李明"]


def test_a_paragraph_whose_mark_was_deleted_stays_before_the_table_after_it(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    table = f"<w:tbl>{_row(paragraph('表里的字'))}</w:tbl>"
    body = paragraph("表前的话。", properties=gone), table, paragraph("表后的话。")
    assert read(save(tmp_path / "表.docx", *body)).plain.splitlines() == ["表前的话。", "表里的字", "表后的话。"]


def test_what_its_paragraph_style_hides_is_not_read(tmp_path: Path) -> None:
    styles = style("Gone", "批语", "<w:rPr><w:vanish/></w:rPr>")
    body = paragraph("看得见的话。"), paragraph("藏着的话。", style="Gone")
    assert read(save(tmp_path / "稿.docx", *body, parts={"styles": styles})).plain.strip() == "看得见的话。"


def test_an_empty_cell_keeps_its_place(tmp_path: Path) -> None:
    table = f"<w:tbl>{_row(paragraph('镇'), paragraph(''), paragraph('98%'))}</w:tbl>"
    assert read(save(tmp_path / "表.docx", paragraph("情况如下："), table)).plain.splitlines()[1] == "镇\t\t98%"


def test_a_control_that_was_saved_several_times_is_read_once(tmp_path: Path) -> None:
    def control(name: str, text: str) -> str:
        held = f'<w:sdtPr><w:alias w:val="{name}"/><w:text/></w:sdtPr>'
        return f"<w:sdt>{held}<w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"

    saved = (control("镇名", "青石镇"), control("镇名", "青石镇青石镇"), control("镇名", "青石镇"))
    words = paragraph(run("在"), *saved, control("活动", "大会"), run("上讲话。"), control("镇名", "青石镇"))
    assert read(save(tmp_path / "稿.docx", words)).plain.strip() == "在青石镇大会上讲话。青石镇"


NOTES = (
    f'<w:footnote w:type="separator" w:id="-1">{paragraph("<w:r><w:separator/></w:r>")}</w:footnote>'
    f'<w:footnote w:id="1">{paragraph("<w:r><w:footnoteRef/></w:r>", run(" 引自县委工作报告。"))}</w:footnote>'
    f'<w:footnote w:id="2">{paragraph("谁也没有引用的注。")}</w:footnote>'
)


def test_notes_stand_after_the_end_and_are_not_spoken(tmp_path: Path) -> None:
    noted = '<w:r><w:t>干在实处</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>，走在前列。</w:t></w:r>'
    ended = '<w:r><w:t>让我们携手并进，再创佳绩！</w:t></w:r><w:r><w:endnoteReference w:id="7"/></w:r>'
    parts = {"footnotes": NOTES, "endnotes": f'<w:endnote w:id="7">{paragraph("二〇二六年修订。")}</w:endnote>'}
    speech = read(save(tmp_path / "注.docx", paragraph("同志们："), paragraph(noted), paragraph(ended), parts=parts))
    assert [(p.role, p.plain) for p in speech.paragraphs[1:]] == [
        (Role.OPENING, "干在实处，走在前列。"),
        (Role.CLOSING, "让我们携手并进，再创佳绩！"),
        (Role.CREDIT, "引自县委工作报告。"),
        (Role.CREDIT, "二〇二六年修订。"),
    ]


def test_headers_footers_and_comments_are_not_read(tmp_path: Path) -> None:
    parts = {
        kind: f'<w:x w:id="1">{paragraph("页眉里的字")}</w:x>' for kind in ("header", "footer", "comments", "glossary")
    }
    assert read(save(tmp_path / "眉.docx", paragraph("要抓实。"), parts=parts)).plain == "要抓实。"
