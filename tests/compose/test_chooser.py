"""What is chosen: hard conditions hold always, what suits better wins, places do not disturb each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from qicao.bank.phrase import Phrase, Register, Source, Validity
from qicao.compose.candidate import pairs_of
from qicao.compose.chooser import Chooser, Moment
from qicao.compose.dice import Dice
from qicao.compose.ledger import Ledger
from qicao.compose.picks import Chosen
from qicao.compose.scoring import Scorer, Want
from qicao.compose.stock import Stock

from .made import FACTS, large_set, phrase, phrase_set

START = Moment((), 500)
NOTHING: Mapping[str, str] = MappingProxyType({})


def chooser(*phrases: Phrase, facts: Mapping[str, str] = FACTS, seed: int = 0, day: date | None = None) -> Chooser:
    return Chooser(Scorer(Stock((phrase_set(*phrases),)), facts, day, Dice(seed)), Ledger())


def drawn(
    made: Chooser, want: Want | None = None, role: str = "部署", place: str = "任务/1", times: int = 9
) -> list[str]:
    """The phrases drawn one after another, until nothing fits any more."""
    found: list[str] = []
    before: tuple[object, ...] = ()
    for _ in range(times):
        one = made.draw(place, role, want or Want(), Moment(before, 500))  # type: ignore[arg-type] # candidates
        if one is None:
            break
        made.ledger.use(place, Chosen(role, one))
        found.append(one.phrase.text)
        before = (*before, one)
    return found


def test_only_the_role_that_is_asked_for() -> None:
    made = chooser(phrase("要抓实。"), phrase("纪律松一寸，作风散一尺。", "论断"))
    assert drawn(made) == ["要抓实。"]


def test_a_topic_that_is_not_wanted_keeps_a_phrase_out() -> None:
    made = chooser(
        phrase("要服务企业、敢于担当。", "部署", "担当", "营商"),
        phrase("要敢于担当。", "部署", "担当"),
        phrase("要抓实。"),
    )
    assert set(drawn(made, Want(topics=frozenset({"担当"})))) == {"要敢于担当。", "要抓实。"}
    assert len(drawn(chooser(phrase("要护好山水。", "部署", "生态")), Want(topics=None))) == 1


def test_near_topics_fill_in_when_nothing_better_is_left() -> None:
    made = chooser(phrase("要抓好项目。", "部署", "项目"), phrase("要抓好发展。", "部署", "发展"))
    want = Want(topics=frozenset({"发展"}), own=frozenset({"发展"}))
    assert drawn(made, want) == ["要抓好发展。", "要抓好项目。"]


def test_nothing_spoken_nothing_out_of_date() -> None:
    spoken = phrase("这事儿得抓啊。", register=Register.SPOKEN)
    over = phrase("要打赢去年的硬仗。", validity=Validity(None, date(2025, 12, 31)))
    coming = phrase("要打赢明年的硬仗。", validity=Validity(date(2027, 1, 1), None))
    now = phrase("要打赢今年的硬仗。", validity=Validity(date(2026, 1, 1), date(2026, 11, 25)))
    assert drawn(chooser(spoken, over, coming, now, day=date(2026, 11, 25))) == [now.text]


def test_what_is_said_to_the_villages_is_said_by_those_who_stand_above_them() -> None:
    villages = phrase("要把任务交代到各村，一件一件抓。")
    for level, found in (("镇", [villages.text]), ("县", []), ("市", [])):
        assert drawn(chooser(villages, facts={**FACTS, "级": level})) == found


def test_what_belongs_to_a_season_is_said_in_it() -> None:
    spring = phrase("要趁春暖花开，把活干起来。")
    for day, found in ((date(2026, 4, 1), [spring.text]), (date(2026, 11, 1), []), (None, [])):
        assert drawn(chooser(spring, day=day)) == found


def test_a_phrase_without_its_fact_waits_until_nothing_else_is_there() -> None:
    made = chooser(phrase("要办好{实事数}件实事。"), phrase("要办好实事。"), facts=NOTHING)
    assert drawn(made, place="任务/1") == ["要办好实事。"]
    assert drawn(made, place="任务/2") == ["要办好{实事数}件实事。"]


def test_a_count_is_only_said_where_there_is_one() -> None:
    made = chooser(phrase("要抓好{数}项工作。"), phrase("要抓好各项工作。"))
    assert drawn(made, place="任务/1") == ["要抓好各项工作。"]
    assert drawn(made, Want(has_count=True), place="任务/引子") == ["要抓好{数}项工作。"]


def test_no_long_clause_stands_twice() -> None:
    made = chooser(
        phrase("要抓早抓小，切实把矛盾隐患化解在基层和萌芽状态。"),
        phrase("要多走多看，切实把矛盾隐患化解在基层和萌芽状态。"),
        phrase("要多走多看、多想多问。"),
    )
    assert len(drawn(made)) == 2


def test_what_the_writer_wrote_is_not_said_again() -> None:
    ledger = Ledger()
    ledger.write_down("大家都要切实把矛盾隐患化解在基层和萌芽状态。")
    stock = Stock((phrase_set(phrase("要抓早，大家都要切实把矛盾隐患化解在基层和萌芽状态。")),))
    assert drawn(Chooser(Scorer(stock, FACTS, None, Dice()), ledger)) == []


def test_the_heading_draws_what_shares_its_words_or_was_mined_under_one_like_it() -> None:
    others = [phrase(f"要把第{n}件事办妥。") for n in range(9)]
    own = phrase("要在狠抓落实上求实效，锲而不舍。")
    under = phrase("要一竿子插到底。", under="在狠抓落实上求实效")
    want = Want(pairs=pairs_of("在狠抓落实上求实效"))
    for one in (own, under):
        first = [drawn(chooser(*others, one, seed=seed), want, times=1) for seed in range(30)]
        assert first.count([one.text]) >= 15


def test_the_occasions_own_set_comes_before_the_general_one() -> None:
    own = phrase_set(*(phrase(f"要把第{n}件实事办妥。") for n in range(5)), name="动员会")
    general = phrase_set(*(phrase(f"要把第{n}项工作抓好。") for n in range(5)))
    found = [
        drawn(Chooser(Scorer(Stock((own, general)), FACTS, None, Dice(seed)), Ledger()), times=1)[0]
        for seed in range(40)
    ]
    assert sum("实事" in text for text in found) > 28


def test_no_speech_gives_everything() -> None:
    """Of two sources the draft does not take all from one."""
    phrases = [
        phrase(f"要把{source}的第{n}件事认认真真、妥妥当当办好。", sources=(Source(source, n, 0),))
        for source in ("甲", "乙")
        for n in range(20)
    ]
    found = drawn(chooser(*phrases), times=20)
    assert 6 <= sum("甲" in text for text in found) <= 14


def test_three_sentences_in_a_row_do_not_all_begin_with_must() -> None:
    things = ("道路", "水渠", "校舍", "林地", "库房", "集市", "桥梁", "电网")
    phrases = [phrase(f"要{thing}。") for thing in things]
    phrases += [phrase(f"{who}。") for who in ("干部下田", "党员上阵", "教师家访", "民警巡夜", "医生出诊", "站长领跑")]
    for seed in range(10):
        found = drawn(chooser(*phrases, seed=seed), times=9)
        assert not any(all(text.startswith("要") for text in found[i : i + 3]) for i in range(6))


def test_what_leans_on_the_sentences_before_it_comes_last_and_what_opens_comes_first() -> None:
    lean, opens = phrase("成绩来之不易，要倍加珍惜。", "成绩"), phrase("近年来，变化不小。", "成绩")
    plain = [phrase(f"第{n}件实事办妥了。", "成绩", "民生") for n in range(3)]
    made = chooser(lean, opens, *plain)
    want = Want(topics=frozenset({"民生"}), topical=False)
    before = made.draw("成绩", "成绩", want, START)
    assert before
    assert before.phrase.text == opens.text
    last = made.draw("成绩", "成绩", want, Moment((before,), 20))
    assert last
    assert last.phrase.text in {lean.text, *(p.text for p in plain)}
    assert all(text != lean.text for text in drawn(made, want, "成绩", "问题")[:1])


def test_what_ends_a_speech_stands_in_no_point_that_another_follows() -> None:
    ending = phrase("请组织放心，我们一定干好。", "表态")
    assert drawn(chooser(ending), Want(is_point=True, followed=True), "表态") == []
    made = chooser(ending).draw("表态/2", "表态", Want(is_point=True), Moment((), 12))
    assert made
    assert made.phrase.text == ending.text


def test_each_place_has_its_own_draw() -> None:
    stock = Stock((large_set(per_role=200),))

    def draws(places: tuple[str, ...]) -> dict[str, list[str]]:
        made = Chooser(Scorer(stock, FACTS, None, Dice(7)), Ledger())
        return {place: drawn(made, Want(topics=None), place=place, times=3) for place in places}

    one, two = draws(("任务/1", "任务/2", "任务/3")), draws(("任务/1", "任务/另", "任务/3"))
    assert one["任务/1"] == two["任务/1"]
    assert one["任务/3"] != two["任务/另"]


def test_giving_back_frees_a_phrase_and_its_clauses() -> None:
    ledger = Ledger()
    made = Chooser(
        Scorer(Stock((phrase_set(phrase("要切实把矛盾隐患化解在基层和萌芽状态。")),)), FACTS, None, Dice()), ledger
    )
    assert len(drawn(made, place="一")) == 1
    assert drawn(made, place="二") == []
    ledger.give_back("一")
    assert len(drawn(made, place="二")) == 1
