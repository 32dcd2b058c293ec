"""What was chosen is recorded, kept, and changed in one place at a time."""

from __future__ import annotations

from pathlib import Path

import many_drafts
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.bank.phrase import Source
from qicao.compose.composer import Draft, Manner, Work, compose
from qicao.compose.picks import PickedPhrase, Picks
from qicao.compose.picks_file import print_picks, read_picks
from qicao.compose.stock import Stock
from qicao.compose.swapping import alternatives, find_spots, standing
from qicao.errors import OutlineError
from qicao.outlines.facts import complete_facts
from qicao.outlines.model import Block, Outline, Point, Section

from .made import FACTS, large_set, outlines, phrase, phrase_set, sample_outline, templates

STOCK = Stock((large_set(per_role=120),))
SEEDS = st.integers(0, 10_000)


def draft(outline: Outline, kept: Picks | None = None, stock: Stock = STOCK, seed: int = 0) -> Draft:
    return compose(outline, stock, FACTS, templates(), Manner(seed, kept))


def written_and_read(picks: Picks, folder: Path) -> Picks:
    path = folder / "稿.picks.yaml"
    path.write_text(print_picks(picks), encoding="utf-8")
    return read_picks(path)


@settings(max_examples=25)
@given(outlines(), SEEDS)
def test_the_record_gives_the_same_draft(outline: Outline, seed: int) -> None:
    first = draft(outline, seed=seed)
    assert draft(outline, first.picks).speech == first.speech


def test_the_file_says_all_that_the_record_holds(tmp_path: Path) -> None:
    picks = draft(sample_outline()).picks
    back = written_and_read(picks._replace(rounds={"任务/2": 3}), tmp_path)
    assert back.rounds == {"任务/2": 3}
    assert draft(sample_outline(), back).speech == draft(sample_outline(), picks).speech
    assert print_picks(back._replace(rounds={})) == print_picks(picks)


def test_editing_the_bank_changes_no_draft_whose_picks_are_kept(tmp_path: Path) -> None:
    outline = sample_outline()
    first = draft(outline)
    other = Stock((large_set(start=900),))
    assert draft(outline, stock=other).speech != first.speech
    assert draft(outline, written_and_read(first.picks, tmp_path), other).speech == first.speech
    assert draft(outline, first.picks, Stock(())).speech == first.speech


def test_one_place_drawn_again_leaves_all_others_as_they_are() -> None:
    outline = sample_outline()
    first = draft(outline)
    again = draft(outline, first.picks.without("保障/1"))
    assert again.picks.ids["保障/1"] != first.picks.ids["保障/1"]
    assert not set(again.picks.ids["保障/1"]) & set(first.picks.ids["保障/1"])
    for name, ids in first.picks.ids.items():
        assert name == "保障/1" or again.picks.ids[name] == ids
    third = draft(outline, again.picks.without("保障/1"))
    assert third.picks.ids["保障/1"] != again.picks.ids["保障/1"]


def test_headings_drawn_again_come_as_a_set_and_leave_the_sentences() -> None:
    body = (
        Section("任务", points=(Point(topics=("学习",)), Point(topics=("作风",)))),
        Section("保障", points=(Point(), Point())),
    )
    sets = large_set().heading_sets
    outline = sample_outline(body=body)
    first = draft(outline, stock=Stock((large_set()._replace(heading_sets=sets),)))
    again = draft(outline, first.picks.without("保障"), Stock((large_set()._replace(heading_sets=sets),)))
    assert again.picks.headings["任务"] == first.picks.headings["任务"]
    assert again.picks.ids["任务/1"] == first.picks.ids["任务/1"]


def test_what_the_outline_asks_otherwise_is_chosen_anew_and_the_rest_stays() -> None:
    one = sample_outline(
        body=(Block("主旨"), Section("任务", points=(Point(topics=("学习",)), Point(topics=("作风",)))))
    )
    two = one._replace(body=(Block("主旨"), Section("任务", points=(Point(topics=("纪律",)), Point(topics=("作风",))))))
    first = draft(one)
    second = draft(two, first.picks)
    assert second.picks.ids["主旨"] == first.picks.ids["主旨"]
    assert second.picks.ids["任务/1"] != first.picks.ids["任务/1"]


def test_a_minute_more_changes_no_paragraph_that_was_chosen() -> None:
    outline = many_drafts.outline_of("mobilisation", 14)
    facts, stock = complete_facts(outline), many_drafts.stock("mobilisation")
    first = compose(outline, stock, facts, templates(), Manner(3)).picks
    longer = compose(outline._replace(minutes=16), stock, facts, templates(), Manner(3, first)).picks
    assert all(set(ids) <= set(longer.ids[name]) for name, ids in first.ids.items())


def test_another_length_keeps_what_is_there_and_adds_or_leaves_out() -> None:
    first = draft(sample_outline(minutes=12))
    longer, shorter = draft(sample_outline(minutes=16), first.picks), draft(sample_outline(minutes=9), first.picks)
    for name, ids in first.picks.ids.items():
        assert set(ids) <= set(longer.picks.ids[name])
        assert set(shorter.picks.ids[name]) <= set(ids)


def test_every_alternative_may_be_taken_and_changes_one_sentence() -> None:
    outline = sample_outline()
    first = draft(outline)
    for written in ("任务/2.1", "保障/1.1", "主旨.1"):
        (spot,) = find_spots(first.picks, written)
        work = Work(outline, STOCK, FACTS, Manner(kept=first.picks))
        found = list(alternatives(work, work.written(templates()), spot))
        stands = standing(first.picks, spot)
        assert found
        assert all(one.wordings != stands for one in found)
        taken = draft(outline, found[-1].picks)
        assert standing(taken.picks, spot) == found[-1].wordings
        changed = [n for n, ids in taken.picks.ids.items() if ids != first.picks.ids[n]]
        assert changed == [spot.name]


def test_other_headings_may_be_taken() -> None:
    outline = many_drafts.outline_of("mobilisation", 15)
    stock, facts = many_drafts.stock("动员会"), complete_facts(outline)
    first = compose(outline, stock, facts, templates())
    for written in ("标题", "任务/标题"):
        (spot,) = find_spots(first.picks, written)
        work = Work(outline, stock, facts, Manner(kept=first.picks))
        found = list(alternatives(work, work.written(templates()), spot))
        assert found
        taken = compose(outline, stock, facts, templates(), Manner(kept=found[0].picks))
        assert standing(taken.picks, spot) == found[0].wordings
        assert taken.findings == first.findings
        assert taken.picks.ids == first.picks.ids


def test_a_place_that_is_not_there_is_told() -> None:
    picks = draft(sample_outline()).picks
    for written, told in (("任物/2", "任务/2"), ("任务/2.99", "写 1 到")):
        with pytest.raises(OutlineError) as caught:
            find_spots(picks, written)
        assert told in caught.value.hint
    assert len(find_spots(picks, "任务/2")) == len(picks.ids["任务/2"])


@pytest.mark.parametrize("broken", ["种子: 1\n", "种子: 甲\n用语: 通用\n标题: []\n选用: []\n", "- 1\n", "选用: {\n"])
def test_a_record_that_cannot_be_read_is_told(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "稿.picks.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(OutlineError, match=r"稿\.picks\.yaml"):
        read_picks(path)


def test_a_pinned_phrase_stands_and_a_banned_one_does_not() -> None:
    pinned = phrase("要把这一件事办成样板。", "部署")
    stock = Stock((large_set()._replace(phrases=(*large_set().phrases, pinned)),))
    outline = sample_outline(
        body=(Section("任务", points=(Point(pinned=(pinned.id,)), Point()), lead=False),), minutes=4
    )
    made = draft(outline, stock=stock)
    assert pinned.id in made.picks.ids["任务/1"]
    banned = made.picks.ids["任务/2"][0]
    without = draft(outline._replace(banned=(banned,)), made.picks, stock)
    assert banned not in without.picks.ids["任务/2"]
    assert without.picks.ids["任务/1"] == made.picks.ids["任务/1"]
    words = draft(outline._replace(banned=("抓紧",)), stock=stock).speech.plain
    assert "抓紧" not in words


def test_no_source_speech_gives_more_than_its_share() -> None:
    def mined(n: int) -> tuple[Source, ...]:
        return (Source("甲", n, 0),)

    first = large_set(per_role=120)
    own = first._replace(
        phrases=tuple(one._replace(sources=mined(i)) if i % 2 else one for i, one in enumerate(first.phrases))
    )
    for share in (0.1, 0.25, 0.5):
        made = compose(sample_outline(), Stock((own,)), FACTS, templates(), Manner(max_share=share))
        assert 0 < made.shares["甲"] <= share
        for place in made.picks.places.values():
            run = "".join("甲" if one.phrase.sources else "乙" for one in place.phrases)
            assert "甲甲甲" not in run


def test_a_bank_with_one_source_alone_says_that_its_share_is_too_large() -> None:
    own = phrase_set(
        *(one._replace(sources=(Source("甲", 0, 0),)) for one in large_set().phrases), sets=large_set().heading_sets
    )
    made = draft(sample_outline(), stock=Stock((own,)))
    assert made.shares["甲"] > 0.25
    assert "C05" in [finding.code for finding in made.findings]


def test_kept_sentences_that_make_the_draft_too_short_are_told_as_such() -> None:
    first = draft(sample_outline())
    halved = {name: place._replace(phrases=place.phrases[:1]) for name, place in first.picks.places.items()}
    told = draft(sample_outline(), first.picks._replace(places=halved))
    messages = [finding.message for finding in told.findings if finding.code == "C03"]
    assert len(messages) == 1
    assert "上次选用的句子都照用了" in messages[0]


def test_a_shorter_draft_keeps_a_measure_beside_what_punishes() -> None:
    outline = sample_outline(body=(Section("任务", points=(Point(), Point()), lead=False),), minutes=None)
    first = draft(outline)
    measure = phrase("各级要把这件事抓紧抓好，一级带着一级干，一件接着一件办，做到件件有着落、事事有回音。")
    late = [
        phrase(f"对{name}方面不作为的，依规依纪{way}。")
        for name in "甲乙丙丁"
        for way in ("约谈", "通报", "问责", "处理")
    ]
    place = first.picks.places["任务/1"]
    place = place._replace(phrases=tuple(PickedPhrase("部署", one) for one in (measure, *late)))
    kept = first.picks._replace(places={"任务/1": place})
    for characters in range(150, 390, 30):
        shorter = draft(outline._replace(characters=characters), kept)
        assert not set(shorter.picks.ids["任务/1"]) <= {one.id for one in late}
