from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from outlines.made import TEMPLATES, item, load, paragraph, plain
from qicao.outlines.loader import load_outline
from qicao.outlines.model import Block, Outline, Section
from qicao.outlines.printing import print_outline
from qicao.outlines.reverse import outline_of
from qicao.speech.model import Item, Paragraph, Role, Speech

SPEECH = Speech(
    (
        plain(Role.TITLE, "在全镇作风教育整顿动员会"),
        plain(Role.TITLE, "上的讲话"),
        plain(Role.SUBTITLE, "——转作风、提效能"),
        plain(Role.BYLINE, "青石镇党委书记 李 明"),
        plain(Role.BYLINE, "（2026年11月25日）"),
        plain(Role.SALUTATION, "同志们："),
        plain(Role.OPENING, "今天召开会议。"),
        paragraph(
            Role.ACHIEVEMENTS,
            item("一年来，全镇干部真抓实干："),
            item("办事快了。", "{一}是", 1, "作风更实了。"),
            item("本领强了。", "{一}是", 2, "能力更强了。"),
        ),
        plain(Role.TRANSITION, "下面，我讲两点意见。"),
        paragraph(Role.HEADING, item("", "{一}、", 1, "提高站位，充分认识重要意义")),
        plain(Role.LEAD, "作风就是形象。"),
        paragraph(Role.POINT, item("作风关系成败。", "（{一}）", 1, "这是形势所迫。")),
        paragraph(
            Role.POINT,
            item("群众有期盼：", "（{一}）", 2, "这是民心所向。"),
            item("办事要快。", "{一}是", 1),
            item("态度要好。", "{一}是", 2),
        ),
        plain(Role.POINT, "这两条都要记牢。"),
        paragraph(Role.HEADING, item("", "{一}、", 2, "加强领导，强化保障")),
        paragraph(
            Role.POINT,
            item("关键在领导。", "", 1),
            item("书记带头。", "{一}要", 1, "压实责任。"),
            item("常督常查。", "{一}要", 2, "严格督查。"),
        ),
        plain(Role.PLEDGE_INTRO, "我代表镇党委表态："),
        paragraph(Role.PLEDGE, item("说到做到。", "{一}是", 1, "带头改。")),
        paragraph(Role.PLEDGE, item("决不护短。", "{一}是", 2, "带头查。")),
        plain(Role.CLOSING, "同志们，干起来！"),
        plain(Role.CREDIT, "（根据录音整理）"),
    )
)


def _back(speech: Speech, *, with_text: bool = False) -> Outline:
    with TemporaryDirectory() as folder:
        return load(Path(folder), outline_of(speech, "一篇讲话", with_text=with_text))


def _shape(outline: Outline) -> list[tuple[str, str | None, list[str | None]]]:
    return [
        (part.kind, part.heading if isinstance(part, Section) else None, [point.heading for point in part.points])
        for part in outline.body
    ]


def test_head_of_the_outline() -> None:
    outline = _back(SPEECH)
    assert (outline.occasion, outline.title) == ("教育整顿会", "在全镇作风教育整顿动员会上的讲话")
    assert (outline.subtitle, outline.salutation, outline.date) == ("转作风、提效能", "同志们：", date(2026, 11, 25))
    assert (outline.speaker.post, outline.speaker.name) == ("青石镇党委书记", "李明")


def test_blocks_sections_and_points_in_order() -> None:
    assert _shape(_back(SPEECH)) == [
        ("主旨", None, []),
        ("成绩", None, ["作风更实了", "能力更强了"]),
        ("过渡", None, []),
        ("意义", "提高站位，充分认识重要意义", ["这是形势所迫", "这是民心所向"]),
        ("保障", "加强领导，强化保障", ["压实责任", "严格督查"]),
        ("表态", None, ["带头改", "带头查"]),
        ("号召", None, []),
    ]


def test_without_texts_the_composer_writes_them() -> None:
    outline = _back(SPEECH)
    assert all(point.text is None for part in outline.body for point in part.points)
    assert [part.lead for part in outline.body if isinstance(part, Section)] == [True, True]
    assert [part.marker for part in outline.body] == [None, "{一}是", None, "（{一}）", "{一}要", "{一}是", None]


def test_with_texts_the_speech_is_all_there() -> None:
    outline = _back(SPEECH, with_text=True)
    achievements, meaning, closing = outline.body[1], outline.body[3], outline.body[-1]
    assert isinstance(achievements, Block)
    assert isinstance(meaning, Section)
    assert isinstance(closing, Block)
    assert (achievements.text, closing.text) == ("一年来，全镇干部真抓实干：", "同志们，干起来！")
    assert achievements.points[0].text == "办事快了。"
    assert meaning.lead == "作风就是形象。"
    assert meaning.points[1].text == "群众有期盼：一是办事要快。二是态度要好。\n这两条都要记牢。"


def test_a_speech_without_title_and_sections() -> None:
    points = (plain(Role.POINT, "要实干。"), plain(Role.POINT, "要快干。"))
    outline = _back(Speech((plain(Role.OPENING, "今天，我们召开全县部署会，主要任务是动员。"), *points)))
    assert (outline.occasion, outline.title, outline.salutation) == ("部署会", "在全县部署会上的讲话", "同志们：")
    assert _shape(outline) == [("主旨", None, []), ("任务", None, [None, None])]


def test_a_speech_that_names_no_meeting_is_called_by_its_file() -> None:
    assert _back(Speech((plain(Role.CLOSING, "谢谢大家！"),))).title == "一篇讲话"


def test_what_reads_like_a_template_is_no_template() -> None:
    outline = _back(Speech((plain(Role.OPENING, "见{{ 附件 }}和{% 表 %}。"),)), with_text=True)
    assert isinstance(outline.body[0], Block)
    assert outline.body[0].text == "见｛{ 附件 }}和｛% 表 %}。"


def test_gaps_become_the_slots_that_they_were() -> None:
    speech = Speech(
        (
            plain(Role.TITLE, "在全【待补：本级】“【待补：活动名称】”活动动员会上的讲话"),
            plain(Role.BYLINE, "【待补：镇名】党委书记 李明"),
            plain(Role.SALUTATION, "【待补：镇名】的同志们："),
            plain(Role.OPENING, "学习【待补：全会精神】，办好【待补：实事数】件实事。{{ 附件 }}"),
            paragraph(Role.HEADING, item("", "{一}、", 1, "办好【待补：县名】的事")),
            plain(Role.POINT, "【待补：任务/1】"),
        )
    )
    outline = _back(speech, with_text=True)
    opening, tasks = outline.body
    assert isinstance(opening, Block)
    assert isinstance(tasks, Section)
    assert outline.title == "在全{{ 级 }}“{{ 活动 }}”活动动员会上的讲话"
    assert (outline.speaker.post, outline.speaker.name) == ("{{ 镇 }}党委书记", "李明")
    assert outline.salutation == "{{ 镇 }}的同志们："
    assert opening.text == "学习{{ 全会精神 }}，办好【待补：实事数】件实事。｛{ 附件 }}"
    assert (tasks.heading, tasks.points[0].text) == ("办好{{ 县 }}的事", "【待补：任务/1】")


def test_printing_an_outline_and_loading_it_changes_nothing(tmp_path: Path) -> None:
    for path in TEMPLATES:
        outline = load_outline(path)
        again = load(tmp_path, print_outline(outline))
        assert print_outline(again) == print_outline(outline)
        assert _shape(again) == _shape(outline)
        assert (again.facts, again.speaker, again.date) == (outline.facts, outline.speaker, outline.date)


WORDS = st.text("一二青石、，。“”：:#{}%\"'\n -\t0\x00\u2028😀", max_size=12)
STYLES = st.sampled_from(["{一}、", "（{一}）", "{一}是", "第{一}", "{1}.", "——", "{一}查"])


@st.composite
def _items(draw: st.DrawFn) -> Item:
    marked = draw(st.booleans())
    return item(draw(WORDS), draw(STYLES) if marked else None, draw(st.integers(1, 9)), draw(WORDS) if marked else "")


PARAGRAPHS = st.builds(
    Paragraph, st.sampled_from(Role), st.lists(_items(), min_size=1, max_size=4).map(tuple), st.just("\n")
)


@given(st.lists(PARAGRAPHS, max_size=12).map(lambda paragraphs: Speech(tuple(paragraphs))), st.booleans())
def test_whatever_the_speech_its_outline_loads(speech: Speech, with_text: bool) -> None:
    assert _back(speech, with_text=with_text).body


HEADINGS = st.text("青石白水担当实干", min_size=1, max_size=9)


@given(st.lists(st.tuples(HEADINGS, st.lists(HEADINGS, max_size=5)), min_size=1, max_size=5))
def test_every_heading_comes_back(sections: list[tuple[str, list[str]]]) -> None:
    paragraphs = []
    for number, (heading, points) in enumerate(sections, 1):
        paragraphs.append(paragraph(Role.HEADING, item("", "{一}、", number, heading)))
        for place, point in enumerate(points, 1):
            paragraphs.append(paragraph(Role.POINT, item("要干好。", "（{一}）", place, f"{point}。")))
    found = _shape(_back(Speech(tuple(paragraphs))))
    assert [(heading, points) for _, heading, points in found] == sections
