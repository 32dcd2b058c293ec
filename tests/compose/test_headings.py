"""Headings come as a set: of one pattern, in order, on the topics that are asked for, led by what the writer gave."""

from __future__ import annotations

from random import Random

from qicao.bank.phrase import HeadingSet
from qicao.compose.headings import Choice, Headings, Wish
from qicao.compose.kinds import section_kind
from qicao.compose.printed import Heading, PrintableSet
from qicao.speech.model import Span

from .made import FACTS, headings

TASKS = section_kind("任务")
REAL = headings(2, "任务", "要在真学上下功夫", "要在真干上下功夫", "要在真改上下功夫")
FAMILY = headings(
    2,
    "任务",
    *("强化政治引领", "强化理论学习", "强化担当意识", "强化作风转变", "强化纪律约束"),
    *("强化为民情怀", "强化项目带动", "强化安全防范", "强化机制建设", "强化问题整改"),
)


def choose(sets: tuple[HeadingSet, ...], wishes: list[Wish], section: str | None = "任务", seed: int = 0) -> Choice:
    kinds = [section_kind(name) for name in ("意义", "任务", "保障")]
    made = Headings([PrintableSet(one) for one in sets], FACTS, None, kinds, frozenset({"学习", "发展"}))
    return made.choose(wishes, section_kind(section) if section else None, seeded(seed))


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - a draw among headings


def given(text: str) -> Wish:
    return Wish(Heading((Span(text),)))


def texts(choice: Choice) -> list[str | None]:
    return [heading.text if heading else None for heading in choice.headings]


def test_siblings_come_from_one_set_in_its_order() -> None:
    other = headings(2, "任务", "抓学习", "抓工作", "抓整改", "抓队伍")
    for seed in range(10):
        choice = choose((REAL, other), [Wish(), Wish()], seed=seed)
        found = texts(choice)
        assert choice.agree
        assert any(
            found == [one for one in whole if one in found]
            for whole in (
                ["要在真学上下功夫", "要在真干上下功夫", "要在真改上下功夫"],
                ["抓学习", "抓工作", "抓整改", "抓队伍"],
            )
        )


def test_after_a_must_no_heading_has_another() -> None:
    inner = headings(2, "任务", "责任链条要扣紧", "能力素质要提升", "工作落实要有力")
    other = headings(2, "任务", "要抓好重要工作", "要改进工作作风", "要办成几件大事")
    for seed in range(10):
        made = Headings([PrintableSet(inner), PrintableSet(other)], FACTS, None, [TASKS], frozenset())
        choice = made.choose([Wish(), Wish(), Wish()], TASKS, seeded(seed), after_must=True)
        assert set(texts(choice)) == {"要抓好重要工作", "要改进工作作风", "要办成几件大事"}


def test_sets_of_another_section_are_not_taken() -> None:
    assert texts(choose((headings(2, "保障", "加强领导", "加强督查"),), [Wish(), Wish()])) == [None, None]
    mined = headings(2, "加强领导、强化保障，有力推动活动落实见效", "加强组织保障", "加强统筹领导")
    assert texts(choose((mined,), [Wish(), Wish()], "保障")) == ["加强组织保障", "加强统筹领导"]


def test_topics_find_their_heading_in_a_set_that_has_one_for_each() -> None:
    wishes = [Wish(topics=frozenset({topic})) for topic in ("整改", "担当", "纪律")]
    choice = choose((REAL, FAMILY), wishes)
    assert texts(choice) == ["强化问题整改", "强化担当意识", "强化纪律约束"]
    assert choice.agree


def test_a_large_set_serves_no_one_who_names_no_topic() -> None:
    assert texts(choose((FAMILY,), [Wish(), Wish()])) == [None, None]


def test_what_the_writer_gave_leads_the_pattern() -> None:
    long = headings(2, "任务", "聚焦发展第一要务，在提质增效上求突破", "聚焦民生第一关切，在解忧纾困上见温度")
    short = headings(2, "任务", "要狠抓工作落实", "要改进工作作风")
    for seed in range(10):
        choice = choose((long, short), [Wish(), given("要紧扣发展大局"), Wish()], seed=seed)
        assert texts(choice) == ["要狠抓工作落实", "要紧扣发展大局", "要改进工作作风"]
        assert choice.agree


def test_a_pattern_that_cannot_be_met_is_told() -> None:
    choice = choose((REAL,), [given("抓"), Wish()])
    assert not choice.agree
    assert all(texts(choice))


def test_small_sets_of_one_pattern_are_put_together() -> None:
    small = (headings(2, "任务", "要狠抓落实", "要改进作风"), headings(2, "任务", "要提升能力", "要守住底线"))
    choice = choose(small, [Wish(), Wish(), Wish()])
    assert choice.agree
    assert len(set(texts(choice))) == 3


def test_level_one_headings_suit_their_sections_by_kind() -> None:
    wrong = headings(1, "全篇", "正视问题找差距", "总结成绩鼓干劲", "展望未来谱新篇")
    four = headings(1, "全篇", "回顾过去鼓干劲", "提高站位明意义", "聚焦重点抓任务", "加强领导强保障")
    wishes = [Wish(kind=section_kind(name)) for name in ("意义", "任务", "保障")]
    for seed in range(10):
        assert texts(choose((wrong, four), wishes, None, seed)) == [
            "提高站位明意义",
            "聚焦重点抓任务",
            "加强领导强保障",
        ]


def test_headings_are_filled_with_the_facts_and_left_where_one_is_missing() -> None:
    sets = (headings(1, "全篇", "认识“{活动}”", "推进“{活动}”"), headings(1, "全篇", "认识{没有}", "推进{没有}"))
    assert texts(choose(sets, [Wish(), Wish()], None)) == ["认识“干部能力提升年”", "推进“干部能力提升年”"]


def test_a_set_about_something_else_is_not_taken() -> None:
    elsewhere = headings(2, "任务", "办好第一件事", "办好第二件事", topics=("生态",))
    here = headings(2, "任务", "抓好第一件事", "抓好第二件事", topics=("学习",))
    assert texts(choose((elsewhere, here), [Wish(), Wish()])) == ["抓好第一件事", "抓好第二件事"]


def test_no_heading_stands_twice_in_a_draft() -> None:
    made = Headings([PrintableSet(REAL)], FACTS, None, [TASKS], frozenset())
    first = made.choose([Wish(), Wish()], TASKS, seeded(0))
    second = made.choose([Wish(), Wish()], TASKS, seeded(0))
    found = [heading.text for choice in (first, second) for heading in choice.headings if heading]
    assert len(set(found)) == len(found) == 3
    assert not second.agree
