"""What an outline may ask for beside its parts: answers, problems in a lead, pins, pace; and what is said of it."""

from __future__ import annotations

import many_drafts
import pytest

from qicao.bank.phrase import Source
from qicao.compose.candidate import Candidate
from qicao.compose.composer import Draft, Manner, compose
from qicao.compose.ledger import makes_a_run
from qicao.compose.stock import Stock
from qicao.outlines.facts import complete_facts
from qicao.outlines.model import PROBLEM_LEAD, Block, Outline, Point, Section
from qicao.speech.model import Role

from .made import FACTS, TOPICS, headings, large_set, phrase, phrase_set, sample_outline, templates

STOCK = Stock((large_set(per_role=120),))
REAL = many_drafts.stock("动员会")


def draft(outline: Outline, stock: Stock = STOCK, seed: int = 0, share: float = 0.25) -> Draft:
    return compose(outline, stock, FACTS, templates(), Manner(seed, max_share=share))


def codes(made: Draft) -> list[str]:
    return [finding.code for finding in made.findings]


def topics_at(made: Draft, name: str) -> set[str]:
    return {topic for one in made.picks.places[name].phrases for topic in one.phrase.topics}


def test_measures_answer_the_problems_one_for_one() -> None:
    named = tuple(Point(topics=(topic,)) for topic in ("学习", "作风", "安全"))
    body = (Section("问题", points=named), Section("任务", answers="问题", lead=False))
    made = draft(sample_outline(body=body, minutes=6))
    for number, topic in enumerate(("学习", "作风", "安全"), start=1):
        assert topic in topics_at(made, f"问题/{number}")
        assert topic in topics_at(made, f"任务/{number}")


def test_a_lead_of_problems_names_one_for_each_point_by_topic_or_by_heading() -> None:
    points = (Point(topics=("学习",)), Point(heading="要转变作风"), Point(topics=("纪律",)))
    made = draft(sample_outline(body=(Section("任务", lead=PROBLEM_LEAD, points=points),), minutes=5))
    lead = next(p for p in made.speech.paragraphs if p.role is Role.LEAD)
    assert [str(item.marker) for item in lead.items[1:]] == ["一是", "二是", "三是"]
    assert [topics_at(made, f"任务/引子/{n}") for n in (1, 2, 3)] == [{"学习"}, {"作风"}, {"纪律"}]


def test_the_pace_makes_a_speech_longer_or_shorter() -> None:
    lengths = [many_drafts.spoken(draft(sample_outline(minutes=10, pace=pace)).speech) for pace in (150, 240)]
    assert lengths == [pytest.approx(1500, rel=0.05), pytest.approx(2400, rel=0.05)]


def test_headings_that_do_not_agree_are_told() -> None:
    sets = (headings(2, "任务", "要抓实学习"), headings(2, "任务", "让作风在一线转变过来、实起来"))
    stock = Stock((large_set()._replace(heading_sets=sets),))
    points = (Point(topics=("学习",)), Point(topics=("作风",)))
    made = draft(sample_outline(body=(Section("任务", points=points),), minutes=3), stock)
    assert "C04" in codes(made)


def test_a_heading_of_the_writers_leads_where_the_bank_has_some_that_agree() -> None:
    unlike = headings(2, "任务", *(f"在{topic}上下大功夫、见真成效" for topic in TOPICS))
    alike = (headings(2, "任务", "要扛牢责任"), headings(2, "任务", "要锤炼作风"))
    stock = Stock((large_set()._replace(heading_sets=(unlike, *alike)),))
    body = (Section("任务", points=(Point(heading="要强化担当"), Point(), Point()), lead=False),)
    made = draft(sample_outline(body=body, minutes=3), stock)
    titles = [p.items[0].title for p in made.speech.of_role(Role.POINT)]
    assert set(titles[1:]) == {"要扛牢责任", "要锤炼作风"}
    assert "C04" not in codes(made)


@pytest.mark.parametrize("kinds", [("任务", "落实", "纪律", "责任"), ("问题", "任务"), ("问题", "任务", "保障")])
def test_a_section_never_has_the_title_of_another_kind(kinds: tuple[str, ...]) -> None:
    outline = many_drafts.outline_of("mobilisation", 15)._replace(body=tuple(Section(kind) for kind in kinds))
    for seed in range(6):
        made = compose(outline, REAL, complete_facts(outline), templates(), Manner(seed))
        titles = dict(zip(kinds, [p.items[0].title for p in made.speech.of_role(Role.HEADING)], strict=True))
        others = ("回顾", "成绩", "总结过去", "认识", "意义", "站位", "形势")
        assert not [title for title in titles.values() if any(word in title for word in others)]


def test_points_of_the_writers_stay_under_his_text() -> None:
    points = (Point("干部作风好了", "干部天天下村。"), Point("服务好了", "群众少跑路。"))
    made = draft(sample_outline(body=(Block("成绩", text="成绩是好的。", points=points),), minutes=None))
    assert "成绩是好的。一是干部作风好了。干部天天下村。二是服务好了。群众少跑路。" in made.speech.plain


def test_a_pinned_phrase_stands_once_and_at_its_place() -> None:
    body = (Section("任务", points=tuple(Point(topics=("学习",)) for _ in range(3)), lead=False),)
    first = draft(sample_outline(body=body, minutes=4))
    wanted = first.picks.ids["任务/1"][0]
    points = (*body[0].points[:2], Point(topics=("学习",), pinned=(wanted,)))
    for minutes in (2, 4):
        made = draft(sample_outline(body=(body[0]._replace(points=points),), minutes=minutes))
        assert [name for name, ids in made.picks.ids.items() if wanted in ids] == ["任务/3"]
        assert "C06" not in codes(made)


def test_a_pin_that_cannot_stand_is_told() -> None:
    body = (Section("任务", points=(Point(pinned=("没有这个",)), Point()), lead=False),)
    made = draft(sample_outline(body=body, minutes=3))
    assert "没有这个" in next(finding.message for finding in made.findings if finding.code == "C06")


def test_points_that_there_is_no_room_for_are_told() -> None:
    body = (Section("任务", points=tuple(Point(topics=(topic,)) for topic in TOPICS), lead=False),)
    made = draft(sample_outline(body=body, minutes=1))
    assert "C07" in codes(made)
    assert len(made.speech.of_role(Role.POINT)) < len(TOPICS)


def test_what_has_its_turn_is_told_in_the_order_of_the_outline() -> None:
    told = {
        "发展": ("产业正在升级换代，", "市场竞争日趋激烈，", "投资热度持续回升，"),
        "安全": ("燃气管网年久失修，", "山塘水库进入汛期，", "车辆人员流动频繁，"),
        "学习": ("干部知识更新太慢，", "青年同志缺少历练，", "专业书籍无人翻阅，"),
    }
    phrases = [phrase(f"{text}不容忽视。", "形势", topic) for topic, texts in told.items() for text in texts]
    for order in (("发展", "安全", "学习"), ("学习", "发展", "安全")):
        body = (Block("形势", topics=order), Block("号召"))
        made = draft(sample_outline(body=body, characters=120, minutes=None), Stock((phrase_set(*phrases),)))
        found = [one.phrase.topics[0] for one in made.picks.places["形势"].phrases]
        assert sorted(found, key=order.index) == found
        assert set(found) == set(order)


def test_no_more_than_two_sentences_in_a_row_are_of_one_source() -> None:
    def said(text: str, speech: str) -> Candidate:
        return Candidate(phrase(text, sources=(Source(speech, 0, 0),) if speech else ()), 0)

    own = said("要办好事。", "")
    assert not makes_a_run((said("甲。", "一"), said("乙。", "一")))
    assert makes_a_run((said("甲。", "一"), said("乙。", "一"), said("丙。", "一")))
    assert makes_a_run((said("甲。乙。", "一"), said("丙。", "一")))
    assert not makes_a_run((said("甲。", "一"), said("乙。", "一"), own, said("丙。", "一")))
    assert not makes_a_run((said("甲。", "一"), said("乙。", "二"), said("丙。", "一")))


def test_a_fact_does_not_stammer() -> None:
    stock = Stock((phrase_set(phrase("抓{活动}提升年里的事。"), phrase("要抓好{活动}。")),))
    made = draft(sample_outline(body=(Block("补充"),), minutes=None), stock)
    assert "提升年提升年" not in made.speech.plain


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("在全{{ 级 }}“{{ 活动 }}”活动动员会上的讲话", "要抓好“干部能力提升年”活动。"),
        ("在全{{ 级 }}“{{ 活动 }}”动员会上的讲话", "要抓好“干部能力提升年”。"),
        ("在全{{ 级 }}{{ 活动 }}动员会上的讲话", "要抓好干部能力提升年。"),
    ],
)
def test_the_campaign_is_written_as_the_title_writes_it(title: str, shown: str) -> None:
    stock = Stock((phrase_set(phrase("要抓好“{活动}”。")),))
    made = draft(sample_outline(title=title, body=(Block("补充"),), minutes=None), stock)
    assert shown in made.speech.plain
