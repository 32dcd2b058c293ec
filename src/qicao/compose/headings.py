"""Headings of siblings come as a set: the same number of clauses, clause lengths that agree, one grammar.

What the writer gave stays and leads the pattern; the others are filled from one heading set of the bank. Where no set
will do, sets of one pattern are put together, then headings are taken one by one; the last is said, never hidden.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from qicao.compose.heading_search import FEW, WRONG_TOPIC, Search, agree_all, joined
from qicao.compose.kinds import section_names
from qicao.compose.wording import is_given
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from qicao.bank.phrase import HeadingSet
    from qicao.compose.kinds import Kind
    from qicao.compose.printed import Heading, Pool, PrintableSet

_LINE_LEVEL = 1
_CUE, _WRONG_CUE, _TOPIC, _FIRST = 2.0, -2.0, 2.0, 1.5


class Wish(NamedTuple):
    """What one sibling's heading shall be: given by the writer, of these topics (`first`: rather), like its kind."""

    given: Heading | None = None
    topics: frozenset[str] = frozenset()
    kind: Kind | None = None
    first: frozenset[str] = frozenset()


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
        self._clauses: set[str] = set()

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
        lead = given[0] if given else None
        every = self._pools(section, after_must)
        pools = [pool for pool in every if pool[0].id not in avoid] or every
        found = self._found([wish for wish in wishes if not wish.given], pools, lead, random)
        self.use(found)
        filled = iter(found)
        headings = tuple(wish.given or next(filled) for wish in wishes)
        return Choice(headings, agree_all(headings, lead))

    def alternatives(
        self, wishes: Sequence[Wish], section: Kind | None, stand: Sequence[Heading | None], *, after_must: bool = False
    ) -> list[tuple[float, tuple[Heading | None, ...]]]:
        """What could stand in the stead of headings that were chosen (`stand`): whole sets, the best first."""
        self.release(stand)
        given = [wish.given for wish in wishes if wish.given]
        lead = given[0] if given else None
        open_wishes = [wish for wish in wishes if not wish.given]
        if not open_wishes:
            return []
        by_topic = all(wish.topics for wish in open_wishes)
        pools = [pool for pool in self._pools(section, after_must) if by_topic or len(pool) <= FEW]
        table, every = self._table(open_wishes, pools), tuple(range(len(open_wishes)))
        search = Search(table, every, lead, Random(0), _least(open_wishes), by_topic)  # noqa: S311 - no secret
        ranked = search.ranked([*pools, *joined(pools)])
        found: dict[tuple[Heading | None, ...], float] = {}
        for score, way in ranked:
            filled = iter(way)
            found.setdefault(tuple(wish.given or next(filled) for wish in wishes), score)
        keys = [heading and heading.key for heading in stand]
        others = [(score, way) for way, score in found.items() if [h and h.key for h in way] != keys]
        return sorted(others, key=lambda pair: -pair[0])

    def release(self, headings: Iterable[Heading | None]) -> None:
        """Note headings as standing in the draft no more."""
        found = [heading for heading in headings if heading]
        self._used -= {heading.key for heading in found}
        self._clauses -= {clause for heading in found for clause in heading.clauses}

    def use(self, headings: Iterable[Heading | None]) -> None:
        """Note headings as standing in the draft."""
        self._used.update(heading.key for heading in headings if heading)
        self._clauses.update(clause for heading in headings if heading for clause in heading.clauses)

    def _found(
        self, wishes: Sequence[Wish], pools: Sequence[Pool], lead: Heading | None, random: Random
    ) -> tuple[Heading | None, ...]:
        """All from one pool, or from pools of one pattern; where that is impossible, one by one.

        A large pool has a heading for every topic: it serves those who name one.
        """
        if not wishes:
            return ()
        table, every = self._table(wishes, pools), tuple(range(len(wishes)))
        small = [pool for pool in pools if len(pool) <= FEW]
        common = pools if all(wish.topics for wish in wishes) else small
        search = Search(table, every, lead, random, _least(wishes), by_topic=all(wish.topics for wish in wishes))
        together = search.best(common, agreeing=True) or search.best(joined(small), agreeing=True)
        together = together or search.best(common)
        if together:
            return together
        found: list[Heading | None] = []
        for index, wish in enumerate(wishes):
            left = (tuple(h for h in pool if h not in found) for pool in (pools if wish.topics else small))
            one = search._replace(wishes=(index,), lead=lead, by_topic=bool(wish.topics)).best(filter(None, left))
            lead = lead or next(iter(one), None)
            found.append(next(iter(one), None))
        return tuple(found)

    def _table(self, wishes: Sequence[Wish], pools: Sequence[Pool]) -> dict[tuple[int, str], float]:
        """How well each heading suits each wish."""
        every = {heading.key: heading for pool in pools for heading in pool}
        table: dict[tuple[int, str], float] = {}
        for index, wish in enumerate(wishes):
            others = frozenset(kind.name for kind in self._kinds) | frozenset(load_lexicon("composing")["distinct"])
            others -= {wish.kind.name} if wish.kind else set()
            known: dict[tuple[frozenset[str], frozenset[str]], float] = {}
            for key, heading in every.items():
                told = heading.topics, heading.kinds if wish.kind else frozenset()
                if told not in known:
                    known[told] = _match(wish, heading, others)
                table[index, key] = known[told]
        return table

    def _pools(self, section: Kind | None, after_must: bool) -> list[Pool]:
        """The headings of each set that may be used here and are not used yet."""
        fitting = (one for one in self._sets if not (after_must and one.has_must))
        sets = [one for one in fitting if self._belongs(one.heading_set, section) and self._is_sound(one)]
        pools = (tuple(h for h in one.printed(self._facts) if self._is_new(h)) for one in sets)
        return [pool for pool in pools if pool]

    def _is_new(self, heading: Heading) -> bool:
        """Whether neither the heading nor one of its clauses stands over another part."""
        return heading.key not in self._used and heading.clauses.isdisjoint(self._clauses)

    def _is_sound(self, one: PrintableSet) -> bool:
        valid = self._day is None or one.heading_set.validity.holds(self._day)
        return valid and all(is_given(name, self._facts) for name in one.slots)

    def _belongs(self, one: HeadingSet, section: Kind | None) -> bool:
        if section is None:
            return one.level == _LINE_LEVEL and self._topics.issuperset(one.topics)
        if one.level == _LINE_LEVEL:
            return False
        if one.section in section_names():
            belongs = one.section == section.name or one.section in section.borrows
        else:
            belongs = any(cue in one.section for cue in section.cues)
        return belongs and (self._topics | set(section.topics)).issuperset(one.topics)


def _match(wish: Wish, heading: Heading, others: frozenset[str]) -> float:
    """How well a heading suits a wish; `others` are the kinds of the sections that it is not for.

    A section that is none of the distinct kinds has no title that tells of one: it may hold a word of its own, too.
    """
    score = 0.0
    if wish.topics:
        score += WRONG_TOPIC if wish.topics.isdisjoint(heading.topics) else _TOPIC
        score += 0.0 if wish.first.isdisjoint(heading.topics) else _FIRST
    if wish.kind is not None:
        distinct = frozenset(load_lexicon("composing")["distinct"])
        foreign = wish.kind.name not in distinct and not distinct.isdisjoint(heading.kinds)
        if foreign:
            score += _WRONG_CUE
        elif wish.kind.name in heading.kinds:
            score += _CUE
        else:
            score += 0.0 if others.isdisjoint(heading.kinds) else _WRONG_CUE
    return score


def _least(wishes: Sequence[Wish]) -> float:
    """How well each heading must suit: a title must not be that of another kind of section."""
    return WRONG_TOPIC if not wishes or wishes[0].kind is None else _WRONG_CUE
