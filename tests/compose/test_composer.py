"""A composed speech is whole, numbered rightly, its counts agree, nothing is said twice, all of it has an origin."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.compose.composer import Draft, Manner, compose
from qicao.compose.stock import Stock
from qicao.errors import OutlineError
from qicao.outlines.model import Block, Outline, Point, Section, Speaker
from qicao.speech.announced import announced_counts
from qicao.speech.finding import Severity
from qicao.speech.model import OriginKind, Paragraph, Role, Span, Speech, text_of
from qicao.speech.numerals import chinese, value
from qicao.speech.text import count_characters

from .made import FACTS, large_set, outlines, phrase, phrase_set, sample_outline, templates

STOCK = Stock((large_set(),))
SEEDS = st.integers(0, 10_000)


def draft(outline: Outline, seed: int = 0, facts: dict[str, str] = FACTS, stock: Stock = STOCK) -> Draft:
    return compose(outline, stock, facts, templates(), Manner(seed))


def spans(speech: Speech) -> list[Span]:
    return [span for p in speech.paragraphs for item in p.items for span in (*item.heading, *item.text)]


def _role(paragraph: Paragraph) -> Role:
    return paragraph.role


def numbers(paragraphs: tuple[Paragraph, ...]) -> list[list[int]]:
    """The numbers of the markers, a list for each run of siblings."""
    runs: list[list[int]] = []
    for item in (item for p in paragraphs for item in p.items if item.marker):
        if item.marker and item.marker.level > 1:
            if item.marker.number == 1:
                runs.append([])
            runs[-1].append(item.marker.number)
    return runs


@settings(max_examples=40)
@given(outlines(), SEEDS)
def test_numbers_are_right_whatever_the_outline(outline: Outline, seed: int) -> None:
    speech = draft(outline, seed).speech
    sections = [part for part in outline.body if isinstance(part, Section)]
    lines = [p.items[0].marker for p in speech.of_role(Role.HEADING)]
    assert [marker and marker.label for marker in lines] == (
        [f"{chinese(n)}、" for n in range(1, len(sections) + 1)]
        if len(sections) > 1
        else [None for section in sections if section.heading]
    )
    assert all(run == list(range(1, len(run) + 1)) and len(run) > 1 for run in numbers(speech.paragraphs))


@settings(max_examples=40)
@given(outlines(), SEEDS)
def test_every_character_has_an_origin_and_no_slot_is_left(outline: Outline, seed: int) -> None:
    made = draft(outline, seed)
    assert all(span.origin and span.text for span in spans(made.speech))
    assert not re.search(r"[{}]|%\}|XX", made.speech.plain)
    assert not [finding for finding in made.findings if finding.code == "C01"]
    assert all(paragraph.plain for paragraph in made.speech.paragraphs)


@settings(max_examples=40)
@given(outlines(), SEEDS)
def test_each_sentence_of_the_bank_stands_once(outline: Outline, seed: int) -> None:
    made = draft(outline, seed)
    picks = Counter(one for ids in made.picks.ids.values() for one in ids)
    assert not picks or max(picks.values()) == 1
    used = [span.origin.ref for span in spans(made.speech) if span.origin and span.origin.kind is OriginKind.PHRASE]
    assert set(picks) <= set(used)


@settings(max_examples=40)
@given(outlines(), SEEDS)
def test_what_is_announced_is_what_follows(outline: Outline, seed: int) -> None:
    speech = draft(outline, seed).speech
    sections = sum(isinstance(part, Section) for part in outline.body)
    said = re.findall(r"讲([一二三四五六七八九十两]+)点意见", "".join(p.plain for p in speech.of_role(Role.TRANSITION)))
    points = max(1, sum(p.items[0].marker is not None for p in speech.of_role(Role.POINT)))  # one alone has no number
    assert [value(word) for word in said] == [sections if sections > 1 else points]
    assert "二点" not in speech.plain
    assert all(one.count == one.found for one in announced_counts(speech))


@settings(max_examples=25)
@given(outlines(), SEEDS)
def test_the_same_seed_gives_the_same_speech(outline: Outline, seed: int) -> None:
    assert draft(outline, seed) == draft(outline, seed, stock=Stock((large_set(),)))


@settings(max_examples=25)
@given(outlines(), SEEDS)
def test_another_phrase_set_changes_the_wording_and_nothing_else(outline: Outline, seed: int) -> None:
    other = Stock((large_set("动员会", 700), large_set()))
    one, two = draft(outline, seed).speech, draft(outline, seed, stock=other).speech

    def shape(speech: Speech) -> tuple[list[list[str]], list[Role]]:
        """The markers, and the roles in order; a small bank may have nothing left to lead points in with."""
        marks = [[str(item.marker) for item in p.items if item.marker] for p in speech.paragraphs]
        return [each for each in marks if each], [r for r, _ in groupby(speech.paragraphs, _role) if r is not Role.LEAD]

    assert shape(one) == shape(two)


def test_two_seeds_differ() -> None:
    stock = Stock((large_set(per_role=250),))
    one, two = (draft(sample_outline(), seed, stock=stock).picks.ids for seed in (1, 2))
    shared = {i for ids in one.values() for i in ids} & {i for ids in two.values() for i in ids}
    assert len(shared) < sum(map(len, one.values())) / 2


@pytest.mark.parametrize("minutes", [8, 15, 25])
def test_the_length_is_met_when_the_bank_can(minutes: int) -> None:
    stock = Stock((large_set(per_role=250),))
    for seed in range(4):
        made = draft(sample_outline(minutes=minutes), seed, stock=stock)
        spoken = [p for p in made.speech.paragraphs if p.role not in (Role.TITLE, Role.BYLINE)]
        length = sum(count_characters(p.plain) for p in spoken)
        assert abs(length - minutes * 200) <= 0.05 * minutes * 200
        assert not [finding for finding in made.findings if finding.code == "C03"]


def test_a_bank_that_is_too_small_is_told_and_nothing_unfit_is_taken() -> None:
    small = Stock((large_set(per_role=8),))
    made = draft(sample_outline(minutes=40), stock=small)
    told = [finding.message for finding in made.findings if finding.code == "C03"]
    assert len(told) == 1
    assert "比要求的 8000 字少" in told[0]


def test_an_empty_bank_gives_the_whole_frame() -> None:
    made = draft(sample_outline(), stock=Stock(()))
    plain = made.speech.plain
    assert [p.items[0].title for p in made.speech.of_role(Role.HEADING)] == [
        "提高站位、统一思想，充分认识“干部能力提升年”的重要意义",
        "明确任务、突出重点，高标准推进“干部能力提升年”",
        "加强领导、压实责任，确保“干部能力提升年”取得实效",
    ]
    assert "【待补：主旨】" in plain
    assert "（二）要紧扣发展提升能力。【待补：任务/2】" in plain
    gaps = [finding for finding in made.findings if finding.code == "C02"]
    assert len(gaps) == plain.count("【待补：")
    paragraph = made.speech.paragraphs[gaps[0].spot.paragraph]  # type: ignore[union-attr] # a gap has a place
    assert paragraph.plain == "【待补：主旨】"


def test_missing_facts_show_once_in_the_list_and_as_facts_in_the_text() -> None:
    facts = {name: text for name, text in FACTS.items() if name not in ("活动", "镇")}
    outline = sample_outline(body=(Block("主旨", text="{{ 镇 }}开展“{{ 活动 }}”。"), *sample_outline().body[1:]))
    made = draft(outline, facts=facts)
    assert made.speech.plain.startswith("在全镇“【待补：活动名称】”动员会上的讲话")
    assert "【待补：镇名】开展“【待补：活动名称】”。" in made.speech.plain
    missing = [finding for finding in made.findings if finding.code == "C01"]
    assert sorted(finding.spot.text for finding in missing if finding.spot) == ["【待补：活动名称】", "【待补：镇名】"]
    shown = [span for span in spans(made.speech) if span.text == "【待补：镇名】"]
    assert [span.origin and span.origin.kind for span in shown] == [OriginKind.FACT]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("级", "单位名写全（如 青石镇党委书记），或在“事实”里写“级: 镇”"),
        ("上级党委", "写“上级: 县”"),
        ("上年", "写上“日期”"),
        ("县", "在提纲的“事实”里写上“县: ……”"),
    ],
)
def test_a_missing_fact_is_told_with_how_it_comes_to_be_known(name: str, told: str) -> None:
    facts = {key: text for key, text in FACTS.items() if key != name}
    made = draft(sample_outline(body=(Block("主旨", text=f"讲一讲{{{{ {name} }}}}。"),)), facts=facts)
    assert told in next(one.suggestion for one in made.findings if one.code == "C01" and f"“{name}”" in one.message)


@pytest.mark.parametrize(
    ("speaker", "day", "told"),
    [
        (Speaker("青石镇党委书记", "李明"), date(2026, 11, 25), []),
        (Speaker(), date(2026, 11, 25), ["没有写“主讲”，文中没有讲话人"]),
        (Speaker(name="李明"), date(2026, 11, 25), ["没有写“主讲”的“职务”"]),
        (Speaker("青石镇党委书记"), None, ["没有写“主讲”的“姓名”", "没有写“日期”，文中没有日期，也没有查提法的时效"]),
    ],
)
def test_who_speaks_and_when_are_asked_for(speaker: Speaker, day: date | None, told: list[str]) -> None:
    findings = [one for one in draft(sample_outline(speaker=speaker, date=day)).findings if one.code == "C08"]
    assert all(words in one.message for one, words in zip(findings, told, strict=True))
    assert all(one.severity is Severity.HINT and one.suggestion for one in findings)


def test_a_phrase_that_lacks_a_fact_is_taken_only_where_nothing_else_would_stand() -> None:
    own = phrase_set(phrase("刚才，{承前}，我完全同意。", "承前"), phrase("要抓好{项目}。"), phrase("要抓好工作。"))
    outline = sample_outline(body=(Block("承前"), Block("补充")))
    made = draft(outline, facts={"级": "镇", "党委政府": "镇党委、政府"}, stock=Stock((own,)))
    assert "刚才，【待补：刚才的议程】，我完全同意。" in made.speech.plain
    assert "要抓好工作。" in made.speech.plain
    assert "待补：项目" not in made.speech.plain


def test_words_of_the_writer_stay_as_they_are() -> None:
    body = (
        Block("主旨", text="今天开个短会。\n就讲{{ 数 }}件事。"),
        Block("过渡", text="下面讲{{ 数 }}点意见："),
        Section(
            "任务",
            heading="抓好“{{ 活动 }}”。",
            lead="先说一句。",
            points=(Point("要实", "说到做到。"), Point(text="要快，马上就办。")),
        ),
        Section("保障", points=(Point(), Point())),
    )
    made = draft(sample_outline(body=body))
    assert [p.plain for p in made.speech.paragraphs[2:8]] == [
        "今天开个短会。",
        "就讲【待补：数】件事。",
        "下面讲两点意见：",
        "一、抓好“干部能力提升年”。",
        "先说一句。",
        "（一）要实。说到做到。",
    ]
    assert made.speech.paragraphs[8].plain == "（二）要快，马上就办。"
    assert text_of(made.speech.paragraphs[7].items[0].heading) == "要实。"


def test_a_marker_that_brings_its_own_must_is_not_doubled() -> None:
    points = (Point("要强化责任"), Point(text="要快。"), Point())
    stock = Stock((phrase_set(*(phrase(f"要把第{n}件工作抓紧抓实抓出成效。") for n in range(60))),))
    made = draft(
        sample_outline(minutes=None, body=(Section("任务", lead=False, points=points, marker="{一}要"),)), stock=stock
    )
    assert [p.plain[:3] for p in made.speech.of_role(Role.POINT)] == ["一要强", "二要快", "三要把"]


def test_front_matter() -> None:
    from datetime import date

    outline = sample_outline(
        subtitle="写在{{ 活动 }}之初",
        speaker=Speaker("青石镇党委书记", "李明"),
        date=date(2026, 11, 5),
        body=(Block("号召"),),
    )
    front = draft(outline).speech.paragraphs[:5]
    assert [(p.role.value, p.plain) for p in front] == [
        ("title", "在全镇“干部能力提升年”动员会上的讲话"),
        ("subtitle", "——写在干部能力提升年之初"),
        ("byline", "青石镇党委书记 李明"),
        ("byline", "（2026年11月5日）"),
        ("salutation", "同志们："),
    ]


def test_mined_text_is_never_run_as_a_template() -> None:
    stock = Stock((phrase_set(phrase("要{{ 7 * 7 }}，{% for x in y %}抓落实{% endfor %}。", "号召")),))
    made = draft(sample_outline(body=(Block("号召"),)), stock=stock)
    assert "【待补：% for x in y %】抓落实【待补：% endfor %】" in made.speech.plain
    assert "49" not in made.speech.plain


def test_words_of_the_outline_that_reach_too_far_are_refused_with_their_line() -> None:
    body = (Block("主旨"), Section("任务", heading="{{ 活动.__class__ }}", line=12))
    with pytest.raises(OutlineError) as refused:
        draft(sample_outline(body=body, path="提纲.yaml"))
    assert str(refused.value).startswith("提纲.yaml:12：")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(OutlineError, match="没有“过度”这种段") as refused:
        draft(sample_outline(body=(Block("过度"),)))
    assert "过渡" in refused.value.hint


def test_drawing_one_place_again_leaves_the_others_as_they_are() -> None:
    """A point with another heading draws other phrases; the places that do not share its topics stay."""
    outline = sample_outline(minutes=None)
    other = outline._replace(
        body=tuple(
            part if part.kind != "表态" else part._replace(points=(Point(), Point(), Point())) for part in outline.body
        ),
    )
    one, two = draft(outline).picks.ids, draft(other).picks.ids
    assert all(one[name] == two[name] for name in one if not name.startswith("表态"))
