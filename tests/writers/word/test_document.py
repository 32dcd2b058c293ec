from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.speech.markers import Marker
from qicao.speech.model import Item, Origin, OriginKind, Paragraph, Role, Span, Speech
from qicao.writers.layout import StyleName
from qicao.writers.word import write_word

from ..sample import TITLE, heading, one_of_each, plain, point, sample_speech, spans
from .packages import find, part, printed, value

LAYOUT = printed()
DAY = date(2026, 11, 25)


def paragraphs(speech: Speech) -> list[Any]:
    return find(part(write_word(speech, LAYOUT), "word/document.xml"), "w:body/w:p")


def style_of(paragraph: Any) -> str | None:
    return value(paragraph, "w:pPr/w:pStyle")


def runs(paragraph: Any) -> list[tuple[str | None, str]]:
    return [(value(run, "w:rPr/w:rStyle"), "".join(run.itertext())) for run in find(paragraph, "w:r")]


def only(paragraph: Paragraph) -> Any:
    return paragraphs(Speech((paragraph,)))[0]


def lines(speech: Speech) -> list[str]:
    return [paragraph.plain for paragraph in speech.paragraphs]


def texts(package: bytes) -> list[str]:
    """The texts of the paragraphs as python-docx reads them; a break inside a title is no text."""
    return [p.text.replace("\n", "") for p in docx.Document(BytesIO(package)).paragraphs]


def test_the_text_comes_back_paragraph_by_paragraph() -> None:
    speech = sample_speech()
    assert texts(write_word(speech, LAYOUT)) == lines(speech)


# Blanks at either end of a text are part of it; line breaks never stand inside a paragraph.
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40)
MARKERS = st.builds(
    Marker, st.sampled_from(["{一}、", "（{一}）", "{一}是", "{1}.", "（{1}）", "首先|其次"]), st.integers(1, 30)
)
SPANS = WORDS.map(spans)
ITEMS = st.builds(Item, st.none() | MARKERS, st.just(()) | SPANS, SPANS)
SPEECHES = st.lists(
    st.builds(Paragraph, st.sampled_from(Role), st.lists(ITEMS, min_size=1, max_size=4).map(tuple)), max_size=6
).map(lambda made: Speech(tuple(made)))


@given(SPEECHES)
@settings(max_examples=60)
def test_the_text_of_any_speech_comes_back(speech: Speech) -> None:
    written = [text.replace("\ufffe", "").replace("\uffff", "") for text in lines(speech)]
    assert texts(write_word(speech, LAYOUT)) == written


def test_roles_become_styles() -> None:
    expected = "Title Subtitle Byline Salutation Opening Heading1 Heading2 Heading3 Heading4 Closing Credit"
    assert [style_of(p) for p in paragraphs(Speech(one_of_each()))] == expected.split()


def test_a_heading_without_a_number_is_of_level_one() -> None:
    assert style_of(only(plain(Role.HEADING, "提高认识"))) == "Heading1"


def test_a_run_in_heading_stands_out_up_to_its_end_mark() -> None:
    paragraph = only(point(2, "要勤于实践。", "本领要在干中练。"))
    assert style_of(paragraph) == "Point"
    assert runs(paragraph) == [("Heading2Char", "（二）要勤于实践。"), (None, "本领要在干中练。")]


def test_items_inside_a_paragraph_stand_out_each() -> None:
    items = (
        Item(text=spans("存在三个问题。")),
        Item(Marker("{一}是", 1), spans("本领不足。"), spans("有的同志绕着走。")),
        Item(Marker("{一}是", 2), spans("作风不实。"), spans("有的同志慢慢来。")),
    )
    assert runs(only(Paragraph(Role.PROBLEMS, items))) == [
        (None, "存在三个问题。"),
        ("Heading3Char", "一是本领不足。"),
        (None, "有的同志绕着走。"),
        ("Heading3Char", "二是作风不实。"),
        (None, "有的同志慢慢来。"),
    ]


def test_items_that_head_nothing_show_only_their_markers() -> None:
    items = tuple(Item(Marker("{一}要", i), spans(f"{text}；")) for i, text in enumerate(("学", "干"), 1))
    assert runs(only(Paragraph(Role.POINT, items))) == [
        ("Heading3Char", "一要"),
        (None, "学；"),
        ("Heading3Char", "二要"),
        (None, "干；"),
    ]


def test_points_whose_headings_are_as_long_as_a_text_show_only_their_markers_and_so_do_their_siblings() -> None:
    long = "民生之本在就业，近年来就业形势总体稳定，居民收入稳步增加，企业与职工共同发展的局面更加巩固。"
    first = (
        point(1, "园区建设有进展。", "道路通了。"),
        point(2, long, "岗位多了。"),
        point(3, "服务更好。", "办事快了。"),
    )
    second = (point(1, "要勤于学习。", "读书。"), point(2, "要勤于实践。", "干事。"))
    found = [runs(one)[0][1] for one in paragraphs(Speech((*first, heading(2, "狠抓落实"), *second)))]
    assert found == ["（一）", "（二）", "（三）", "二、狠抓落实", "（一）要勤于学习。", "（二）要勤于实践。"]


@pytest.mark.parametrize(("with_text", "stands_out"), [(1, "一是"), (2, "一是学。"), (3, "一是学。")])
def test_siblings_in_a_paragraph_look_alike(with_text: int, stands_out: str) -> None:
    texts_of_items = ["学了再干。"] * with_text + [""] * (3 - with_text)
    items = (Item(Marker("{一}是", i), spans("学。"), spans(text)) for i, text in enumerate(texts_of_items, 1))
    assert runs(only(Paragraph(Role.POINT, tuple(items))))[0] == ("Heading3Char", stands_out)


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("{一}、", "要提高认识。", "Heading1"),
        ("（{一}）", "要加强学习。", "Heading2"),
        ("（{一}）", "要加强学习，" * 12 + "取得实效。", "BodyText"),
        ("{一}是", "加强学习。", "BodyText"),
        ("{一}是", "加强学习", "Heading3"),
    ],
)
def test_a_marked_line_is_a_heading_unless_it_reads_like_a_sentence(style: str, text: str, expected: str) -> None:
    assert style_of(only(heading(1, text, style))) == expected


def test_spans_of_many_origins_are_one_run() -> None:
    fact = Span("青石镇", Origin(OriginKind.FACT, "镇"))
    item = Item(text=(Span("今年，"), fact, Span("【待补：项目数】个项目开工。")))
    assert runs(only(Paragraph(Role.OPENING, (item,)))) == [(None, "今年，青石镇【待补：项目数】个项目开工。")]


def test_every_run_gives_quotation_marks_to_the_chinese_font() -> None:
    document = part(write_word(sample_speech(), LAYOUT), "word/document.xml")
    assert all(value(run, "w:rPr/w:rFonts", "hint") == "eastAsia" for run in find(document, "//w:r"))


def test_a_long_title_is_two_lines_of_one_paragraph() -> None:
    title = only(plain(Role.TITLE, TITLE))
    assert len(find(title, "w:r")) == 1
    assert [node.tag.rpartition("}")[2] for node in find(title, "w:r/*")] == ["rPr", "t", "br", "t"]


def test_what_follows_the_head_keeps_a_distance_and_nothing_else_does() -> None:
    distances = [value(p, "w:pPr/w:spacing", "beforeLines") for p in paragraphs(sample_speech())]
    assert distances[:5] == [None, None, None, "100", None]
    assert not any(distances[4:])
    assert value(only(plain(Role.SALUTATION, "同志们：")), "w:pPr/w:spacing") is None


def test_in_bold_text_a_heading_says_whether_it_is_bold() -> None:
    styles = tuple((n, s._replace(bold=True) if n is StyleName.BODY else s) for n, s in LAYOUT.styles)
    package = write_word(Speech((point(1, "要学。", "学了再干。"),)), LAYOUT._replace(styles=styles))
    first, second = find(part(package, "word/document.xml"), "//w:r")
    assert value(first, "w:rPr/w:b") == "0"
    assert not find(second, "w:rPr/w:b")


def test_the_same_speech_gives_the_same_bytes() -> None:
    first, second = (write_word(sample_speech(), printed(), author="青石镇党委", day=DAY) for _ in range(2))
    assert first == second


def test_nothing_of_the_machine_or_the_moment_is_in_the_file() -> None:
    with ZipFile(BytesIO(write_word(sample_speech(), LAYOUT))) as archive:
        assert archive.testzip() is None
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr) == (0, 0)
            assert b"python" not in archive.read(entry)


def test_properties_are_title_unit_and_day() -> None:
    package = write_word(sample_speech(), LAYOUT, author="青石镇党委", day=DAY)
    properties = docx.Document(BytesIO(package)).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (TITLE, "青石镇党委", "青石镇党委")
    assert properties.created == properties.modified == datetime(2026, 11, 25, tzinfo=UTC)


def test_without_unit_and_day_the_properties_are_empty_and_fixed() -> None:
    properties = docx.Document(BytesIO(write_word(Speech(()), LAYOUT))).core_properties
    assert (properties.title, properties.author) == ("", "")
    assert properties.created == datetime(2000, 1, 1, tzinfo=UTC)


def test_a_title_longer_than_a_property_may_be_is_cut_there_only() -> None:
    title = "很" * 300
    package = write_word(Speech((plain(Role.TITLE, title),)), LAYOUT)
    assert texts(package) == [title]
    assert docx.Document(BytesIO(package)).core_properties.title == "很" * 255


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    package = write_word(Speech((plain(Role.TITLE, "讲\x07话"), plain(Role.OPENING, "今\x00天\x0b开会<&>。"))), LAYOUT)
    assert texts(package) == ["讲话", "今天开会<&>。"]
