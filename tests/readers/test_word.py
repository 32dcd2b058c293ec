"""Word files made as writers make them, and files that are none."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from qicao.readers import read
from qicao.speech.view import structure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
REPAIR = "在 Word 或 WPS 中打开并修复，另存一份再试。"
SAVE_AS = "在 Word 或 WPS 中打开，另存为 .docx 后再试。"


def _saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def _speech() -> Any:
    document = docx.Document()
    document.add_heading("在全镇党员大会上的讲话", level=0)
    document.add_paragraph("（2023年1月5日）")
    document.add_paragraph("同志们：")
    document.add_paragraph("今天开个短会，主要任务是总结工作、部署任务。下面，我讲两点意见。")
    document.add_heading("一、提高认识", level=1)
    document.add_paragraph("认识是行动的先导，大家一定要高度重视起来。")
    document.add_heading("二、狠抓落实", level=1)
    document.add_paragraph("一是加强领导。各村都要动起来。二是加强督查。")
    return document


def test_a_speech_from_word_has_the_structure_of_its_text(tmp_path: Path) -> None:
    path = _saved(_speech(), tmp_path / "讲话.docx")
    found = structure(read(path))
    assert found["title"] == "在全镇党员大会上的讲话"
    assert found["salutation"] == "同志们："
    assert found["announced"] == [{"paragraph": 3, "text": "两点意见", "count": 2, "found": 2}]
    roles = [paragraph["role"] for paragraph in found["paragraphs"]]
    assert roles == ["title", "byline", "salutation", "opening", "heading", "point", "heading", "point"]


def test_rows_of_a_table_are_lines_in_reading_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("进展情况如下：")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ["单位", "进度", "青石镇", "98%"], strict=True):
        cell.text = text
    document.add_paragraph("大家要对照查找。")
    lines = read(_saved(document, tmp_path / "表.docx")).plain.splitlines()
    assert lines == ["进展情况如下：", "单位\t进度", "青石镇\t98%", "大家要对照查找。"]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    changed = (
        f"<w:p {nsdecls('w')}><w:r><w:t>要抓</w:t></w:r>"
        '<w:del w:id="1" w:author="a"><w:r><w:delText>紧</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>实</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>抓早</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4" w:author="a"><w:r><w:t>抓细</w:t></w:r></w:moveTo></w:p>'
    )
    document.element.body.insert(0, parse_xml(changed))
    assert read(_saved(document, tmp_path / "修订.docx")).plain.strip() == "要抓实抓细"


def test_soft_breaks_tabs_and_links(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("在全镇党员大会\n上的讲话")
    document.add_paragraph().add_run("\t同志们：")
    link = f"<w:p {nsdecls('w', 'r')}><w:hyperlink r:id='rId1'><w:r><w:t>今天开会。</w:t></w:r></w:hyperlink></w:p>"
    document.element.body.insert(2, parse_xml(link))
    speech = read(_saved(document, tmp_path / "换行.docx"))
    assert speech.plain == "在全镇党员大会\n上的讲话\n\t同志们：\n今天开会。"
    assert structure(speech)["title"] == "在全镇党员大会上的讲话"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inner = "<w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent>"
    box = (
        f"<w:p {nsdecls('w')} xmlns:mc='{compatibility}'><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(box))
    assert read(_saved(document, tmp_path / "框.docx")).plain.splitlines() == ["正文", "框里的字"]


def _list(number: int, levels: list[tuple[str, str]]) -> str:
    parts = (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{"".join(parts)}</w:abstractNum>'


def _numbered(document: Any, text: str, number: int, depth: int) -> None:
    properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    document.add_paragraph(text)._p.get_or_add_pPr().append(parse_xml(properties))


def test_numbers_that_word_counts_itself_are_written_out(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    chinese = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    numbering.insert(0, parse_xml(_list(90, chinese)))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'),
    )
    document.add_paragraph("同志们：")
    shown = [("提高认识", 0), ("抓学习。", 1), ("抓宣传。", 1), ("狠抓落实", 0), ("抓领导。", 1), ("专人负责。", 2)]
    for text, depth in shown:
        _numbered(document, text, 91, depth)
    lines = read(_saved(document, tmp_path / "编号.docx")).plain.splitlines()
    assert lines[1:] == [
        "一、提高认识",
        "（一）抓学习。",
        "（二）抓宣传。",
        "二、狠抓落实",
        "（一）抓领导。",
        "1.专人负责。",
    ]


def test_numbers_of_a_style_and_bullets(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("抓早", "抓小"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("抓细", style="List Bullet")
    lines = read(_saved(document, tmp_path / "样式.docx")).plain.splitlines()
    assert lines == ["1.抓早", "2.抓小", "• 抓细"]


def _archive(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return held.getvalue()


def _cut_in_half(tmp_path: Path) -> bytes:
    whole = _saved(_speech(), tmp_path / "整.docx").read_bytes()
    return whole[: len(whole) // 2]


def _with_broken_part(tmp_path: Path) -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(_saved(_speech(), tmp_path / "整.docx")) as whole,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as broken,
    ):
        for name in whole.namelist():
            broken.writestr(name, b"<w:document" if name == "word/document.xml" else whole.read(name))
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "文件是空的，没有可读的文字。\n  下一步：换一个有内容的文件。"),
        (OLE + bytes(600), f"这是旧式 .doc 文件，只是扩展名写成了 .docx。\n  下一步：{SAVE_AS}"),
        (
            OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(90),
            "文件有打开密码，读不了。\n  下一步：先在 Word 或 WPS 中输入密码打开，取消密码后另存。",
        ),
        ("同志们：".encode(), f"Word 文件已损坏，读不出来。\n  下一步：{REPAIR}"),
        (_cut_in_half, f"Word 文件已损坏，读不出来。\n  下一步：{REPAIR}"),
        (_with_broken_part, f"Word 文件已损坏，读不出来。\n  下一步：{REPAIR}"),
        (_archive(readme=b"text"), "这不是 Word 文件。\n  下一步：换成 .docx 或 .txt 文件。"),
        (
            _archive(**{"[Content_Types].xml": b"<a/>", "word__document.xml": bytes(30_000_000)}),
            "文件解压后有 30 MB，不正常，没有读。\n  下一步：这不像一篇正常的讲话，不要打开来历不明的文件。",
        ),
    ],
    ids=["empty", "old format", "protected", "text", "cut", "broken part", "archive", "bomb"],
)
def test_what_is_no_sound_word_file_is_refused(
    tmp_path: Path, refusal: Callable[[Path], str], data: bytes | Callable[[Path], bytes], told: str
) -> None:
    path = tmp_path / "讲话.docx"
    path.write_bytes(data(tmp_path) if callable(data) else data)
    assert refusal(path) == f"讲话.docx：{told}"


def test_a_spreadsheet_with_the_name_of_a_word_file(tmp_path: Path, refusal: Callable[[Path], str]) -> None:
    path = _saved(_speech(), tmp_path / "整.docx")
    held = io.BytesIO()
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(held, "w") as other:
        for name in whole.namelist():
            other.writestr(
                name, whole.read(name).replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
            )
    sheet = tmp_path / "表.docx"
    sheet.write_bytes(held.getvalue())
    assert refusal(sheet) == "表.docx：这不是 Word 文件。\n  下一步：换成 .docx 或 .txt 文件。"


def test_a_word_file_without_text(tmp_path: Path, refusal: Callable[[Path], str]) -> None:
    path = _saved(docx.Document(), tmp_path / "图.docx")
    assert refusal(path) == "图.docx：Word 文件里没有文字。\n  下一步：如果内容是图片，请先转成文字。"


def test_a_missing_word_file(tmp_path: Path, refusal: Callable[[Path], str]) -> None:
    assert refusal(tmp_path / "无.docx") == "无.docx：没有这个文件。\n  下一步：检查文件名和路径是否写对。"
