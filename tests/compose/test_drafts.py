"""Whole drafts from the outlines and the bank of the package: what must hold of every one of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from qicao.bank.folder import load_bank
from qicao.compose.composer import Draft, Manner, compose
from qicao.compose.stock import Stock
from qicao.outlines.facts import complete_facts
from qicao.outlines.loader import load_outline
from qicao.speech.announced import announced_counts
from qicao.speech.model import Role, Speech
from qicao.speech.text import clauses, count_characters, fingerprint, sentences

from .made import ROOT, templates

OUTLINES = sorted((ROOT / "templates/outlines").glob("*.yaml"))
LONG = 12


@cache
def stock(name: str) -> Stock:
    return Stock(load_bank((ROOT / "phrasebank",)).resolve(name))


@cache
def draft(path: Path, name: str, minutes: int, seed: int) -> Draft:
    outline = load_outline(path)._replace(minutes=minutes, characters=None)
    return compose(outline, stock(name), complete_facts(outline), templates(), Manner(seed))


def drafts(path: Path) -> list[Draft]:
    own = load_outline(path).phrase_set or "通用"
    sets = ["通用", *({own} & {one.name for one in load_bank((ROOT / "phrasebank",)).sets})]
    return [draft(path, name, minutes, seed) for name in sets for minutes in (8, 15) for seed in (1, 2)]


def spoken(speech: Speech) -> int:
    unspoken = (Role.TITLE, Role.SUBTITLE, Role.BYLINE)
    return sum(count_characters(p.plain) for p in speech.paragraphs if p.role not in unspoken)


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_whole_and_without_gaps(path: Path) -> None:
    for made in drafts(path):
        assert not re.search(r"[{}【】]|X{2}|%\}", made.speech.plain)
        assert {finding.code for finding in made.findings} <= {"C03"}
        assert made.speech.paragraphs[0].role is Role.TITLE
        assert made.speech.paragraphs[-1].role is Role.CLOSING


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_nothing_is_said_twice(path: Path) -> None:
    for made in drafts(path):
        texts = [sentence.text for p in made.speech.paragraphs for sentence in sentences(p.plain)]
        counted = Counter(fingerprint(clause) for text in texts for clause in clauses(text))
        assert not [clause for clause, times in counted.items() if times > 1 and len(clause) >= LONG]
        picks = Counter(one for ids in made.picks.ids.values() for one in ids)
        assert max(picks.values()) == 1


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_counts_agree_and_the_length_is_met(path: Path) -> None:
    for made in drafts(path):
        assert all(one.count == one.found for one in announced_counts(made.speech))
        wanted = 1600 if spoken(made.speech) < 2300 else 3000
        assert abs(spoken(made.speech) - wanted) <= wanted * 0.1


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_no_three_sentences_in_a_row_begin_with_must(path: Path) -> None:
    for made in drafts(path):
        for paragraph in made.speech.paragraphs:
            openings = "".join(sentence.text[0] for sentence in sentences(paragraph.plain))
            assert "要要要" not in openings


def test_swapping_the_phrase_set_changes_the_wording_and_no_structure() -> None:
    outline = next(path for path in OUTLINES if path.stem == "mobilisation")
    shapes: list[list[tuple[Role, list[str]]]] = []
    for name in [one.name for one in load_bank((ROOT / "phrasebank",)).sets]:
        speech = draft(outline, name, 15, 1).speech
        shapes.append([(p.role, [str(item.marker) for item in p.items]) for p in speech.paragraphs])
    assert all(shape == shapes[0] for shape in shapes)
