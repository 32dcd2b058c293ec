"""Small banks and outlines for the tests of composing, made by hand or at random."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from qicao.bank.phrase import (
    ROLE_OF_CHINESE,
    HeadingSet,
    Phrase,
    PhraseSet,
    content_id,
    parse_parts,
)
from qicao.compose.candidate import Candidate
from qicao.compose.rendering import PassageTemplates, load_templates
from qicao.outlines.model import Block, Outline, Point, Section

ROOT = Path(__file__).parents[2]
FACTS = {
    "镇": "青石镇",
    "级": "镇",
    "本地": "青石镇",
    "党委": "镇党委",
    "党委政府": "镇党委、政府",
    "活动": "干部能力提升年",
    "会议": "全镇动员会",
    "承前": "镇长宣读了方案",
}
TOPICS = ("学习", "担当", "作风", "纪律", "发展", "安全")
_LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"


@cache
def templates() -> PassageTemplates:
    return load_templates((ROOT / "templates/passages",))


def phrase(text: str, role: str = "部署", *topics: str, **more: Any) -> Phrase:
    return Phrase(content_id(text), parse_parts(text), ROLE_OF_CHINESE[role], topics, **more)


def candidate(text: str, role: str = "部署", *topics: str, tier: int = 0) -> Candidate:
    return Candidate(phrase(text, role, *topics), tier)


def headings(level: int, section: str, *texts: str, topics: tuple[str, ...] = ()) -> HeadingSet:
    return HeadingSet(content_id(*texts), level, tuple(map(parse_parts, texts)), topics, section=section)


def phrase_set(*phrases: Phrase, sets: tuple[HeadingSet, ...] = (), name: str = "通用") -> PhraseSet:
    return PhraseSet(name, "made", phrases=phrases, heading_sets=sets)


@cache
def large_set(name: str = "通用", start: int = 0, per_role: int = 60) -> PhraseSet:
    """Phrases of every role, no two alike; some have a topic, some a slot. Another `start` gives other wordings."""
    made = [_made(role, start + n) for role in ROLE_OF_CHINESE for n in range(per_role)]
    return phrase_set(*made, sets=_made_headings(start), name=name)


def _made(role: str, n: int) -> Phrase:
    one, two = _LETTERS[n % len(_LETTERS)], _LETTERS[n // len(_LETTERS) % len(_LETTERS)]
    count = "讲{数}点意见，" if role == "过渡" else ""
    slot = "全{级}" if n % 3 == 0 else "各级"
    tail = "落到实处见到成效" * (n % 4)
    topics = () if n % 4 == 0 or role in ("过渡", "承前", "号召", "主旨") else (TOPICS[n % len(TOPICS)],)
    text = f"{slot}{count}要把{role}{one}{two}抓紧，让{role}的{two}{one}{tail}有回音。"
    return phrase(text, role, *topics)


def _made_headings(start: int) -> tuple[HeadingSet, ...]:
    kinds = ("意义", "任务", "保障", "成绩", "问题", "落实", "状态")
    letters = _LETTERS[start % 20 :]
    points = [
        headings(2, kind, *(f"{kind}{letters[i]}要{letters[j]}起来，真正见成效" for i in range(5)))
        for kind in kinds
        for j in (6, 7)
    ]
    titles = [
        headings(1, "全篇", *(f"{mark}{letters[i]}思想，做好“{{活动}}”文章" for i in range(4)))
        for mark in ("统一", "凝聚")
    ]
    return (*titles, *points)


def sample_outline(**changes: object) -> Outline:
    values: dict[str, object] = {
        "occasion": "动员会",
        "title": "在全{{ 级 }}“{{ 活动 }}”动员会上的讲话",
        "body": (
            Block("主旨"),
            Block("承前"),
            Block("成绩", points=(Point(), Point(), Point())),
            Block("问题"),
            Block("过渡"),
            Section("意义", points=(Point(), Point())),
            Section("任务", points=(Point(topics=("学习",)), Point("要紧扣发展提升能力"), Point())),
            Section("保障", marker="{一}要", points=(Point(), Point(), Point())),
            Block("表态", points=(Point(), Point())),
            Block("号召"),
        ),
        "minutes": 15,
    }
    return Outline(**{**values, **changes})  # type: ignore[arg-type] # a test gives what it gives


_BLOCKS = ("主旨", "承前", "成绩", "问题", "依据", "形势", "意义", "表态", "补充", "号召")
_SECTIONS = ("意义", "任务", "保障", "成绩", "问题", "落实", "状态")
_WRITTEN = ("要抓好{{ 活动 }}。", "一切为了{{ 镇 }}的明天。", "今年的任务很重。\n大家要有准备。")
_STYLES = (None, "{一}是", "{一}要", "（{一}）", "第{一}", "首先|其次|最后", "一方面|另一方面", "{1}.")

_points = st.builds(
    Point,
    heading=st.none() | st.sampled_from(("要强化责任", "扛牢“{{ 活动 }}”的责任。", "抓落实、见实效")),
    text=st.none() | st.sampled_from(_WRITTEN),
    topics=st.lists(st.sampled_from(TOPICS), max_size=2, unique=True).map(tuple),
)
_point_lists = st.lists(_points, max_size=5).map(tuple)
_blocks = st.builds(
    Block,
    kind=st.sampled_from(_BLOCKS),
    text=st.none() | st.none() | st.sampled_from(_WRITTEN),
    points=_point_lists,
    marker=st.sampled_from(_STYLES),
)
_sections = st.builds(
    Section,
    kind=st.sampled_from(_SECTIONS),
    heading=st.none() | st.none() | st.sampled_from(("把“{{ 活动 }}”抓紧抓实", "统一思想、提高认识，扎实做好工作")),
    lead=st.booleans() | st.sampled_from(_WRITTEN),
    points=_point_lists,
    marker=st.sampled_from(_STYLES),
)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """Outlines of any shape: some blocks, a transition, some sections, some blocks again."""
    front = draw(st.lists(_blocks, max_size=4))
    sections = draw(st.lists(_sections, min_size=1, max_size=5))
    back = draw(st.lists(_blocks, max_size=2))
    return sample_outline(
        body=(*front, Block("过渡"), *sections, *back),
        minutes=draw(st.none() | st.integers(3, 30)),
        occasion=draw(st.sampled_from(("动员会", "工作会议", "座谈会"))),
    )
