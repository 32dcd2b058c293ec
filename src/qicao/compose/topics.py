"""What a heading or a title is about, told by its words; and what each place of an outline may be about."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qicao.compose.kinds import Kind
    from qicao.outlines.model import Block, Outline, Point, Section

_OF_CAMPAIGN = ("活动", "主题", "目标")


@lru_cache(maxsize=8192)
def topics_in(text: str) -> frozenset[str]:
    """The topics that a text names, by its own words and by their cues."""
    by_start = _by_start()
    found = [
        pair for i in range(len(text) - 1) for pair in by_start.get(text[i : i + 2], ()) if text.startswith(pair[0], i)
    ]
    return frozenset(topic for _, topic in found)


@cache
def _by_start() -> Mapping[str, list[tuple[str, str]]]:
    """The cues and their topics by their first two characters: a text is looked through once, not once for each cue."""
    by_start: dict[str, list[tuple[str, str]]] = {}
    for topic, words in load_lexicon("topics").items():
        for cue in (topic, *words):
            by_start.setdefault(cue[:2], []).append((cue, topic))
    return by_start


def known_topics(words: Iterable[str]) -> frozenset[str]:
    """The topics a writer means: each word is a topic, or names one or more."""
    known = load_lexicon("topics")
    return frozenset(topic for word in words for topic in ((word,) if word in known else (word, *topics_in(word))))


class Topics:
    """What the places of one outline may be about. `about`: all that it names; `campaign`: what its title names."""

    def __init__(self, outline: Outline, facts: Mapping[str, str]) -> None:
        self.campaign = topics_in(outline.title + "，".join(facts.get(name, "") for name in _OF_CAMPAIGN))
        points = [point for part in outline.body for point in part.points]
        named = [topic for item in (*outline.body, *points) for topic in item.topics]
        headings = "，".join(point.heading or "" for point in points)
        self.about = self.campaign | known_topics(named) | topics_in(headings)

    def of_block(self, block: Block, kind: Kind) -> frozenset[str] | None:
        """What a block may be about; None: anything. What speaks of the meeting as a whole is about its campaign."""
        if kind.whole:
            return known_topics(block.topics) or self.campaign
        return known_topics(block.topics) or (None if kind.any_topic else self.about or None)

    def of_lead(self, section: Section, title: str) -> frozenset[str]:
        """What stands before the points of a section is about what its heading says, or the name of the meeting."""
        return known_topics(section.topics) | topics_in(title) | self.campaign

    def own(self, kind: Kind, point: Point, heading: str) -> frozenset[str]:
        """What a point says itself that it is about."""
        return known_topics(point.topics) or (frozenset() if kind.any_topic else topics_in(heading))

    def of_point(self, part: Block | Section, kind: Kind, point: Point, heading: str) -> frozenset[str] | None:
        """What a point may be about: what it says itself, else what stands around it says; None: anything."""
        own = self.own(kind, point, heading)
        if kind.any_topic and not own:
            return known_topics(part.topics) or None
        around = known_topics(part.topics) or frozenset(kind.topics) or self.campaign or self.about
        if own and not kind.broad:
            return own
        wide = around | self.campaign if kind.broad else around
        return own | wide or frozenset(load_lexicon("composing")["default_topics"])
