"""What a point says goes on from sentence to sentence: phrases that tell a thing to its end (成段用语)."""

from __future__ import annotations

import re

import many_drafts
import pytest
from many_drafts import OUTLINES

from qicao.bank.phrase import parse_parts, print_parts
from qicao.compose.campaign import CAMPAIGN_NOUN, said_again
from qicao.compose.candidate import telling_pairs
from qicao.compose.chooser import Chooser, Moment
from qicao.compose.dice import Dice
from qicao.compose.ledger import Ledger
from qicao.compose.penalties import where_it_stands
from qicao.compose.picks import Chosen
from qicao.compose.scoring import Scorer, Want
from qicao.compose.stock import Stock
from qicao.lexicons import load_lexicon

from .made import FACTS, candidate, phrase, phrase_set

SEEDS = (1, 2, 3)
LOOSE = "督促检查的结果，一个月通报一回。"
OVERALL = "要把督查贯穿工作始终。"
SHORT = "督查下去先看上一次的问题改了没有，改了的请群众来说，没有改的当场问明原因，写在单子上。" * 2
LONG = SHORT + "回来以后，把看到的情况一件一件交给承办的人，过几天再去看一次，还是老样子的，请负责人到会上说明。" * 3


@pytest.mark.parametrize(
    ("text", "chain"), [(LOOSE, False), (OVERALL, False), (SHORT, True), (SHORT.replace("。", "，") + "好。", False)]
)
def test_a_chain_is_several_sentences_and_long(text: str, chain: bool) -> None:
    assert candidate(text).is_chain is chain


@pytest.mark.parametrize(("room", "wanted"), [(120, SHORT), (300, LONG)])
def test_where_there_is_room_a_thing_is_told_to_its_end(room: int, wanted: str) -> None:
    stock = Stock((phrase_set(*map(phrase, (LOOSE, SHORT, LONG))),))
    want = Want(is_point=True, is_argued=True, headed=True)
    found = [
        Chooser(Scorer(stock, FACTS, None, Dice(seed)), Ledger()).draw("保障/1", "部署", want, Moment((), room))
        for seed in range(20)
    ]
    texts = [one.text for one in found if one]
    assert LOOSE not in texts
    assert texts.count(wanted) >= 15


def test_a_heading_is_about_what_not_every_heading_could_say() -> None:
    assert telling_pairs("切实加强工作督查") == {"督查"}
    assert telling_pairs("坚持不断推进") == frozenset()


@pytest.mark.parametrize(
    ("noun", "text", "again"),
    [
        ("活动", "开展“{活动}”，要抓紧。", "开展这次活动，要抓紧。"),
        ("活动", "要把这次“{活动}”活动抓紧。", "要把这次活动抓紧。"),
        ("工程", "全{级}“{活动}”工程", "全{级}这项工程"),
        ("活动", "抓“{活动}”，“{活动}”要见效。", "抓这次活动，这次活动要见效。"),
        ("", "开展“{活动}”，要抓紧。", "开展“{活动}”，要抓紧。"),
    ],
)
def test_a_campaign_just_named_is_said_shortly(noun: str, text: str, again: str) -> None:
    assert print_parts(said_again(parse_parts(text), {CAMPAIGN_NOUN: noun})) == again


@pytest.mark.parametrize("name", OUTLINES)
def test_points_of_a_real_draft_are_told_in_chains(name: str) -> None:
    most = load_lexicon("composing")["sparing"]["论断"]
    for seed in SEEDS:
        places = many_drafts.draft(name, 15, seed).picks.places
        points = {key: [candidate(one.phrase.text) for one in place.phrases] for key, place in places.items()}
        tasks = [point for key, point in points.items() if re.match("(任务|保障|责任|意义)/[0-9]", key)]
        assert sum(any(one.is_chain for one in point) for point in tasks) >= 0.6 * len(tasks)
        roles = [one.role for key, place in places.items() if key[-1].isdigit() for one in place.phrases]
        assert roles.count("论断") <= most


@pytest.mark.parametrize("name", OUTLINES)
def test_no_turn_of_speech_comes_again_and_again(name: str) -> None:
    seldom = load_lexicon("composing")["seldom"]
    for seed in SEEDS:
        places = many_drafts.draft(name, 15, seed).picks.places.values()
        marks = [mark for place in places for one in place.phrases for mark in candidate(one.phrase.text).marks]
        assert all(marks.count(mark) <= 2 * turn["most"] + 1 for mark, turn in enumerate(seldom))


def test_turns_of_speech_are_told_by_words_with_others_between() -> None:
    assert candidate("结果作为年终考核的重要依据。").marks == candidate("情况作为评先评优的参考。").marks != ()
    assert candidate("依据规定，作为不力的要约谈。").marks == ()


@pytest.mark.parametrize(
    ("role", "text", "well"),
    [
        ("部署", "要把问题查准。" + SHORT, True),
        ("部署", "问题是改出来的。" + SHORT, False),
        ("意义", "问题是改出来的。" + SHORT, True),
    ],
)
def test_a_point_on_what_to_do_begins_with_what_is_wanted(role: str, text: str, well: bool) -> None:
    want = Want(is_point=True, is_argued=True, headed=True)
    usual = where_it_stands(candidate("要把问题查准。" + SHORT), want, Moment((), 130))
    assert (where_it_stands(candidate(text, role), want, Moment((), 130)) - usual < 1) is well


def test_a_township_has_no_departments_below_it() -> None:
    assert candidate("由主管部门拿出办法。").levels == {"县", "区", "市", "旗"}
    assert candidate("由有关单位拿出办法。").levels == frozenset()


def test_a_measure_answers_the_problem_that_was_named() -> None:
    problem = candidate("有的窗口政策解释前后不一，企业为一件事往返几趟。", "问题", "服务")
    answers = "要把政策解释统一起来，窗口讲的同文件上写的一个样，企业为一件事不再往返。" * 2 + "讲不清的当场问清。"
    other = "要把热线接起来，接了电话就要有着落，答应过的事情件件都要给群众一个说法。" * 2 + "接不到的及时打回去。"
    stock = Stock((phrase_set(phrase(answers, "部署", "服务"), phrase(other, "部署", "服务")),))
    want = Want(frozenset({"服务"}), frozenset({"服务"}), is_point=True, is_argued=True, headed=True)
    for named in (True, False):
        drawn = []
        for seed in range(20):
            made = Chooser(Scorer(stock, FACTS, None, Dice(seed)), Ledger())
            if named:
                made.ledger.use("问题", Chosen("问题", problem))
            found = made.draw("任务/1", "部署", want, Moment((), 120))
            drawn.append(found.text if found else "")
        assert (drawn.count(answers) >= 14) is named
