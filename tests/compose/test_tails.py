"""A subjectless outcome ends the sentence before it, where that sentence can take it."""

from __future__ import annotations

import pytest

from qicao.compose.picks import Chosen
from qicao.compose.stream import Break, Head
from qicao.compose.tails import with_tails
from qicao.speech.model import Origin, OriginKind, Span

from .made import candidate

OUTCOME = "让群众看到变化。"


def piece(text: str, role: str = "部署") -> Span:
    return Span(text, Origin(OriginKind.PHRASE, candidate(text, role).phrase.id))


def read(*pieces: object, outcome: str = OUTCOME) -> str:
    chosen = [Chosen("成效", candidate(outcome, "成效"))]
    return "".join(one.text if isinstance(one, Span) else "｜" for one in with_tails(tuple(pieces), chosen))  # type: ignore[arg-type]


def test_a_tail_takes_the_place_of_the_full_stop() -> None:
    assert read(piece("要抓早抓小。"), piece(OUTCOME, "成效")) == "要抓早抓小，让群众看到变化。"
    template = Span("。", Origin(OriginKind.TEMPLATE, "条目"))
    assert read(piece("要抓早抓小"), template, piece(OUTCOME, "成效")) == "要抓早抓小，让群众看到变化。"


@pytest.mark.parametrize(
    "before",
    [
        piece("要把每一件事办好，确保件件有着落。"),
        piece("要" + "把这一件事和那一件事都放在心上，" * 5 + "一抓到底。"),
        piece("能不能做到？"),
        Head((piece("抓早抓小。"),)),
        Break(),
    ],
)
def test_what_cannot_take_a_tail_stays_as_it_is(before: object) -> None:
    read_apart = read(before) + OUTCOME
    assert read(before, piece(OUTCOME, "成效")) == read_apart


def test_only_the_last_sentence_counts() -> None:
    long = "要" + "把这一件事和那一件事都放在心上，" * 5 + "一抓到底。要抓早抓小。"
    assert read(piece(long), piece(OUTCOME, "成效")).endswith("一抓到底。要抓早抓小，让群众看到变化。")


def test_what_has_a_subject_and_what_is_no_outcome_stand_alone() -> None:
    named = "广大干部的作风更实了。"
    assert read(piece("要抓早抓小。"), piece(named, "成效"), outcome=named) == f"要抓早抓小。{named}"
    assert read(piece("要抓早抓小。"), piece("推动各项工作要抓实。")) == "要抓早抓小。推动各项工作要抓实。"
