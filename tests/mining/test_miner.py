"""Mining: what becomes of every sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.bank.phrase import PhraseRole, Register, print_parts
from qicao.mining.generalised import Generalised
from qicao.mining.miner import Mined, mine_speech
from qicao.mining.slots import generaliser
from qicao.readers import parse, read

SOURCES = sorted((Path(__file__).parents[2] / "phrasebank/sources").glob("*.txt"))
FEWEST_MINED = 0.85


def _mined(text: str) -> Mined:
    """Mine a text in which nothing belongs to a place."""
    return mine_speech(parse(text), "test", lambda sentence: Generalised((sentence,)))


def _roles(mined: Mined) -> dict[str, PhraseRole]:
    return {phrase.text: phrase.role for phrase in mined.phrases}


@pytest.fixture(scope="module")
def five() -> tuple[Mined, ...]:
    speeches = [(read(path), path.stem) for path in SOURCES]
    return tuple(mine_speech(speech, name, generaliser(speech)) for speech, name in speeches)


def test_most_sentences_of_the_five_are_mined_and_the_others_say_why(five: tuple[Mined, ...]) -> None:
    outcomes = [outcome for mined in five for outcome in mined.outcomes]
    assert sum(outcome.mined is not None for outcome in outcomes) / len(outcomes) >= FEWEST_MINED
    assert all(outcome.reason for outcome in outcomes if outcome.mined is None)


def test_every_outcome_points_to_what_was_mined(five: tuple[Mined, ...]) -> None:
    for mined in five:
        ids = {phrase.id for phrase in mined.phrases} | {one.id for one in mined.heading_sets}
        assert {outcome.mined for outcome in mined.outcomes if outcome.mined} <= ids


def test_what_leans_on_the_sentence_before_is_kept_with_it() -> None:
    mined = _mined(
        "同志们：\n一、狠抓作风\n要把问题一个一个查清楚。这些问题不解决，工作就推不动。对此，大家要有清醒认识。"
    )
    assert [phrase.text for phrase in mined.phrases if phrase.role is not PhraseRole.SALUTATION] == [
        "要把问题一个一个查清楚。这些问题不解决，工作就推不动。对此，大家要有清醒认识。"
    ]


def test_what_leans_on_nothing_is_left_out_with_its_reason() -> None:
    mined = _mined("同志们：\n一、狠抓作风\n对此，大家一定要有清醒的认识，下大力气解决。")
    assert mined.outcomes[-1].mined is None
    assert mined.outcomes[-1].reason == "承接上句，上句没有采"


def test_what_is_said_off_the_cuff_is_marked() -> None:
    aside = "最后，我再强调一点：跑项目其实也很难啊，跑一次不行就再跑一次。"
    text = f"同志们：\n一、狠抓作风\n要真抓实干，一项一项抓出成效。\n{aside}\n谢谢大家！"
    registers = {phrase.text: phrase.register for phrase in _mined(text).phrases}
    assert registers[aside] is Register.SPOKEN
    assert registers["要真抓实干，一项一项抓出成效。"] is Register.WRITTEN


def test_items_of_an_announced_list_of_problems_are_problems() -> None:
    problems = "当前还存在以下突出问题：一是大局意识淡漠，缺乏全局观念。二是服务基层不优，下沉一线太少。"
    text = f"同志们：\n一、明确方向\n{problems}\n要逐项整改到位。\n二、压实责任\n要敢抓敢管。"
    roles = _roles(_mined(text))
    assert roles["大局意识淡漠，缺乏全局观念。"] is PhraseRole.PROBLEM
    assert roles["服务基层不优，下沉一线太少。"] is PhraseRole.PROBLEM
    assert roles["要逐项整改到位。"] is PhraseRole.DIRECTIVE


def test_siblings_become_a_heading_set_with_their_pattern() -> None:
    text = "同志们：\n一、提振士气、鼓足干劲，奋勇争先再出发\n要干。\n二、盯紧目标、攻坚克难，昂扬奋进求突破\n要干好。"
    (found,) = _mined(text).heading_sets
    assert [print_parts(heading) for heading in found.headings] == [
        "提振士气、鼓足干劲，奋勇争先再出发",
        "盯紧目标、攻坚克难，昂扬奋进求突破",
    ]
    assert found.pattern == ((4, 4, 7), (4, 4, 7))
    assert (found.level, found.section) == (1, "全篇")


def test_a_passage_is_the_order_of_roles_in_a_paragraph() -> None:
    text = "同志们：\n一、狠抓作风\n作风就是战斗力。要从具体事抓起，一件一件抓到底。确保每项工作都有回音、有结果。"
    (found,) = _mined(text).passages
    assert found.roles == (PhraseRole.MAXIM, PhraseRole.DIRECTIVE, PhraseRole.OUTCOME)


def test_the_count_in_a_transition_becomes_a_slot() -> None:
    roles = _roles(
        _mined(
            "同志们：\n今天我们召开大会，动员大家抓好作风。\n下面，我讲三点意见。\n一、抓紧\n要快。\n二、抓实\n要实。"
        )
    )
    assert roles["下面，我讲{数}点意见。"] is PhraseRole.TRANSITION


def test_a_wording_that_is_wrong_at_any_time_is_left_out() -> None:
    outcome = _mined("同志们：\n一、狠抓作风\n要牢记习总书记的嘱托，真抓实干。").outcomes[-1]
    assert outcome.mined is None
    assert "习近平总书记" in outcome.reason


def test_a_dated_wording_keeps_its_days() -> None:
    (phrase,) = [
        p for p in _mined("同志们：\n一、狠抓落实\n要毫不放松抓好疫情防控各项措施。").phrases if "疫情" in p.text
    ]
    assert str(phrase.validity.end) == "2023-01-07"


@given(
    st.lists(
        st.sampled_from(
            [*"。，；：“”\n", "同志们：", "一、", "一是", "二是", "要抓好落实", "这些问题", "有的同志不愿担当"]
        ),
        max_size=60,
    )
)
def test_every_sentence_of_any_text_has_one_outcome(pieces: list[str]) -> None:
    mined = _mined("".join(pieces))
    assert all((outcome.mined is None) == bool(outcome.reason) for outcome in mined.outcomes)
    assert len({(o.source.paragraph, o.source.sentence) for o in mined.outcomes}) == len(mined.outcomes)
