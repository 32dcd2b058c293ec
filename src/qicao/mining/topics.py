"""Topics: what a sentence is about, by the words of the lexicon that stand in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_MOST = 2


@cache
def _search() -> tuple[AhoCorasick, tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick

    pairs = [(word, topic) for topic, words in load_lexicon("topics").items() for word in words]
    return AhoCorasick([word for word, _ in pairs]), tuple(topic for _, topic in pairs)


def topics_of(text: str) -> tuple[str, ...]:
    """The topics with most words in the text, two at the very most; () when it is about nothing special."""
    search, topics = _search()
    counts: dict[str, int] = {}
    for index, _, _ in search.find_matches_as_indexes(text, overlapping=True):
        counts[topics[index]] = counts.get(topics[index], 0) + 1
    most = max(counts.values(), default=0)
    return tuple(topic for topic, count in counts.items() if count == most)[:_MOST]
