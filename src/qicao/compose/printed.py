"""Headings as they are printed: slots filled, the look of them worked out once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from qicao.bank.phrase import print_parts, slots_of
from qicao.compose.campaign import BARE_CAMPAIGN, CAMPAIGN, CAMPAIGN_NOUN
from qicao.compose.kinds import section_kinds
from qicao.compose.topics import topics_in
from qicao.compose.wording import MUST, heading_spans
from qicao.lexicons import load_lexicon
from qicao.speech.model import Origin, OriginKind, Spans, text_of
from qicao.speech.text import clauses, fingerprint, segment_lengths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qicao.bank.phrase import HeadingSet, Parts

Pool = tuple["Heading", ...]
_CLAUSE = 4


@dataclass(frozen=True)
class Heading:
    """A heading as it is printed, each span with its origin; `parts` and the id of its set where the bank has it."""

    spans: Spans
    parts: Parts = ()
    id: str = ""
    worth: float = 0.0
    speeches: tuple[str, ...] = ()

    def reworded(self, spans: Spans) -> Heading:
        """The same heading with other words, as after a marker that brings its 要."""
        return self if spans == self.spans else replace(self, spans=spans)

    @cached_property
    def text(self) -> str:
        """The heading as plain text."""
        return text_of(self.spans)

    @cached_property
    def key(self) -> str:
        """What equal headings share."""
        return fingerprint(self.text)

    @cached_property
    def words(self) -> str:
        """Its own words: what facts fill in says nothing of what stands under it."""
        return "，".join(span.text for span in self.spans if not (span.origin and span.origin.kind is OriginKind.FACT))

    @cached_property
    def names_campaign(self) -> bool:
        """Whether it names the campaign."""
        return any(span.origin == Origin(OriginKind.FACT, CAMPAIGN) for span in self.spans)

    @cached_property
    def topics(self) -> frozenset[str]:
        """What it names."""
        return topics_in(self.words)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of sections whose cues it holds."""
        return frozenset(kind.name for kind in section_kinds() if any(cue in self.text for cue in kind.cues))

    @cached_property
    def pattern(self) -> tuple[int, ...]:
        """The lengths of its clauses."""
        return segment_lengths(self.text)

    @cached_property
    def clauses(self) -> frozenset[str]:
        """Its clauses of four characters and more, the campaign left out: none need stand over two parts."""
        return frozenset(c for c in map(fingerprint, clauses(self.words)) if len(c) >= _CLAUSE)

    @cached_property
    def grammar(self) -> tuple[str, ...]:
        """The function words of each clause: what headings of one sentence pattern share."""
        words = _function_words()
        return tuple("".join(c for c in clause if c in words) for clause in clauses(self.text))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load_lexicon("composing")["grammar"])


class PrintableSet:
    """A heading set of the bank; what it looks like with the facts of the last draft is kept for the next.

    `worth`: what it is worth that it comes from the set where it lies.
    `has_must`: each heading has a 要 inside (责任链条要扣紧), so that none can stand after 一要.
    """

    def __init__(self, heading_set: HeadingSet, worth: float = 0.0) -> None:
        self.heading_set, self.worth = heading_set, worth
        self.has_must = all(MUST in print_parts(parts)[1:] for parts in heading_set.headings)
        self.slots = tuple(dict.fromkeys(name for parts in heading_set.headings for name in slots_of(parts)))
        self._last: tuple[tuple[str, ...], Pool] | None = None

    def printed(self, facts: Mapping[str, str]) -> Pool:
        """Its headings, all slots filled."""
        style = (facts.get(name, "") for name in (BARE_CAMPAIGN, CAMPAIGN_NOUN))
        filled = (*(facts[name] for name in self.slots), *style)
        if self._last is None or self._last[0] != filled:
            origin = Origin(OriginKind.PHRASE, self.heading_set.id)
            speeches = tuple(dict.fromkeys(source.speech for source in self.heading_set.sources))
            pool = (
                Heading(heading_spans(parts, facts, origin), parts, origin.ref, self.worth, speeches)
                for parts in self.heading_set.headings
            )
            self._last = filled, tuple(pool)
        return self._last[1]
