from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import html

from qicao.speech.model import Paragraph, Role, Speech
from qicao.workspace import folders
from qicao.writers.html import write_html
from qicao.writers.layout import Font, Layout, StyleName
from qicao.writers.profiles import load_layout

from .sample import TITLE, one_of_each, plain, point, sample_speech
from .speeches import SPEECHES

LAYOUT = load_layout("印发稿", folders(Path(__file__).parents[2], "templates/layouts"))
SAMPLE = write_html(sample_speech(), LAYOUT).decode()
NOT_HTML = re.compile("[\ufffe\uffff]")


def elements(*paragraphs: Paragraph) -> list[Any]:
    """The elements of the sheet."""
    return list(html.document_fromstring(write_html(Speech(paragraphs), LAYOUT).decode()).find(".//main"))


def rule(page: str, selector: str) -> dict[str, str]:
    """The declarations of the first rule with that selector."""
    found = re.search(rf"(?m)^(?:@page )?{re.escape(selector)} {{ (?:@bottom-\w+ {{ )?(.*?) }}", page)
    assert found
    return dict(part.strip().split(": ", 1) for part in found[1].split(";") if part.strip())


def test_paragraphs_are_elements_and_say_their_style() -> None:
    found = elements(*one_of_each())
    assert [f"{one.tag}.{one.get('class')}" for one in found] == [
        "h1.title",
        "p.subtitle",
        "p.byline",
        "p.salutation after-head",
        "p.body",
        "h2.heading-1",
        "h3.heading-2",
        "h4.heading-3",
        "h5.heading-4",
        "p.body",
        "p.credit after-head",
    ]


def test_a_heading_that_is_run_in_is_a_span() -> None:
    (paragraph,) = elements(point(2, "要勤于实践。", "本领要在干中练。"))
    (span,) = paragraph
    assert (span.get("class"), span.text, span.tail) == ("heading-2", "（二）要勤于实践。", "本领要在干中练。")


def test_the_title_has_the_lines_that_it_has_in_word() -> None:
    (paragraph,) = elements(plain(Role.TITLE, TITLE))
    assert list(paragraph.itertext()) == ["在全镇“干部能力提升年”活动", "动员会上的讲话"]
    assert [child.tag for child in paragraph] == ["br"]


@given(SPEECHES)
@settings(max_examples=60)
def test_the_text_of_any_speech_comes_back(speech: Speech) -> None:
    written = [NOT_HTML.sub("", paragraph.plain) for paragraph in speech.paragraphs]
    assert [one.text_content() for one in elements(*speech.paragraphs)] == written


def test_what_a_browser_would_take_for_its_own_is_text() -> None:
    (paragraph,) = elements(plain(Role.OPENING, "<script>alert(1)</script> & {{ 镇 }}\x00"))
    assert not len(paragraph)
    assert paragraph.text == "<script>alert(1)</script> & {{ 镇 }}"


def test_nothing_is_loaded_from_outside() -> None:
    assert not re.search(r"\b(src|href|srcset)=|url\(|@import|<script|https?:", SAMPLE)


def test_the_page_and_its_numbers_are_those_of_the_layout() -> None:
    assert rule(SAMPLE, "@page") == {"size": "595.3pt 841.9pt", "margin": "104.9pt 73.7pt 99.2pt 79.4pt"}
    odd, even = rule(SAMPLE, ":right"), rule(SAMPLE, ":left")
    assert odd["content"] == even["content"] == '"— " counter(page) " —"'
    assert (odd["text-align"], odd["padding"]) == ("right", "0 14pt 72.3pt 0pt")
    assert (even["text-align"], even["padding"]) == ("left", "0 0pt 72.3pt 14pt")
    assert odd["font-family"].startswith('"宋体", ')


def test_letters_and_paragraphs_are_those_of_the_layout() -> None:
    letters, body = rule(SAMPLE, ".body"), rule(SAMPLE, "p.body")
    assert letters["font-family"].startswith('"Times New Roman (Latin)", "仿宋_GB2312", "仿宋", "FangSong", ')
    assert (letters["font-size"], letters["font-weight"], letters["letter-spacing"]) == ("16pt", "normal", "-0.25pt")
    assert (body["line-height"], body["text-indent"], body["text-align"]) == ("28.95pt", "32pt", "justify")
    assert "break-after" not in body
    assert rule(SAMPLE, ".heading-3")["font-weight"] == "bold"
    assert rule(SAMPLE, "h2.heading-1")["break-after"] == "avoid"
    assert rule(SAMPLE, "p.credit")["padding"] == "0pt 64pt 0pt 0pt"


def test_a_layout_may_write_page_numbers_otherwise_or_not_at_all() -> None:
    def written(**changed: Any) -> str:
        return write_html(sample_speech(), LAYOUT._replace(page=LAYOUT.page._replace(**changed))).decode()

    assert rule(written(number=('第"', "页")), ":right")["content"] == '"第\\22 " counter(page) "页"'
    assert "counter(page)" not in written(number=None)
    assert rule(written(first_number=False), ":first") == {"content": "none"}
    assert ":first" not in SAMPLE


def test_gaps_beside_digits_and_widows_are_those_of_the_layout() -> None:
    assert rule(SAMPLE, "p.body")["text-autospace"] == "no-autospace"
    assert rule(SAMPLE, "p.body")["widows"] == "1"
    styles = tuple((name, style._replace(latin_gap=True, widow_control=True)) for name, style in LAYOUT.styles)
    body = rule(write_html(sample_speech(), LAYOUT._replace(styles=styles)).decode(), "p.body")
    assert (body["text-autospace"], body["orphans"], body["widows"]) == ("normal", "2", "2")


def test_another_layout_changes_every_number() -> None:
    page = LAYOUT.page._replace(width=10000, footer=1000, pitch=600, after_head=200)
    styles = tuple(
        (name, style._replace(size=36, pitch=720, before=50) if name is StyleName.BODY else style)
        for name, style in LAYOUT.styles
    )
    written = write_html(sample_speech(), LAYOUT._replace(page=page, styles=styles)).decode()
    assert rule(written, "@page")["size"] == "500pt 841.9pt"
    assert rule(written, ":right")["padding"] == "0 14pt 50pt 0pt"
    assert rule(written, ".body")["font-size"] == "18pt"
    assert rule(written, "p.body")["line-height"] == "36pt"
    assert rule(written, "p.body")["padding"] == "15pt 0pt 0pt 0pt"
    assert rule(written, "main > .after-head")["padding-top"] == "60pt"


def test_quotation_marks_and_dashes_never_come_from_the_latin_font() -> None:
    faces = re.findall(r"unicode-range: (.*?);", SAMPLE)
    assert faces
    for face in faces:
        ranges = [[int(end, 16) for end in part.removeprefix("U+").split("-")] for part in face.split(", ")]
        assert all(not low <= ord(character) <= high for low, high in ranges for character in "“”‘’—…·×")
        assert all(any(low <= ord(character) <= high for low, high in ranges) for character in "1aZ.é")


@pytest.mark.parametrize("name", ['坏"字体', "</style><script>", "反\\斜", "换\n行"])
def test_no_name_of_a_font_ends_the_style_sheet(name: str) -> None:
    styles = tuple((style, looks._replace(font=name)) for style, looks in LAYOUT.styles)
    layout: Layout = LAYOUT._replace(styles=styles, fonts=(*LAYOUT.fonts, Font(name, ())))
    document = html.document_fromstring(write_html(sample_speech(), layout).decode())
    assert not document.findall(".//script")
    assert len(document.findall(".//style")) == 1
    sheet = document.find(".//style").text
    assert sheet.count('"') % 2 == 0
    assert name not in sheet


def test_properties_are_title_unit_and_day() -> None:
    written = write_html(sample_speech(), LAYOUT, author='青石镇"党委"', day=date(2026, 11, 25)).decode()
    head = html.document_fromstring(written).find("head")
    assert head.find("title").text == TITLE
    assert {meta.get("name"): meta.get("content") for meta in head.findall("meta")} == {
        None: None,
        "viewport": "width=794",
        "author": '青石镇"党委"',
        "date": "2026-11-25",
    }
    assert 'name="author"' not in SAMPLE
    assert 'name="date"' not in SAMPLE
    assert '<html lang="zh-CN">' in SAMPLE


def test_the_same_speech_gives_the_same_bytes() -> None:
    assert write_html(sample_speech(), LAYOUT) == SAMPLE.encode()
