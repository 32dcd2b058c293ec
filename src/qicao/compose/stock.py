"""The bank as the composer sees it: by role and topics, each phrase ready to be chosen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.bank.phrase import ROLE_OF_CHINESE
from qicao.compose.candidate import Candidate
from qicao.compose.printed import PrintableSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qicao.bank.phrase import Passage, PhraseSet

_UNITS_SET, _OWN_SET, _PARENT_SET = 9.0, 2.8, 1.0
# What was said in a real speech sounds like one.
_SAID = 1.0

Numbered = tuple[int, float, Candidate]


class Group:
    """The phrases of a role with the same topics, each with its place in `Stock.of_role` and the worth of its set."""

    def __init__(self, topics: frozenset[str], members: Sequence[Numbered]) -> None:
        self.topics, self._members = topics, members

    @cached_property
    def plain(self) -> tuple[Numbered, ...]:
        """Those that may stand in any written draft."""
        return tuple(one for one in self._members if one[2].is_plain)

    @cached_property
    def conditional(self) -> tuple[Numbered, ...]:
        """Those that need a fact, a day or a kind of draft."""
        return tuple(one for one in self._members if not one[2].is_plain)


class _Texts(NamedTuple):
    """Texts, and all of them in one: most pairs of characters stand in none, and that is soon found."""

    each: Sequence[str]
    joined: str

    def holding(self, pair: str) -> tuple[int, ...]:
        """The places of the texts that hold a pair of characters."""
        return tuple([i for i, text in enumerate(self.each) if pair in text]) if pair in self.joined else ()


class Stock:
    """What a chain of phrase sets offers: the occasion's own set first, the general one last."""

    def __init__(self, sets: Sequence[PhraseSet]) -> None:
        self._sets = tuple(sets)
        self._judged: tuple[tuple[Any, ...], dict[tuple[Candidate, bool], bool]] = (), {}
        self._of_role: dict[str, tuple[Candidate, ...]] = {}
        self._mean_length: dict[str, int] = {}
        self._by_topics: dict[str, tuple[Group, ...]] = {}
        self._words: dict[str, tuple[_Texts, _Texts]] = {}
        self._holding: dict[tuple[str, str], tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self.tiers = tuple(_worth_of_set(tier, self._sets) for tier in range(len(self._sets)))

    def judged(self, circumstances: tuple[Any, ...]) -> dict[tuple[Candidate, bool], bool]:
        """Which phrases may stand under these circumstances, as far as was asked; kept from one draft to the next."""
        if self._judged[0] != circumstances:
            self._judged = circumstances, {}
        return self._judged[1]

    @cached_property
    def heading_sets(self) -> tuple[PrintableSet, ...]:
        """The heading sets, own ones first."""
        sets = zip(self._sets, self.tiers, strict=True)
        return tuple(PrintableSet(one, worth) for phrase_set, worth in sets for one in phrase_set.heading_sets)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages, own ones first."""
        return tuple(passage for phrase_set in self._sets for passage in phrase_set.passages)

    def of_role(self, role: str) -> tuple[Candidate, ...]:
        """The phrases of a role (its Chinese name), own ones first, each wording once."""
        if role not in self._of_role:
            self._of_role[role] = tuple(_distinct(self._phrases(role)))
        return self._of_role[role]

    def by_topics(self, role: str) -> tuple[Group, ...]:
        """The phrases of a role, each with its place in `of_role`, grouped by what they are about."""
        if role not in self._by_topics:
            groups: dict[frozenset[str], list[Numbered]] = {}
            for index, candidate in enumerate(self.of_role(role)):
                worth = self.tiers[candidate.tier] + _SAID * bool(candidate.phrase.sources)
                groups.setdefault(candidate.topics, []).append((index, worth, candidate))
            self._by_topics[role] = tuple(Group(topics, members) for topics, members in groups.items())
        return self._by_topics[role]

    def holding(self, role: str, pair: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The places of the phrases of a role that hold a pair of characters; of those whose old heading holds it."""
        key = (role, pair)
        if key not in self._holding:
            texts, headings = self._words_of(role)
            self._holding[key] = texts.holding(pair), headings.holding(pair)
        return self._holding[key]

    def _words_of(self, role: str) -> tuple[_Texts, _Texts]:
        if role not in self._words:
            candidates = self.of_role(role)
            texts, headings = [one.text for one in candidates], [one.phrase.under for one in candidates]
            self._words[role] = _Texts(texts, "\n".join(texts)), _Texts(headings, "\n".join(headings))
        return self._words[role]

    def find(self, phrase_id: str) -> Candidate | None:
        """The phrase of that id; None when these sets have none."""
        for tier, phrase_set in enumerate(self._sets):
            for phrase in phrase_set.phrases:
                if phrase.id == phrase_id:
                    return Candidate(phrase, tier)
        return None

    def mean_length(self, role: str) -> int:
        """The usual length of a phrase of this role, in characters."""
        if role not in self._mean_length:
            lengths = [len(candidate.text) for candidate in self.of_role(role)]
            self._mean_length[role] = sum(lengths) // len(lengths) if lengths else 0
        return self._mean_length[role]

    def _phrases(self, role: str) -> Iterator[Candidate]:
        wanted = ROLE_OF_CHINESE[role]
        for tier, phrase_set in enumerate(self._sets):
            yield from (Candidate(phrase, tier) for phrase in phrase_set.phrases if phrase.role is wanted)


def _worth_of_set(tier: int, sets: Sequence[PhraseSet]) -> float:
    """What it is worth that a phrase comes from a set: a unit's own most, then the occasion's."""
    if tier == len(sets) - 1:
        return 0.0
    if sets[tier].occasion is None:
        return _UNITS_SET
    return _OWN_SET if tier == 0 or sets[tier - 1].occasion is None else _PARENT_SET


def _distinct(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.phrase.id not in seen:
            seen.add(candidate.phrase.id)
            yield candidate
