"""Which headings of the bank suit what is wished: each pool of headings is tried, the best of each is ranked."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from random import Random

    from qicao.compose.printed import Heading, Pool

FEW = 8
WRONG_TOPIC = -4.0
_UNFIT = -10.0
_AGREES, _GRAMMAR, _NOISE = 4.0, 2.0, 2.0
_OWN = 2.5
_TOLERANCE = 1


class Search(NamedTuple):
    """Looks for headings for `wishes`, numbers of rows of `table`, which says how well each heading suits each.

    `lead`: a heading that stands already, whose pattern the others take; each must suit its wish better than `least`.
    `by_topic`: each wish says what it is about.
    """

    table: Mapping[tuple[int, str], float]
    wishes: tuple[int, ...]
    lead: Heading | None
    random: Random
    least: float = WRONG_TOPIC
    by_topic: bool = False

    def best(self, pools: Iterable[Pool], *, agreeing: bool = False) -> Pool:
        """The headings that suit the wishes best, all from one pool; empty when no pool has them all.

        `agreeing`: only such as have one pattern, and that of the lead.
        """
        found = (pair for pair in self.ranked(pools) if not agreeing or same_lengths(pair[1], self.lead))
        return max(found, key=lambda pair: pair[0], default=(0.0, ()))[1]

    def ranked(self, pools: Iterable[Pool]) -> Iterator[tuple[float, Pool]]:
        """The best headings of each pool that has some for all wishes, with how well they suit."""
        for pool in pools:
            noise = _NOISE * self.random.random()
            score, way = max(self._scored(self._ways(pool)), key=lambda pair: pair[0], default=(_UNFIT, ()))
            score += noise + (_AGREES if same_lengths(way, self.lead) else 0.0)
            score += _GRAMMAR if _led(way, self.lead) else 0.0
            score += _OWN * sum(heading.worth for heading in way) / max(1, len(way))
            if way and score > _UNFIT:
                yield score, way

    def _ways(self, pool: Pool) -> Iterator[Pool]:
        """The ways to give each wish a heading: in the order of the pool, or each in turn the one that suits it best.

        In a large pool order means nothing, nor where each wish says what it is about.
        """
        if len(pool) <= FEW and not self.by_topic:
            yield from combinations(pool, len(self.wishes))
        yield from self._greedy(pool)

    def _greedy(self, pool: Pool) -> Iterator[Pool]:
        if len(pool) < len(self.wishes):
            return
        left, way = list(pool), []
        for wish in self.wishes:
            chosen = max(left, key=lambda heading: self.table[wish, heading.key])
            left.remove(chosen)
            way.append(chosen)
        yield tuple(way)

    def _scored(self, ways: Iterable[Pool]) -> Iterator[tuple[float, Pool]]:
        for way in ways:
            scores = [self.table[wish, heading.key] for wish, heading in zip(self.wishes, way, strict=True)]
            if min(scores) > self.least:
                yield sum(scores), way


def joined(pools: Sequence[Pool]) -> Iterator[Pool]:
    """Headings of one pattern and one grammar out of several pools put together, each group of them once."""
    seen: list[Heading] = []
    for first in (heading for pool in pools for heading in pool):
        if first not in seen:
            alike = tuple(heading for pool in pools for heading in pool if _alike(heading, first))
            seen += alike
            if len({heading.id for heading in alike}) > 1:
                yield alike


def agree_all(headings: Sequence[Heading | None], lead: Heading | None = None) -> bool:
    """Whether there is a heading for all, and all have clauses of lengths that agree, and one grammar.

    The headings of one set have one, however it is put.
    """
    found = [heading for heading in headings if heading]
    if len(found) < len(headings) or not same_lengths(found, lead):
        return False
    one_set = found and found[0].id and all(heading.id == found[0].id for heading in found)
    return bool(one_set) or all(heading.grammar == found[0].grammar for heading in found)


def same_lengths(headings: Iterable[Heading], lead: Heading | None) -> bool:
    """Whether all, and the lead, have the same number of clauses, of lengths within one character of each other."""
    patterns = [heading.pattern for heading in (*headings, *([lead] if lead else []))]
    if len({len(pattern) for pattern in patterns}) > 1:
        return False
    return all(max(clause) - min(clause) <= _TOLERANCE for clause in zip(*patterns, strict=True))


def _led(headings: Iterable[Heading], lead: Heading | None) -> bool:
    return lead is not None and all(heading.grammar == lead.grammar for heading in headings)


def _alike(one: Heading, other: Heading) -> bool:
    return one.grammar == other.grammar and _agree(one.pattern, other.pattern)


def _agree(one: Sequence[int], other: Sequence[int]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _TOLERANCE for a, b in zip(one, other, strict=True))
