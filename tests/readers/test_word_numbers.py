"""Numbers that Word counts itself: they are read as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qicao.readers import read

from .word_files import abstract, counted, level, numbered, paragraph, save, style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CHINESE = (
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)
ONE_LIST = abstract(0, *CHINESE) + counted(1, 0)


def _lines(tmp_path: Path, body: Sequence[str], numbering: str, styles: str = "") -> list[str]:
    path = save(tmp_path / "编号.docx", *body, parts={"numbering": numbering, "styles": styles})
    return read(path).plain.splitlines()


def _listed(*places: tuple[int, int]) -> list[str]:
    """Paragraphs in those lists, at those levels."""
    return [paragraph("甲", properties=numbered(number, depth)) for number, depth in places]


def _shown(tmp_path: Path, body: Sequence[str], numbering: str, styles: str = "") -> list[str]:
    return [line.removesuffix("甲") for line in _lines(tmp_path, body, numbering, styles)]


def test_deeper_levels_begin_anew(tmp_path: Path) -> None:
    body = _listed((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1))
    shown = ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]
    assert _shown(tmp_path, body, ONE_LIST) == shown


def test_a_level_may_go_on_counting(tmp_path: Path) -> None:
    never = level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = _listed((1, 0), (1, 1), (1, 1), (1, 0), (1, 1))
    assert _shown(tmp_path, body, abstract(0, CHINESE[0], never) + counted(1, 0)) == ["一、", "1.", "2.", "二、", "3."]


def test_a_level_may_begin_anew_only_after_a_higher_one(tmp_path: Path) -> None:
    after_first = level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')
    body = _listed((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    shown = ["一、", "（一）", "1.", "（二）", "2.", "二、", "（一）", "1."]
    assert _shown(tmp_path, body, abstract(0, *CHINESE[:2], after_first) + counted(1, 0)) == shown


def test_lists_of_one_definition_count_on_and_one_that_starts_anew_does_not(tmp_path: Path) -> None:
    anew = counted(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = _listed((1, 0), (2, 0), (3, 0), (3, 0))
    assert _shown(tmp_path, body, ONE_LIST + counted(2, 0) + anew) == ["一、", "二、", "一、", "二、"]


def test_a_list_may_define_a_level_of_its_own(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1，", start=3)}</w:lvlOverride>'
    assert _shown(tmp_path, _listed((2, 0), (2, 0)), ONE_LIST + counted(2, 0, own)) == ["第3，", "第4，"]


def test_a_definition_may_be_a_link_to_a_style_of_lists(tmp_path: Path) -> None:
    link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Lists"/></w:abstractNum>' + counted(6, 5)
    styles = style("Lists", "讲话编号", f"<w:pPr>{numbered(1, None)}</w:pPr>", kind="numbering")
    assert _shown(tmp_path, _listed((6, 0), (6, 1)), link + ONE_LIST, styles) == ["一、", "（一）"]


def test_numbers_of_styles_their_levels_and_what_turns_them_off(tmp_path: Path) -> None:
    numbering = abstract(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>'),
    ) + counted(1, 0)
    held = f"<w:pPr>{numbered(1, None)}</w:pPr>"
    off = "<w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
    styles = (
        style("H1", "heading 1", held) + style("H2", "heading 2", held)
        + style("Like", "仿一级", based_on="H1") + style("Bare", "无号一级", off, based_on="H1")
    )  # fmt: skip
    body = [paragraph("甲", style=name) for name in ("H1", "H2", "H2", "H1", "Bare", "Like")]
    body.append(paragraph("甲", style="H1", properties="<w:numPr><w:numId w:val='0'/></w:numPr>"))
    body.append(paragraph("甲", style="H1"))
    shown = ["一、", "（一）", "（二）", "二、", "", "三、", "", "四、"]
    assert _shown(tmp_path, body, numbering, styles) == shown


FORMATS = {
    "chineseCounting": ("%1、", "十一、"),
    "chineseCountingThousand": ("第%1部分", "第十一部分 "),
    "japaneseCounting": ("（%1）", "（十一）"),
    "ideographDigital": ("%1是", "一一是 "),
    "decimal": ("（%1）", "（11）"),
    "decimalZero": ("%1.", "11."),
    "decimalFullWidth": ("%1．", "１１．"),
    "decimalEnclosedCircleChinese": ("%1", "⑪"),
    "decimalEnclosedFullstop": ("%1", "⒒"),
    "upperRoman": ("%1.", "Ⅺ."),
    "upperLetter": ("%1.", "K."),
    "ideographZodiac": ("%1、", "戌、"),
    "bullet": ("\uf06c", "• "),
    "none": ("结语：", "结语："),
    "somethingNew": ("%1.", "11."),
}


@pytest.mark.parametrize("form", FORMATS)
def test_formats(tmp_path: Path, form: str) -> None:
    text, shown = FORMATS[form]
    numbering = abstract(0, level(0, form, text, start=11)) + counted(1, 0)
    (line,) = _lines(tmp_path, [paragraph("——甲", properties=numbered(1))], numbering)
    assert line == f"{shown}——甲"


def test_a_custom_format_is_read_by_its_fallback(tmp_path: Path) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert _shown(tmp_path, _listed((1, 0)), abstract(0, custom) + counted(1, 0)) == ["1."]


def test_legal_numbers_are_all_arabic(tmp_path: Path) -> None:
    legal = level(1, "chineseCounting", "%1.%2.", "<w:isLgl/>")
    body = _listed((1, 0), (1, 1), (1, 1))
    assert _shown(tmp_path, body, abstract(0, CHINESE[0], legal) + counted(1, 0)) == ["一、", "1.1.", "1.2."]


@pytest.mark.parametrize(("suffix", "shown"), [("tab", "一是 "), ("space", "一是 "), ("nothing", "一是")])
def test_what_stands_between_a_number_and_its_text(tmp_path: Path, suffix: str, shown: str) -> None:
    numbering = abstract(0, level(0, "chineseCounting", "%1是", f'<w:suff w:val="{suffix}"/>')) + counted(1, 0)
    assert _shown(tmp_path, _listed((1, 0)), numbering) == [shown]


TYPED = [
    ("一、提高认识", "一、提高认识"),
    ("二、提高认识", "二、提高认识"),
    (" 一、提高认识", " 一、提高认识"),
    ("（一）提高认识", "一、（一）提高认识"),
    ("一心一意抓落实", "一、一心一意抓落实"),
    ("提高认识", "一、提高认识"),
    ("1.提高认识", "一、1.提高认识"),
]


@pytest.mark.parametrize(("typed", "shown"), TYPED)
def test_a_number_that_is_typed_too_is_not_doubled(tmp_path: Path, typed: str, shown: str) -> None:
    assert _lines(tmp_path, [paragraph("同志们："), paragraph(typed, properties=numbered(1))], ONE_LIST)[1] == shown


@pytest.mark.parametrize("typed", ["（一）抓学习", "1.抓学习", "①抓学习", "第一，抓学习"])
def test_a_bullet_before_a_typed_number_is_left_out(tmp_path: Path, typed: str) -> None:
    numbering = abstract(0, level(0, "bullet", "\uf0b7")) + counted(1, 0)
    assert _lines(tmp_path, [paragraph(typed, properties=numbered(1))], numbering) == [typed]


def test_an_empty_paragraph_of_a_list_counts_and_shows_nothing(tmp_path: Path) -> None:
    empty = paragraph(properties=numbered(1))
    first, second = _listed((1, 0), (1, 0))
    assert _lines(tmp_path, [first, empty, second], ONE_LIST) == ["一、甲", "", "三、甲"]


def test_a_deleted_paragraph_of_a_list_does_not_count(tmp_path: Path) -> None:
    properties = numbered(1) + '<w:rPr><w:del w:id="1"/></w:rPr>'
    deleted = paragraph('<w:del w:id="2"><w:r><w:delText>乙</w:delText></w:r></w:del>', properties=properties)
    first, second = _listed((1, 0), (1, 0))
    assert _lines(tmp_path, [first, deleted, second], ONE_LIST) == ["一、甲", "二、甲"]


def test_the_number_before_the_change_does_not_count(tmp_path: Path) -> None:
    changed = f'<w:pPrChange w:id="1"><w:pPr>{numbered(1)}</w:pPr></w:pPrChange>'
    inserted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="3"/></w:numPr>'
    body = [paragraph("甲", properties=changed), paragraph("甲", properties=inserted)]
    assert _shown(tmp_path, body, ONE_LIST) == ["", "一、"]


def test_lists_that_nothing_defines_show_no_number(tmp_path: Path) -> None:
    body = [*_listed((9, 0), (1, 7)), paragraph("甲", style="None", properties="<w:numPr/>")]
    assert _shown(tmp_path, body, ONE_LIST) == ["", "", ""]
