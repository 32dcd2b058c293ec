"""The template outlines keep what the lexicon says of their occasions."""

from __future__ import annotations

from typing import Any

import pytest

from outlines.made import TEMPLATES
from qicao.lexicons import load_lexicon
from qicao.outlines.facts import complete_facts, facts_in
from qicao.outlines.loader import load_outline
from qicao.outlines.model import Block, Outline, Section
from qicao.outlines.occasions import occasions

OUTLINES = {path.stem: load_outline(path) for path in TEMPLATES}
RATE = 200


def _row(outline: Outline) -> dict[str, Any]:
    return next(row for row in load_lexicon("occasions") if row["name"] == outline.occasion)


def _name(row: dict[str, Any]) -> str:
    return str(row.get("block") or row["section"])


def test_one_for_each_occasion() -> None:
    assert {outline.occasion for outline in OUTLINES.values()} == {occasion.name for occasion in occasions()}
    assert {stem: _row(outline)["slug"] for stem, outline in OUTLINES.items()} == {stem: stem for stem in OUTLINES}


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=OUTLINES)
def test_blocks_and_sections_in_the_order_of_the_occasion(outline: Outline) -> None:
    kinds = [part.kind for part in outline.body]
    wanted = [_name(row) for row in _row(outline)["body"] if not row.get("optional") or _name(row) in kinds]
    assert kinds == wanted


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=OUTLINES)
def test_sections_have_the_points_and_markers_of_the_occasion(outline: Outline) -> None:
    rows = {row["section"]: row for row in _row(outline)["body"] if "section" in row}
    for section in (part for part in outline.body if isinstance(part, Section) and not part.answers):
        fewest, most = rows[section.kind]["points"]
        assert fewest <= len(section.points) <= most
        assert section.marker == rows[section.kind]["marker"]


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=OUTLINES)
def test_every_fact_is_there(outline: Outline) -> None:
    texts = [outline.title, *(part.text or "" for part in outline.body if isinstance(part, Block))]
    texts += [str(part.lead) for part in outline.body if isinstance(part, Section)]
    facts = complete_facts(outline)
    assert {name for text in texts for name in facts_in(text)} <= facts.keys()
    assert {"级", "本地", "党委政府", "上级党委政府", "承前", "会议", "年份", "全会精神", "规划"} <= facts.keys()


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=OUTLINES)
def test_topics_are_known(outline: Outline) -> None:
    topics = {topic for part in outline.body for holder in (part, *part.points) for topic in holder.topics}
    assert topics
    assert topics <= load_lexicon("topics").keys()


def test_kinds_of_the_lexicon_are_the_kinds_of_its_occasions() -> None:
    kinds = load_lexicon("kinds")
    for row in load_lexicon("occasions"):
        assert row["characters"] == sorted(row["characters"])
        assert row["characters"][-1] <= RATE * 60
        for part in row["body"]:
            known = kinds["blocks" if "block" in part else "sections"]
            assert _name(part) in {kind["name"] for kind in known}
