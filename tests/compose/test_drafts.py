"""Whole drafts from the outlines and the bank of the package: what must hold of every one of them.

`tools/many_drafts.py` measures the same over fifty seeds (`make statistics`).
"""

from __future__ import annotations

import many_drafts
import pytest
from many_drafts import OUTLINES

from qicao.speech.model import Role

SEEDS = (1, 2)
EVERY = pytest.mark.parametrize("name", OUTLINES)


@EVERY
@pytest.mark.parametrize("minutes", many_drafts.LENGTHS)
def test_nothing_is_wrong_with_a_draft(name: str, minutes: int) -> None:
    for seed in SEEDS:
        made = many_drafts.draft(name, minutes, seed)
        assert list(many_drafts.faults(made, many_drafts.outline_of(name, minutes))) == []
        assert made.findings == ()
        assert made.speech.paragraphs[0].role is Role.TITLE
        assert made.speech.paragraphs[-1].role is Role.CLOSING


def test_a_draft_is_not_lengthened_and_shortened_in_turn() -> None:
    made = many_drafts.draft("symposium", 8, 21)
    assert list(many_drafts.faults(made, many_drafts.outline_of("symposium", 8))) == []


@EVERY
def test_headings_of_siblings_agree(name: str) -> None:
    groups = [
        group for seed in range(8) for group in many_drafts.heading_groups(many_drafts.draft(name, 15, seed).speech)
    ]
    assert sum(map(many_drafts.agree, groups)) >= 0.95 * len(groups)


def test_the_text_takes_up_what_its_headings_promise() -> None:
    paid = [
        one for name in OUTLINES for seed in SEEDS for one in many_drafts.paid(many_drafts.draft(name, 15, seed).speech)
    ]
    assert sum(paid) >= 0.8 * len(paid)


@EVERY
def test_the_steps_of_a_task_stand_in_their_order(name: str) -> None:
    stock = many_drafts.stock(name)
    for seed in SEEDS:
        for place in many_drafts.draft(name, 15, seed).picks.places.values():
            found = (stock.find(one.phrase.id) for one in place.phrases if one.role == "部署")
            steps = [one.step for one in found if one and one.position == 0]
            assert steps == sorted(steps)


@EVERY
def test_two_seeds_share_less_than_half_and_another_set_changes_the_wording_alone(name: str) -> None:
    row = many_drafts.measure(name, 3)
    assert row.shared <= 0.5
    assert row.changed >= 0.8
    assert row.same_shape


@EVERY
def test_no_three_phrases_in_a_row_begin_with_must(name: str) -> None:
    for seed in SEEDS:
        for place in many_drafts.draft(name, 15, seed).picks.places.values():
            assert "要要要" not in "".join(one.phrase.text[0] for one in place.phrases)


@pytest.mark.parametrize("minutes", [5, 40, 60])
def test_what_the_bank_cannot_fill_or_the_outline_cannot_hold_is_said(minutes: int) -> None:
    for name in OUTLINES:
        made = many_drafts.draft(name, minutes, 1)
        near = abs(many_drafts.spoken(made.speech) - 200 * minutes) <= 0.05 * 200 * minutes
        assert near or "C03" in [finding.code for finding in made.findings]
