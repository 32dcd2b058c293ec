"""One pass over a text for all strings that tell where to look closer: places, suffixes, posts, and what rules need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from ahocorasick_rs import AhoCorasick

    Hits = Sequence[tuple[int, str]]

_NAME, _KIND, _TITLE, _LITERAL = 1, 2, 4, 8


class Marks(NamedTuple):
    """Where what stands in a text: names and titles (of overlapping ones the first and longest), suffixes, literals."""

    names: Hits = ()
    kinds: Sequence[int] = ()
    titles: Hits = ()
    literals: Set[str] = frozenset()


_NONE = Marks()


@dataclass(frozen=True)
class Searcher:
    """All the strings in one automaton; `roles` says what each is."""

    strings: tuple[str, ...]
    roles: tuple[int, ...]
    automaton: AhoCorasick

    def marks(self, text: str) -> Marks:
        """Search a text."""
        found = self.automaton.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return _NONE
        names, kinds, titles, literals = [], [], [], set()
        for number, start, _ in found:
            string, role = self.strings[number], self.roles[number]
            if role & _NAME:
                names.append((start, string))
            if role & _KIND:
                kinds.append(start)
            if role & _TITLE:
                titles.append((start, string))
            if role & _LITERAL:
                literals.add(string)
        return Marks(_first_and_longest(names), kinds, _first_and_longest(titles), literals)


def make_searcher(
    names: Iterable[str], kinds: Iterable[str], titles: Iterable[str], literals: Iterable[str]
) -> Searcher:
    """Put all strings into one automaton."""
    from ahocorasick_rs import AhoCorasick

    roles: dict[str, int] = {}
    for group, role in ((names, _NAME), (kinds, _KIND), (titles, _TITLE), (literals, _LITERAL)):
        for string in group:
            roles[string] = roles.get(string, 0) | role
    return Searcher(tuple(roles), tuple(roles.values()), AhoCorasick(tuple(roles)))


def _first_and_longest(hits: Hits) -> Hits:
    if len(hits) < 2:  # noqa: PLR2004 - one alone overlaps with none
        return hits
    kept: list[tuple[int, str]] = []
    reached = 0
    for start, string in sorted(hits, key=lambda hit: (hit[0], -len(hit[1]))):
        if start >= reached:
            kept.append((start, string))
            reached = start + len(string)
    return kept
