"""Kinds of Word files: other content types, other places of the parts, other namespaces, other names."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from qicao.readers import read

from .word_files import DOCUMENT, abstract, counted, level, numbered, paragraph, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BODY = (paragraph("同志们："), paragraph("要抓实。"))
PLAIN = "同志们：\n要抓实。"
KINDS = {
    "讲话.docx": DOCUMENT,
    "讲话.docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "讲话.dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "讲话.dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "讲话.DOCX": DOCUMENT,
    "其实是新式文件.doc": DOCUMENT,
    "其实是新式文件.wps": DOCUMENT,
}


@pytest.mark.parametrize(("name", "content_type"), KINDS.items(), ids=KINDS.keys())
def test_documents_templates_and_files_with_macros(tmp_path: Path, name: str, content_type: str) -> None:
    assert read(save(tmp_path / name, *BODY, content_type=content_type)).plain == PLAIN


@pytest.mark.parametrize("home", ["word/document2.xml", "Word/Document.xml", "docs/main/正文.xml"])
def test_the_document_is_found_by_its_relation(tmp_path: Path, home: str) -> None:
    assert read(save(tmp_path / "讲话.docx", *BODY, home=home)).plain == PLAIN


def test_the_strict_namespaces(tmp_path: Path) -> None:
    numbering = abstract(0, level(0, "chineseCounting", "%1、")) + counted(1, 0)
    body = (*BODY, paragraph("抓学习。", properties=numbered(1)))
    path = save(tmp_path / "严格.docx", *body, parts={"numbering": numbering}, strict=True)
    assert read(path).plain == PLAIN + "\n一、抓学习。"


def test_relations_that_lead_nowhere_or_outside(tmp_path: Path) -> None:
    image = '<Relationship Id="i" Type="http://x/image" Target="../NULL"/>'
    styles = '<Relationship Id="s" Type="http://x/styles" Target="gone.xml"/>'
    outside = '<Relationship Id="o" Type="http://x/footnotes" Target="file:///x" TargetMode="External"/>'
    path = save(tmp_path / "讲话.docx", *BODY, more_relations=(image, styles, outside))
    assert read(path).plain == PLAIN


def test_names_of_parts_with_the_slashes_of_windows(tmp_path: Path) -> None:
    path, held = save(tmp_path / "讲话.docx", *BODY), io.BytesIO()
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(held, "w") as other:
        for name in whole.namelist():
            info = zipfile.ZipInfo("x")
            info.filename = name.replace("/", "\\")
            other.writestr(info, whole.read(name))
    path.write_bytes(held.getvalue())
    assert read(path).plain == PLAIN


def test_entities_are_not_unpacked(tmp_path: Path) -> None:
    path, held = save(tmp_path / "讲话.docx", *BODY, paragraph("甲乙")), io.BytesIO()
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(held, "w") as other:
        for name in whole.namelist():
            text = whole.read(name).decode()
            if name == "word/document.xml":
                declared = '<!DOCTYPE d [<!ENTITY a "笑笑笑"><!ENTITY b "&a;&a;&a;">]>\n<w:document'
                text = text.replace("<w:document", declared, 1).replace("甲乙", "甲&b;乙")
            other.writestr(name, text)
    path.write_bytes(held.getvalue())
    assert "笑" not in read(path).plain


SAVE_AS = "在 Word、WPS 或 LibreOffice 中打开，另存为 .docx 后再试。"
OTHERS = [
    ("讲话.rtf", b"{\\rtf1\\ansi hello}", f"讲话.rtf：这是 RTF 文件，读不了。\n  下一步：{SAVE_AS}"),
    ("讲话.docx", b"{\\rtf1\\ansi hello}", f"讲话.docx：这是 RTF 文件，只是扩展名写成了 .docx。\n  下一步：{SAVE_AS}"),
    ("讲话.odt", b"PK\x03\x04", f"讲话.odt：这是 ODT 文件，读不了。\n  下一步：{SAVE_AS}"),
    (
        "讲话.wps",
        b"{\\rtf1}",
        "讲话.wps：旧式 .wps 文件读不了。\n  下一步：在 Word 或 WPS 中打开，另存为 .docx 后再试。",
    ),
]


@pytest.mark.parametrize(("name", "data", "told"), OTHERS, ids=["rtf", "rtf as docx", "odt", "old wps"])
def test_other_files_of_word_processors_are_refused(
    tmp_path: Path, refusal: Callable[[Path], str], name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refusal(path) == told


def test_a_file_inserted_as_a_whole_is_not_passed_over_in_silence(
    tmp_path: Path, refusal: Callable[[Path], str]
) -> None:
    path = save(tmp_path / "讲话.docx", *BODY, '<w:altChunk r:id="chunk"/>')
    message, hint = refusal(path).split("\n")
    assert message == "讲话.docx：里面插入了另一份文件，那部分文字读不出来。"
    assert hint == "  下一步：在 Word 中打开，另存一份（Word 会把那份文件并进来）再试。"


def test_a_document_of_another_kind_is_refused(tmp_path: Path, refusal: Callable[[Path], str]) -> None:
    slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    path = save(tmp_path / "幻灯.docx", *BODY, content_type=slides)
    assert refusal(path) == "幻灯.docx：这不是 Word 文件。\n  下一步：换成 .docx 或 .txt 文件。"
