"""The parts of the package against what the layout demands."""

from __future__ import annotations

from typing import Any

import pytest

from qicao.lexicons import load_lexicon
from qicao.writers.layout import StyleName
from qicao.writers.word import write_word

from ..sample import sample_speech
from .packages import find, part, printed, style, value

PACKAGE = write_word(sample_speech(), printed())
FONTS = {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "Times New Roman"}


def off(node: Any, path: str) -> bool:
    return value(node, path) == "0"


def test_the_page() -> None:
    section = find(part(PACKAGE, "word/document.xml"), "w:body/w:sectPr")[0]
    assert (value(section, "w:pgSz", "w"), value(section, "w:pgSz", "h")) == ("11906", "16838")
    margins = {"top": "2098", "right": "1474", "bottom": "1984", "left": "1588", "header": "1134", "footer": "1446"}
    assert {side: value(section, "w:pgMar", side) for side in margins} == margins
    assert (value(section, "w:docGrid", "type"), value(section, "w:docGrid", "linePitch")) == ("lines", "579")


@pytest.mark.parametrize(
    ("style_id", "font", "size", "align", "indent"),
    [
        ("Title", "方正小标宋简体", "44", "center", "0"),
        ("Subtitle", "楷体_GB2312", "32", "center", "0"),
        ("Byline", "楷体_GB2312", "32", "center", "0"),
        ("Salutation", "仿宋_GB2312", "32", "left", "0"),
        ("BodyText", "仿宋_GB2312", "32", "both", "200"),
        ("Heading1", "黑体", "32", "both", "200"),
        ("Heading2", "楷体_GB2312", "32", "both", "200"),
        ("Heading3", "仿宋_GB2312", "32", "both", "200"),
        ("Heading4", "仿宋_GB2312", "32", "both", "200"),
        ("PageNumberOdd", "宋体", "28", "right", "0"),
        ("PageNumberEven", "宋体", "28", "left", "0"),
    ],
)
def test_styles(style_id: str, font: str, size: str, align: str, indent: str) -> None:
    looks = style(PACKAGE, style_id)
    assert value(looks, "w:rPr/w:rFonts", "eastAsia") == font
    assert value(looks, "w:rPr/w:rFonts", "hint") == "eastAsia"
    assert (value(looks, "w:rPr/w:sz"), value(looks, "w:rPr/w:szCs")) == (size, size)
    assert value(looks, "w:pPr/w:jc") == align
    assert value(looks, "w:pPr/w:ind", "firstLineChars") == indent
    assert value(looks, "w:pPr/w:ind", "firstLine") == str(int(indent) * int(size) // 10)


@pytest.mark.parametrize("style_id", ["Normal", "Salutation", "BodyText", "Heading1", "Heading2", "Byline"])
def test_the_grid_of_lines_and_characters(style_id: str) -> None:
    looks = style(PACKAGE, style_id)
    assert value(looks, "w:pPr/w:spacing", "line") == "579"
    assert value(looks, "w:pPr/w:spacing", "lineRule") == "exact"
    assert value(looks, "w:rPr/w:spacing") == "-5"
    assert off(looks, "w:pPr/w:widowControl")


def test_the_title_and_the_page_number_stand_off_the_grid() -> None:
    for style_id, pitch in (("Title", "700"), ("PageNumberOdd", "280"), ("PageNumberEven", "280")):
        looks = style(PACKAGE, style_id)
        assert off(looks, "w:pPr/w:snapToGrid")
        assert value(looks, "w:pPr/w:spacing", "line") == pitch
        assert value(looks, "w:rPr/w:spacing") == "0"


def test_only_headings_keep_with_the_next_paragraph_and_have_a_level() -> None:
    for known in find(part(PACKAGE, "word/styles.xml"), "w:style[@w:type='paragraph'][w:pPr]"):
        name = value(known, "w:name") or ""
        level = str(int(name[-1]) - 1) if name.startswith("heading") else None
        assert value(known, "w:pPr/w:outlineLvl") == level
        assert off(known, "w:pPr/w:keepNext") is (level is None)


def test_a_paragraph_of_text_has_the_style_of_what_it_does_which_looks_like_text() -> None:
    opening, point = style(PACKAGE, "Opening"), style(PACKAGE, "Point")
    assert (value(opening, "w:name"), value(point, "w:name")) == ("主旨", "条目")
    for known in (opening, point):
        assert value(known, "w:basedOn") == "BodyText"
        assert not find(known, "w:pPr | w:rPr")


def test_the_styles_are_called_as_the_reader_knows_them() -> None:
    names = load_lexicon("word_styles")
    known = {value(one, "w:name") for one in find(part(PACKAGE, "word/styles.xml"), "w:style")}
    assert known >= {first for first, *_ in (*names["roles"].values(), *names["headings"].values())}


def test_only_level_three_is_bold() -> None:
    bold = find(part(PACKAGE, "word/styles.xml"), "w:style[w:rPr/w:b[not(@w:val='0')]]/@w:styleId")
    assert bold == ["Heading3", "Heading3Char"]


def test_a_profile_may_leave_level_three_plain() -> None:
    layout = printed()
    plain = tuple((n, s._replace(bold=False) if n is StyleName.HEADING_3 else s) for n, s in layout.styles)
    package = write_word(sample_speech(), layout._replace(styles=plain))
    assert off(style(package, "Heading3Char"), "w:rPr/w:b")


def test_a_font_whose_name_is_no_xml_is_escaped() -> None:
    layout = printed()
    package = write_word(sample_speech(), layout._replace(base=layout.base._replace(font='<"&>\x01')))
    assert value(style(package, "Normal"), "w:rPr/w:rFonts", "eastAsia") == '<"&>'


def test_page_numbers_stand_between_dashes_right_on_odd_pages_and_left_on_even_ones() -> None:
    for side, style_id in (("odd", "PageNumberOdd"), ("even", "PageNumberEven")):
        footer = part(PACKAGE, f"word/footer_{side}.xml")
        assert value(footer, "w:p/w:pPr/w:pStyle") == style_id
        assert value(footer, "w:p/w:fldSimple", "instr") == " PAGE "
        assert "".join(footer.itertext()) == "— 1 —"
    assert value(style(PACKAGE, "PageNumberOdd"), "w:pPr/w:ind", "right") == "280"
    assert value(style(PACKAGE, "PageNumberEven"), "w:pPr/w:ind", "left") == "280"
    assert find(part(PACKAGE, "word/settings.xml"), "w:evenAndOddHeaders")


@pytest.mark.parametrize(("number", "shown"), [(("第 ", " 页"), "第 1 页"), (("", ""), "1"), (None, "")])
def test_a_profile_says_what_stands_round_the_page_number(number: tuple[str, str] | None, shown: str) -> None:
    layout = printed()
    package = write_word(sample_speech(), layout._replace(page=layout.page._replace(number=number)))
    for side in ("odd", "even"):
        assert "".join(part(package, f"word/footer_{side}.xml").itertext()) == shown


@pytest.mark.parametrize("shown", [True, False])
def test_a_profile_may_leave_the_number_of_the_first_page_out(shown: bool) -> None:
    layout = printed()
    package = write_word(sample_speech(), layout._replace(page=layout.page._replace(first_number=shown)))
    assert bool(find(part(package, "word/document.xml"), "w:body/w:sectPr/w:titlePg")) is not shown


def test_a_profile_may_want_widow_control_and_a_gap_round_digits() -> None:
    layout = printed()
    styles = tuple((name, look._replace(widow_control=True, latin_gap=True)) for name, look in layout.styles)
    body = style(write_word(sample_speech(), layout._replace(styles=styles)), "BodyText")
    for switch in ("widowControl", "autoSpaceDE", "autoSpaceDN"):
        assert find(body, f"w:pPr/w:{switch}")
        assert not off(body, f"w:pPr/w:{switch}")


def test_every_font_that_is_used_is_in_the_table_with_what_stands_in_for_it() -> None:
    table = part(PACKAGE, "word/fontTable.xml")
    assert set(find(table, "w:font/@w:name")) == FONTS
    assert "FangSong" in (value(table, "w:font[@w:name='仿宋_GB2312']/w:altName") or "").split(",")
    used = find(part(PACKAGE, "word/styles.xml"), "//w:rFonts/@w:eastAsia | //w:rFonts/@w:ascii")
    assert set(used) == FONTS


def test_no_theme_font_is_used_and_no_setting_of_old_versions() -> None:
    for name in ("word/document.xml", "word/styles.xml"):
        assert not find(part(PACKAGE, name), "//@*[contains(local-name(), 'Theme')]")
    compat = find(part(PACKAGE, "word/settings.xml"), "w:compat/*")
    assert [value(setting, ".", "name") for setting in compat] == ["compatibilityMode"]
