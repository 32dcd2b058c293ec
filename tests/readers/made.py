"""Speeches made at random, as well-formed ones are: a hypothesis strategy.

What a speech is made of (tests/fixtures/made, one a line) is drawn, and how it is numbered; that its items come back
is what the tests hold.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from hypothesis import strategies as st

from qicao.speech.markers import LEVEL_BRACKET, Marker
from qicao.speech.model import Item, Paragraph, Role, Span, Speech

_WORDS = Path(__file__).parents[1] / "fixtures/made"
_CLAUSES = (_WORDS / "clauses.txt").read_text(encoding="utf-8").splitlines()
_HEADINGS = (_WORDS / "headings.txt").read_text(encoding="utf-8").splitlines()
_TITLES = (_WORDS / "titles.txt").read_text(encoding="utf-8").splitlines()
_BYLINES = ("青石镇党委书记 李明", "（2026年11月25日）", "县长 欧阳修文", "（2026年3月）")
_SALUTATIONS = ("同志们：", "各位代表、同志们：", "尊敬的各位领导，各位来宾，同志们：", "各位老师、同学们：")
_RUN_IN = ("{一}是", "{一}要", "第{一}，", "（{1}）", "{1}．", "{①}")
_ON_LINES = ("（{一}）", "（{一}）", "{一}是", "{一}要", "第{一}，", "{1}．", "{1}、", "首先，|其次，|最后，")
_LISTS = ("{一}是", "{①}", "（{1}）")
_FRONT = (Role.OPENING, Role.RESPONSE, Role.ACHIEVEMENTS, Role.BACKGROUND, Role.PROBLEMS, Role.SIGNIFICANCE)
_TAIL = (Role.PLEDGE_INTRO, Role.PLEDGE, Role.EMPHASIS, Role.CLOSING)
_FIRST_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+”?")


@st.composite
def sentences(draw: st.DrawFn, least: int = 1, most: int = 4) -> str:
    """Some sentences."""
    made = draw(st.lists(st.lists(st.sampled_from(_CLAUSES), min_size=1, max_size=4), min_size=least, max_size=most))
    ends = draw(st.lists(st.sampled_from("。。。。！？"), min_size=len(made), max_size=len(made)))
    return "".join("，".join(clauses) + end for clauses, end in zip(made, ends, strict=True))


def _spans(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()


def _item(marker: Marker, text: str) -> Item:
    """A marked item: what it begins with, up to its first end mark, is its heading."""
    first = _FIRST_SENTENCE.match(text)
    end = first.end() if first else len(text)
    return Item(marker, _spans(text[:end]), _spans(text[end:]))


def _markers(style: str, count: int) -> list[Marker]:
    """So many markers of a style as it is written above: a comma is no part of it, a series has as many words."""
    label = "|".join(style.replace("，", "").split("|")[:count])
    return [Marker(label, number, "，" if "，" in style else "") for number in range(1, count + 1)]


@st.composite
def _texts(draw: st.DrawFn) -> tuple[Item, ...]:
    """A paragraph of text; there may be a list in it."""
    items = [Item(text=_spans(draw(sentences())))]
    if draw(st.booleans()):
        style, count = draw(st.sampled_from(_RUN_IN)), draw(st.integers(2, 4))
        items += [_item(marker, draw(sentences(1, 2))) for marker in _markers(style, count)]
    return tuple(items)


@st.composite
def _points(draw: st.DrawFn) -> list[Paragraph]:
    """What stands in a section: paragraphs of text, or points on lines of their own."""
    if draw(st.booleans()):
        return [Paragraph(Role.POINT, draw(_texts())) for _ in range(draw(st.integers(1, 3)))]
    style, count = draw(st.sampled_from(_ON_LINES)), draw(st.integers(2, 3))
    inner = draw(st.sampled_from([one for one in _LISTS if one != style]))
    return [one for marker in _markers(style, count) for one in draw(_point(marker, inner))]


@st.composite
def _point(draw: st.DrawFn, marker: Marker, inner: str) -> list[Paragraph]:
    """A point: its heading run into its text or, where its marker may stand so, on a line of its own; lists in it."""
    listed = draw(st.sampled_from([0, 0, 2, 3]))
    items = [_item(one, draw(sentences(1, 2))) for one in _markers(inner, listed)]
    if marker.level == LEVEL_BRACKET and draw(st.booleans()):
        heading = Paragraph(Role.HEADING, (Item(marker, _spans(draw(st.sampled_from(_HEADINGS)))),))
        text = Item(text=_spans(draw(sentences(1, 3))))
        return [heading, Paragraph(Role.POINT, (text, *items))]
    if draw(st.booleans()):
        return [Paragraph(Role.POINT, (_item(marker, draw(sentences(2, 4))), *items))]
    return [
        Paragraph(Role.POINT, (_item(marker, draw(sentences(2, 4))),)),
        *(Paragraph(Role.POINT, (i,)) for i in items),
    ]


@st.composite
def _section(draw: st.DrawFn, number: int) -> list[Paragraph]:
    heading = Item(Marker("{一}、", number), _spans(draw(st.sampled_from(_HEADINGS))))
    lead = [Paragraph(Role.LEAD, (Item(text=_spans(draw(sentences()))),))] if draw(st.booleans()) else []
    return [Paragraph(Role.HEADING, (heading,)), *lead, *draw(_points())]


def _line(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Item(text=_spans(text)),))


@st.composite
def speeches(draw: st.DrawFn) -> Speech:
    """A speech: head, front, sections, end."""
    some = partial(st.lists, min_size=0, max_size=2, unique=True)
    head = [_line(Role.TITLE, draw(st.sampled_from(_TITLES)))]
    head += [_line(Role.BYLINE, text) for text in draw(some(st.sampled_from(_BYLINES)))]
    head.append(_line(Role.SALUTATION, draw(st.sampled_from(_SALUTATIONS))))
    front = [
        Paragraph(role, draw(_texts())) for role in draw(st.lists(st.sampled_from(_FRONT), min_size=1, max_size=3))
    ]
    sections = [one for number in range(1, draw(st.integers(0, 3)) + 1) for one in draw(_section(number))]
    tail = [_line(role, draw(sentences())) for role in draw(some(st.sampled_from(_TAIL)))]
    return Speech((*head, *front, *sections, *tail))
