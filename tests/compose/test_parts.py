"""The small parts: lengths, markers, passages, pieces that become paragraphs, kinds that are all known."""

from __future__ import annotations

import pytest

from qicao.bank.phrase import Passage, PhraseRole, parse_parts, print_parts
from qicao.compose.counting import point_counts
from qicao.compose.kinds import block_kind, marker_style, read_pattern, section_kind
from qicao.compose.length import share_out, usual_lengths, wanted_length
from qicao.compose.places import Place, markers, names_of, patterns_of, without_repeat
from qicao.compose.stream import Break, Head, Ref, length, paragraphs
from qicao.compose.topics import known_topics, topics_in
from qicao.compose.wording import ended, with_count, without_first_sentence
from qicao.lexicons import load_lexicon
from qicao.outlines.model import Block, Point, Section
from qicao.speech.markers import Marker
from qicao.speech.model import Role, Span, text_of

from .made import candidate, sample_outline


@pytest.mark.parametrize(
    ("written", "style"), [("一要", "{一}要"), ("{一}要", "{一}要"), ("（一）", "（{一}）"), ("甲", "甲")]
)
def test_marker_styles(written: str, style: str) -> None:
    assert marker_style(written) == (style, "")
    assert marker_style("第一，") == marker_style("第{一}") == ("第{一}", "，")


def test_markers_of_siblings() -> None:
    assert [str(marker) for marker in markers("第{一}", 3)] == ["第一，", "第二，", "第三，"]
    assert [str(marker) for marker in markers("一方面|另一方面", 2)] == ["一方面，", "另一方面，"]
    assert [str(marker) for marker in markers("一方面|另一方面", 3)] == ["一是", "二是", "三是"]
    assert markers("（{一}）", 1) == (None,)


def test_the_verb_of_a_marker_is_not_said_twice() -> None:
    marker = Marker("{一}要", 1)
    assert text_of(without_repeat((Span("要强化"), Span("责任")), marker)) == "强化责任"
    assert text_of(without_repeat((Span("强化责任"),), marker)) == "强化责任"
    assert text_of(without_repeat((Span("要强化"),), Marker("{一}是", 1))) == "要强化"
    assert text_of(without_repeat((Span("要强化"),), None)) == "要强化"
    assert text_of(without_repeat((Span("是否落实"),), Marker("{一}是", 1))) == "是否落实"
    assert text_of(without_repeat((Span("抓项目"),), Marker("{一}抓", 1))) == "项目"


def test_names_of_places_stay_when_others_are_added() -> None:
    parts = (Block("主旨"), Section("任务"), Section("意义"), Section("任务"))
    assert names_of(parts) == ("主旨", "任务", "意义", "任务2")


def test_passages_of_the_bank_are_drawn_with_the_usual_ones() -> None:
    roles = (PhraseRole.MAXIM, PhraseRole.DIRECTIVE, PhraseRole.BASIS, PhraseRole.DIRECTIVE, PhraseRole.TRANSITION)
    mined = (Passage("1", "任务", roles), Passage("2", "任务", (PhraseRole.MAXIM,)), Passage("3", "意义", roles))
    usual = (read_pattern("部署+ 成效"),)
    assert patterns_of(usual, mined, ("任务",)) == (*usual, read_pattern("论断 部署+"))


def test_lengths_are_those_of_the_occasion_else_of_the_kind() -> None:
    outline = sample_outline(body=(Block("主旨"), Section("任务"), Section("任务"), Block("依据")))
    tasks = section_kind("任务").characters
    assert usual_lengths(outline) == (150, 1875, tasks, block_kind("依据").characters)
    assert wanted_length(sample_outline(minutes=12)) == 2400
    assert wanted_length(sample_outline(minutes=12, characters=3000)) == 3000
    assert wanted_length(sample_outline(minutes=None)) is None


def test_points_are_stretched_alike_and_what_stands_before_them_only_so_far() -> None:
    kind = block_kind("意义")
    places = [
        Place("主旨", kind, templates=("主旨",), characters=100),
        Place("甲", kind, templates=("意义条目", "条目"), characters=200, fixed=False),
        Place("乙", kind, templates=("意义条目", "条目"), characters=300, fixed=False),
        Place("丙", kind, templates=("意义",), text=(Span("写好的"),), characters=400, fixed=False),
    ]
    assert share_out(places, 1350, 250) == {"主旨": 100, "甲": 400, "乙": 600}
    assert share_out(places, None, 250) == {"主旨": 100, "甲": 200, "乙": 300}
    assert min(share_out(places, 10, 250).values()) > 0
    block = Place("形势", kind, templates=("形势",), characters=100, fixed=False)
    assert share_out((*places, block), 1490, 250) == {"主旨": 100, "甲": 400, "乙": 600, "形势": 140}
    assert share_out((*places, block), 650, 250) == {"主旨": 100, "甲": 100, "乙": 150, "形势": 50}


def test_pieces_become_paragraphs_of_items() -> None:
    streams = {
        "成绩": (None, (Span("领起："), Ref("成绩/1"), Break(), Ref("成绩/2"), Span("收尾。"))),
        "成绩/1": (Marker("{一}是", 1), (Head((Span("甲。"),)), Span("说甲。"))),
        "成绩/2": (Marker("{一}是", 2), (Head((Span("乙。"),)), Span("说乙。"))),
    }
    made = list(paragraphs("成绩", lambda name: streams[name], (Role.ACHIEVEMENTS, Role.POINT)))
    assert [(p.role, p.plain) for p in made] == [
        (Role.ACHIEVEMENTS, "领起：一是甲。说甲。"),
        (Role.POINT, "二是乙。说乙。收尾。"),
    ]
    assert [item.title for item in made[0].items] == ["", "甲"]
    assert length(streams["成绩"][1]) == 6


def test_end_marks_are_added_once() -> None:
    for text, whole in (
        ("抓实", "抓实。"),
        ("抓实。", "抓实。"),
        ("抓实。”", "抓实。”"),
        ("“抓实”", "“抓实”。"),
        ("讲三点：", "讲三点："),
    ):
        assert text_of(ended((Span(text),), "条目")) == whole


def test_a_mark_that_leads_on_gives_way_to_the_end() -> None:
    for text in ("有的不想为；", "有的不想为，", "有的不想为"):
        assert text_of(ended((Span(text),), "条目")) == "有的不想为。"
    assert ended((), "条目") == ()


def test_a_phrase_sheds_its_own_heading() -> None:
    parts = parse_parts("作风更实了。全{级}上下都看得见。")
    assert print_parts(without_first_sentence(parts)) == "全{级}上下都看得见。"
    assert candidate("方式更加灵活。党组织把支部建在网格上。", "成绩").needs_its_heading
    assert not candidate("作风还不实。有的遇事绕着走。", "问题").needs_its_heading
    assert without_first_sentence(parse_parts("没有句号")) == ("没有句号",)


def test_two_has_a_word_of_its_own_when_counted() -> None:
    assert [with_count({}, n)["数"] for n in (2, 3, 12)] == ["两", "三", "十二"]
    assert with_count({}, None) == {}


def test_topics_are_told_by_words() -> None:
    assert topics_in("强化问题整改，补齐短板弱项") == {"整改"}
    assert known_topics(("作风",)) == {"作风"}
    assert known_topics(("问题整改",)) == {"问题整改", "整改"}
    assert topics_in("今天天气很好") == set()


def test_every_kind_that_an_outline_may_name_can_be_composed() -> None:
    for entry in load_lexicon("kinds")["blocks"]:
        kind = block_kind(entry["name"])
        assert kind.characters
        assert kind.passages
    for entry in load_lexicon("kinds")["sections"]:
        kind = section_kind(entry["name"])
        assert kind.title
        assert kind.items > 1
        assert kind.points
    known = {*load_lexicon("topics")}
    composing = load_lexicon("composing")
    named = {topic for topics in composing["near"].values() for topic in topics} | set(composing["near"])
    assert named | set(composing["default_topics"]) <= known


def test_points_that_are_not_worded_give_way_where_a_speech_is_very_short() -> None:
    def counts(minutes: float | None, *points: Point) -> tuple[int, ...]:
        body = (Block("主旨"), Section("问题", points=points), Section("任务", answers="问题"), Section("保障"))
        return point_counts(sample_outline(body=body, minutes=minutes))

    topics = tuple(Point(topics=(topic,)) for topic in ("责任", "担当", "作风", "纪律"))
    assert counts(None, *topics)[1:3] == (4, 4)
    assert counts(15, *topics)[1:3] == (4, 4)
    assert counts(4, *topics)[1:3] == (2, 2)
    assert counts(4, *topics[:3], Point("守住底线"))[1] == 4
    assert counts(30)[1] >= counts(6)[1] >= 2


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("要认真查摆问题，列出清单。", -1),
        ("班子成员要带头认领问题，敢于揭短亮丑。", -1),
        ("对查摆出的问题要分类整改。能够立即解决的，马上改。", 0),
        ("要明确责任单位，限期整改。", 0),
        ("整改一个，销号一个。", 1),
        ("要抓好落实。完成以后要组织验收。", 0),
        ("要抓好落实，责任到人，完成以后组织验收。", 0),
    ],
)
def test_which_step_of_a_task_a_phrase_is(text: str, step: int) -> None:
    assert candidate(text).step == step
