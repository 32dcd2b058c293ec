"""Headings of siblings come as a set: the same number of clauses, clause lengths that agree, one grammar.

What the writer gave stays and leads the pattern; the others are filled from one heading set of the bank. Where no set
will do, sets of one pattern are put together, then headings are taken one by one; the last is said, never hidden.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from qicao.compose.kinds import section_names
from qicao.compose.printed import Heading, Pool
from qicao.compose.wording import is_given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from random import Random

    from qicao.bank.phrase import HeadingSet
    from qicao.compose.kinds import Kind
    from qicao.compose.printed import PrintableSet

_LINE_LEVEL = 1
_FEW = 8
_UNFIT = -10.0
_CUE, _WRONG_CUE, _TOPIC, _WRONG_TOPIC = 2.0, -2.0, 2.0, -4.0
_AGREES, _NOISE = 4.0, 2.0
_TOLERANCE = 1

Lead = tuple[int, ...] | None


class Wish(NamedTuple):
    """What one sibling's heading shall be: given by the writer, of these topics, with the cues of its kind."""

    given: Heading | None = None
    topics: frozenset[str] = frozenset()
    kind: Kind | None = None


class Choice(NamedTuple):
    """The headings found, None where there is none, and whether they agree in pattern."""

    headings: tuple[Heading | None, ...]
    agree: bool = True


class Headings:
    """Chooses the headings of one draft; no heading stands in it twice. `kinds` are those of its sections."""

    def __init__(
        self,
        sets: Sequence[PrintableSet],
        facts: Mapping[str, str],
        day: date | None,
        kinds: Sequence[Kind],
        topics: frozenset[str],
    ) -> None:
        self._sets, self._facts, self._day, self._kinds, self._topics = sets, facts, day, kinds, topics
        self._used: set[str] = set()

    def choose(
        self,
        wishes: Sequence[Wish],
        section: Kind | None,
        random: Random,
        *,
        after_must: bool = False,
        avoid: frozenset[str] = frozenset(),
    ) -> Choice:
        """Headings for siblings: of the sections of a speech (`section` None), or of the points of one.

        `after_must`: their markers end with 要; `avoid`: the ids of sets that were chosen before.
        """
        given = [wish.given for wish in wishes if wish.given]
        self.use(given)
        lead = given[0].pattern if given else None
        every = self._pools(section, after_must)
        pools = [pool for pool in every if pool[0].id not in avoid] or every
        found = self._found([wish for wish in wishes if not wish.given], pools, lead, random)
        self.use(found)
        filled = iter(found)
        headings = tuple(wish.given or next(filled) for wish in wishes)
        return Choice(headings, agree_all(headings, lead))

    def use(self, headings: Iterable[Heading | None]) -> None:
        """Note headings as standing in the draft."""
        self._used.update(heading.key for heading in headings if heading)

    def _found(
        self, wishes: Sequence[Wish], pools: Sequence[Pool], lead: Lead, random: Random
    ) -> tuple[Heading | None, ...]:
        """All from one pool, or from pools of one pattern; where that is impossible, one by one.

        A large pool has a heading for every topic: it serves those who name one.
        """
        if not wishes:
            return ()
        table = self._table(wishes, pools)
        small = [pool for pool in pools if len(pool) <= _FEW]
        common = pools if all(wish.topics for wish in wishes) else small
        every = tuple(range(len(wishes)))
        together = _best(table, every, common, lead, random) or _best(table, every, _joined(small), lead, random)
        if together:
            return together
        found: list[Heading | None] = []
        for index, wish in enumerate(wishes):
            left = (tuple(h for h in pool if h not in found) for pool in (pools if wish.topics else small))
            heading = next(iter(_best(table, (index,), filter(None, left), lead, random)), None)
            lead = lead or (heading.pattern if heading else None)
            found.append(heading)
        return tuple(found)

    def _table(self, wishes: Sequence[Wish], pools: Sequence[Pool]) -> dict[tuple[int, str], float]:
        """How well each heading suits each wish."""
        every = {heading.key: heading for pool in pools for heading in pool}
        table: dict[tuple[int, str], float] = {}
        for index, wish in enumerate(wishes):
            others = [cue for kind in self._kinds if kind is not wish.kind for cue in kind.cues] if wish.kind else []
            for key, heading in every.items():
                table[index, key] = _match(wish, heading, others)
        return table

    def _pools(self, section: Kind | None, after_must: bool) -> list[Pool]:
        """The headings of each set that may be used here and are not used yet."""
        fitting = (one for one in self._sets if not (after_must and one.has_must))
        sets = [one for one in fitting if self._belongs(one.heading_set, section) and self._is_sound(one)]
        pools = (tuple(h for h in one.printed(self._facts) if h.key not in self._used) for one in sets)
        return [pool for pool in pools if pool]

    def _is_sound(self, one: PrintableSet) -> bool:
        valid = self._day is None or one.heading_set.validity.holds(self._day)
        return valid and all(is_given(name, self._facts) for name in one.slots)

    def _belongs(self, one: HeadingSet, section: Kind | None) -> bool:
        if section is None:
            return one.level == _LINE_LEVEL and set(one.topics) <= self._topics
        if one.level == _LINE_LEVEL or not set(one.topics) <= self._topics | set(section.topics):
            return False
        if one.section in section_names():
            return one.section in (section.name, *section.borrows)
        return any(cue in one.section for cue in section.cues)


def _match(wish: Wish, heading: Heading, others: Sequence[str]) -> float:
    """How well a heading suits a wish; `others` are the cues of the sections that it is not for."""
    score = 0.0
    if wish.topics:
        score += _TOPIC if wish.topics & heading.topics else _WRONG_TOPIC
    if wish.kind is not None:
        own = any(cue in heading.text for cue in wish.kind.cues)
        score += _CUE if own else _WRONG_CUE if any(cue in heading.text for cue in others) else 0.0
    return score


def _best(
    table: Mapping[tuple[int, str], float], wishes: tuple[int, ...], pools: Iterable[Pool], lead: Lead, random: Random
) -> Pool:
    """The headings that suit the wishes best, all from one pool; empty when no pool has them all."""
    best: Pool = ()
    best_score = _UNFIT
    for pool in pools:
        noise = _NOISE * random.random()
        ways = _ways(table, wishes, pool)
        score, way = max(_scored(table, wishes, ways), key=lambda pair: pair[0], default=(_UNFIT, ()))
        score += noise + (_AGREES if _agree_all(way, lead) else 0.0)
        if way and score > best_score:
            best, best_score = way, score
    return best


def _ways(table: Mapping[tuple[int, str], float], wishes: tuple[int, ...], pool: Pool) -> Iterator[Pool]:
    """The ways to give each wish a heading: in the order of the pool, or each in turn the one that suits it best.

    In a large pool order means nothing.
    """
    if len(pool) <= _FEW:
        yield from combinations(pool, len(wishes))
    yield from _greedy(table, wishes, pool)


def _scored(
    table: Mapping[tuple[int, str], float], wishes: tuple[int, ...], ways: Iterable[Pool]
) -> Iterator[tuple[float, Pool]]:
    for way in ways:
        scores = [table[wish, heading.key] for wish, heading in zip(wishes, way, strict=True)]
        if min(scores) > _WRONG_TOPIC:
            yield sum(scores), way


def _greedy(table: Mapping[tuple[int, str], float], wishes: tuple[int, ...], pool: Pool) -> Iterator[Pool]:
    if len(pool) < len(wishes):
        return
    left, way = list(pool), []
    for wish in wishes:
        chosen = max(left, key=lambda heading: table[wish, heading.key])
        left.remove(chosen)
        way.append(chosen)
    yield tuple(way)


def _joined(pools: Sequence[Pool]) -> Iterator[Pool]:
    """Pools of one pattern put together, each group of them once."""
    seen: list[tuple[int, ...]] = []
    for first in pools:
        pattern = first[0].pattern
        alike = [pool for pool in pools if _agree(pool[0].pattern, pattern)]
        if len(alike) > 1 and pattern not in seen:
            seen += [pool[0].pattern for pool in alike]
            yield tuple(heading for pool in alike for heading in pool)


def agree_all(headings: Sequence[Heading | None], lead: Lead = None) -> bool:
    """Whether there is a heading for all, and all have the same number of clauses, of lengths that agree."""
    return None not in headings and _agree_all(headings, lead)


def _agree_all(headings: Iterable[Heading | None], lead: Lead) -> bool:
    patterns = [heading.pattern for heading in headings if heading]
    first = lead or next(iter(patterns), ())
    return all(_agree(pattern, first) for pattern in patterns)


def _agree(one: Sequence[int], other: Sequence[int]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _TOLERANCE for a, b in zip(one, other, strict=True))
