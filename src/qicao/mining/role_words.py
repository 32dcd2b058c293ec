"""Role words: what a statement is about, by a vote of the words that stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qicao.bank.phrase import PhraseRole
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_STRONG, _WEAK = 3, 1
_EITHER_WAY = re.compile(r"(.)不\1")


@dataclass(frozen=True)
class RoleWords:
    """The lexicon `role_words.yaml`: the words, and for each of them its role and its points."""

    search: AhoCorasick
    points: tuple[tuple[PhraseRole, int], ...]
    roles: tuple[PhraseRole, ...]
    least: int
    carried: int
    placed: int


@cache
def _role_words() -> RoleWords:
    from ahocorasick_rs import AhoCorasick

    data = load_lexicon("role_words")
    rows = [
        (word, (PhraseRole(role), points))
        for role, words in data["words"].items()
        for kind, points in (("strong", _STRONG), ("weak", _WEAK))
        for word in words[kind]
    ]
    return RoleWords(
        AhoCorasick([word for word, _ in rows]),
        tuple(points for _, points in rows),
        tuple(map(PhraseRole, data["words"])),
        data["least"],
        data["carried"],
        data["placed"],
    )


def voted_role(text: str, carried: PhraseRole | None, placed: PhraseRole | None) -> PhraseRole | None:
    """The role with most points, None when none has enough.

    `carried` is what the sentence or the heading before it does, `placed` what its section or paragraph does.
    强不强 says neither that it is strong nor that it is not.
    """
    known = _role_words()
    points = dict.fromkeys(known.roles, 0)
    words = _EITHER_WAY.sub(r"\1", text) if "不" in text else text
    for index in {index for index, _, _ in known.search.find_matches_as_indexes(words, overlapping=True)}:
        role, count = known.points[index]
        points[role] += count
    for given, count in ((carried, known.carried), (placed, known.placed)):
        if given in points:
            points[given] += count
    best = max(points.values())
    return next(role for role in known.roles if points[role] == best) if best >= known.least else None
