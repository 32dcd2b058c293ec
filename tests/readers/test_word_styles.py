"""What the styles of a Word file say of its paragraphs, and what they say that is not believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qicao.lexicons import load_lexicon
from qicao.mining.units import units
from qicao.readers import parse, read
from qicao.speech.head import title
from qicao.speech.model import Role

from .word_files import paragraph, save, soft_lines, style

if TYPE_CHECKING:
    from pathlib import Path

    from qicao.speech.model import Speech

BODY = "认识是行动的先导，大家一定要高度重视起来，把思想和行动统一到这次会议的部署上来，把每一项任务抓紧抓实抓到位。"
TASK = "要坚持问题导向，对照目标任务逐项梳理，列出清单、明确时限、落到人头，确保各项工作件件有着落、事事有回音。"
NAMES = (
    "Title", "Subtitle", "署名", "称谓", "Body Text", "heading 1", "heading 2", "heading 3", "落款", "主旨", "承前",
    "成绩", "依据", "问题", "意义", "过渡", "引子", "条目", "表态领起", "表态", "强调", "号召", "Normal",
)  # fmt: skip
STYLES = "".join(style(f"S{number}", name) for number, name in enumerate(NAMES))
IDS = {name: f"S{number}" for number, name in enumerate(NAMES)}


def _speech(tmp_path: Path, *lines: tuple[str, str]) -> Speech:
    """A speech whose paragraphs have those styles (by name) and texts; a line break in a text is a soft one."""
    body = (paragraph(soft_lines(*text.split("\n")), style=IDS[name]) for name, text in lines)
    return read(save(tmp_path / "讲话.docx", *body, parts={"styles": STYLES}))


def _roles(speech: Speech) -> list[Role]:
    return [one.role for one in speech.paragraphs]


def test_the_head_as_it_is_styled_whatever_its_words(tmp_path: Path) -> None:
    speech = _speech(
        tmp_path,
        ("Title", "奋力谱写新篇章"),
        ("Subtitle", "青石镇一届三次党代会"),
        ("署名", "本镇一位老支书"),
        ("称谓", "老少爷们儿，"),
        ("Body Text", "今天天气很好。"),
        ("Body Text", BODY),
    )
    head = [Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.SALUTATION]
    assert _roles(speech)[:5] == [*head, Role.OPENING]


def test_the_head_without_a_salutation(tmp_path: Path) -> None:
    speech = _speech(
        tmp_path, ("Title", "让青春在乡村闪光！"), ("署名", "本镇一位老支书"), ("Body Text", BODY), ("Body Text", TASK)
    )
    assert _roles(speech)[:3] == [Role.TITLE, Role.BYLINE, Role.OPENING]


def test_a_soft_break_in_a_title_is_a_wrap(tmp_path: Path) -> None:
    speech = _speech(
        tmp_path, ("Title", "在全镇“能力提升年”活动\n动员会上的讲话"), ("称谓", "同志们："), ("Normal", BODY)
    )
    assert [one.plain for one in speech.of_role(Role.TITLE)] == ["在全镇“能力提升年”活动动员会上的讲话"]


def test_a_soft_break_in_a_title_before_the_speaker_and_the_day_is_none(tmp_path: Path) -> None:
    text = "在全镇活动\n动员会上的讲话\n青石镇党委书记 李明\n（2026年11月25日）"
    speech = _speech(tmp_path, ("Title", text), ("称谓", "同志们："), ("Normal", BODY))
    assert title(speech) == "在全镇活动动员会上的讲话"
    assert [one.plain for one in speech.of_role(Role.BYLINE)] == ["青石镇党委书记 李明", "（2026年11月25日）"]


def test_a_soft_break_elsewhere_ends_a_line(tmp_path: Path) -> None:
    speech = _speech(
        tmp_path, ("Title", "讲话"), ("署名", "青石镇\n李明"), ("称谓", "各位代表，\n同志们："), ("Normal", BODY)
    )
    assert [one.plain for one in speech.paragraphs[1:5]] == ["青石镇", "李明", "各位代表，", "同志们："]
    assert _roles(speech)[1:5] == [Role.BYLINE, Role.BYLINE, Role.SALUTATION, Role.SALUTATION]


OF_BODY = {
    "主旨": Role.OPENING, "承前": Role.RESPONSE, "成绩": Role.ACHIEVEMENTS, "依据": Role.BACKGROUND,
    "问题": Role.PROBLEMS, "意义": Role.SIGNIFICANCE, "过渡": Role.TRANSITION, "引子": Role.LEAD, "条目": Role.POINT,
    "表态领起": Role.PLEDGE_INTRO,
    "表态": Role.PLEDGE, "强调": Role.EMPHASIS, "号召": Role.CLOSING, "落款": Role.CREDIT,
}  # fmt: skip


@pytest.mark.parametrize("name", OF_BODY)
def test_what_a_paragraph_does_is_what_its_style_says(tmp_path: Path, name: str) -> None:
    lines = [("Title", "讲话"), ("称谓", "同志们："), ("Body Text", BODY), (name, TASK), ("Body Text", BODY)]
    assert _roles(_speech(tmp_path, *lines))[3] is OF_BODY[name]


def test_headings_without_numbers(tmp_path: Path) -> None:
    speech = _speech(
        tmp_path,
        ("Title", "奋力谱写新篇章"),
        ("称谓", "同志们："),
        ("Body Text", BODY),
        ("heading 1", "提高认识"),
        ("heading 2", "学习要深"),
        ("Body Text", TASK),
        ("heading 2", "宣传要广"),
        ("Body Text", TASK),
        ("heading 1", "狠抓落实"),
        ("Body Text", TASK),
        ("Body Text", TASK),
    )
    headings = [one.plain for one in speech.of_role(Role.HEADING)]
    assert headings == ["提高认识", "学习要深", "宣传要广", "狠抓落实"]
    assert _roles(speech)[2] is Role.OPENING
    assert {_roles(speech)[place] for place in (5, 7, 9)} == {Role.POINT}
    assert [one.text for one in units(speech) if one.role is Role.HEADING] == headings


def test_one_heading_without_a_number_is_enough(tmp_path: Path) -> None:
    lines = [("Title", "讲话"), ("称谓", "同志们："), ("Normal", BODY), ("heading 1", "几点要求"), ("Normal", TASK)]
    assert _roles(_speech(tmp_path, *lines))[3:] == [Role.HEADING, Role.POINT]


def test_a_heading_in_a_section_divides_nothing(tmp_path: Path) -> None:
    speech = _speech(
        tmp_path,
        ("Title", "讲话"),
        ("称谓", "同志们："),
        ("Normal", BODY),
        ("heading 1", "一、提高认识"),
        ("Normal", TASK),
        ("heading 2", "小结"),
        ("Normal", TASK),
        ("heading 1", "二、狠抓落实"),
        ("Normal", TASK),
        ("Normal", "让我们携起手来，为建设美好家园而努力奋斗！"),
    )
    assert _roles(speech)[3:] == [
        *(Role.HEADING, Role.POINT, Role.HEADING, Role.POINT, Role.HEADING, Role.POINT, Role.CLOSING),
    ]


def test_the_highest_headings_divide_where_the_title_is_styled_as_one(tmp_path: Path) -> None:
    speech = _speech(
        tmp_path,
        ("heading 1", "在全镇大会上的讲话"),
        ("heading 2", "提高认识"),
        ("Normal", BODY),
        ("heading 2", "狠抓落实"),
        ("Normal", BODY),
    )
    assert _roles(speech) == [Role.TITLE, Role.HEADING, Role.POINT, Role.HEADING, Role.POINT]


CHAINS = {
    "by id only": (style("Heading1", "heading 1"), Role.HEADING),
    "in Chinese": (style("Heading1", "标题 1"), Role.HEADING),
    "without blanks": (style("Heading1", "Heading1"), Role.HEADING),
    "by another name": (style("Heading1", "公文样式", '<w:aliases w:val="x,一级标题"/>'), Role.HEADING),
    "with names behind a comma": (style("Heading1", "heading 1,H1,h1"), Role.HEADING),
    "based on one": (style("Heading1", "单位小标题", based_on="a") + style("a", "heading 1"), Role.HEADING),
    "based on one twice": (
        style("Heading1", "甲", based_on="b") + style("b", "乙", based_on="a") + style("a", "heading 1"),
        Role.HEADING,
    ),
    "by its outline level": (style("Heading1", "甲", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'), Role.HEADING),
    "by no outline level": (
        style("Heading1", "甲", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="a") + style("a", "heading 1"),
        Role.POINT,
    ),
    "in a circle": (style("Heading1", "甲", based_on="b") + style("b", "乙", based_on="Heading1"), Role.POINT),
    "not at all": (style("Heading1", "甲", based_on="gone"), Role.POINT),
    "of a missing style": ("", Role.POINT),
}


@pytest.mark.parametrize(("styles", "role"), CHAINS.values(), ids=CHAINS.keys())
def test_a_style_is_known_by_its_name_or_by_what_it_is_based_on(tmp_path: Path, styles: str, role: Role) -> None:
    body = [paragraph("同志们："), paragraph(BODY), paragraph("一、提高认识"), paragraph(TASK)]
    body += [paragraph("几点要求", style="Heading1"), paragraph(TASK), paragraph(TASK)]
    assert _roles(read(save(tmp_path / "讲话.docx", *body, parts={"styles": styles})))[4] is role


def test_an_outline_level_of_the_paragraph_itself(tmp_path: Path) -> None:
    heading = paragraph("几点要求", properties='<w:outlineLvl w:val="0"/>')
    path = save(tmp_path / "讲话.docx", paragraph("同志们："), paragraph(BODY), heading, paragraph(TASK))
    assert _roles(read(path))[2:] == [Role.HEADING, Role.POINT]


# A whole speech as its words alone tell it; in any of these styles it must come out the same.
PLAIN_LINES = (
    "在全镇党员大会上的讲话",
    "青石镇党委书记 李明",
    "（2026年11月25日）",
    "同志们：",
    "今天召开大会，主要任务是总结工作、部署任务。" + BODY,
    "下面，我讲两点意见。",
    "一、提高认识，切实增强责任感",
    BODY,
    "二、狠抓落实，切实增强执行力",
    "（一）抓学习。" + TASK,
    "（二）抓宣传。" + TASK,
    "同志们，让我们携起手来，为建设美好家园而努力奋斗！",
)


@pytest.mark.parametrize(
    "name", ["Normal", "Body Text", "heading 1", "heading 2", "Title", "Subtitle", "署名", "称谓", "落款"]
)
def test_a_speech_in_one_style_only_is_read_by_its_words(tmp_path: Path, name: str) -> None:
    speech = _speech(tmp_path, *((name, line) for line in PLAIN_LINES))
    assert speech == parse("\n".join(PLAIN_LINES))


STRAY = [
    ("heading 1", BODY + TASK, Role.POINT),
    ("heading 1", "今天的会很短。大家辛苦了。", Role.POINT),
    ("Title", TASK, Role.POINT),
    ("Title", "重中之重", Role.POINT),
    ("Subtitle", TASK, Role.POINT),
    ("称谓", TASK, Role.POINT),
    ("署名", TASK, Role.POINT),
    ("落款", BODY + TASK + BODY, Role.POINT),
]


@pytest.mark.parametrize(("name", "text", "role"), STRAY)
def test_a_paragraph_of_text_in_a_style_that_says_something_else(
    tmp_path: Path, name: str, text: str, role: Role
) -> None:
    lines = [("Normal", line) for line in PLAIN_LINES]
    lines[8:8] = [(name, text), ("Normal", TASK)]
    assert _roles(_speech(tmp_path, *lines))[8] is role


def test_a_day_and_a_speaker_styled_as_title_or_subtitle_are_the_byline(tmp_path: Path) -> None:
    lines = [("Title", PLAIN_LINES[0]), ("Title", PLAIN_LINES[1]), ("Subtitle", PLAIN_LINES[2])]
    speech = _speech(tmp_path, *lines, *(("Normal", line) for line in PLAIN_LINES[3:]))
    assert speech == parse("\n".join(PLAIN_LINES))


def test_a_title_that_names_a_year_stays_the_title(tmp_path: Path) -> None:
    speech = _speech(tmp_path, ("Title", "2026年1月工作推进情况"), ("称谓", "同志们："), ("Normal", BODY))
    assert title(speech) == "2026年1月工作推进情况"


def test_a_numbered_heading_in_the_style_of_a_paragraph_stays_a_heading(tmp_path: Path) -> None:
    lines = [("主旨" if line.startswith("一、") else "Normal", line) for line in PLAIN_LINES]
    assert _speech(tmp_path, *lines) == parse("\n".join(PLAIN_LINES))


def test_a_signature_at_the_end_in_its_style(tmp_path: Path) -> None:
    lines = [*(("Normal", line) for line in PLAIN_LINES), ("署名", "青石镇党委"), ("落款", "二〇二六年冬")]
    assert _roles(_speech(tmp_path, *lines))[-3:] == [Role.CLOSING, Role.CREDIT, Role.CREDIT]


def test_each_name_of_a_style_says_one_thing() -> None:
    words = load_lexicon("word_styles")
    groups = [*words["roles"].values(), *words["headings"].values()]
    names = ["".join(name.split()).casefold() for group in groups for name in group]
    assert sorted(names) == sorted(set(names))
    assert {Role(role) for role in words["roles"]} == set(Role) - {Role.HEADING}
