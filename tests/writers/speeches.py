"""Speeches for properties: any text in any role, with and without markers."""

from __future__ import annotations

from hypothesis import strategies as st

from qicao.speech.markers import Marker
from qicao.speech.model import Item, Paragraph, Role, Speech

from .sample import spans

# Line breaks never stand inside a paragraph; signs that mean something to Markdown and HTML are frequent.
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))
_SIGNS = st.sampled_from(
    [*"\\*_`#>+-~<&[]()!|=.1。“”：；，（）一 　\u00a0", "**", "&lt;", "](", "1. ", "- ", "---", "<b>"]
)
WORDS = st.lists(_SIGNS | _CHARACTERS, min_size=1, max_size=12).map("".join)
MARKERS = st.builds(
    Marker,
    st.sampled_from(["{一}、", "（{一}）", "{一}是", "{1}.", "（{1}）", "首先|其次"]),
    st.integers(1, 30),
    st.sampled_from(["", "，", " "]),
)
_SPANS = WORDS.map(spans)
ITEMS = st.builds(Item, st.none() | MARKERS, st.just(()) | _SPANS, _SPANS)
PARAGRAPHS = st.builds(Paragraph, st.sampled_from(Role), st.lists(ITEMS, min_size=1, max_size=4).map(tuple))
SPEECHES = st.lists(PARAGRAPHS, max_size=6).map(lambda made: Speech(tuple(made)))
