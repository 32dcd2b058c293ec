"""Passages: in which order roles follow each other inside a paragraph."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from qicao.bank.phrase import Passage, PhraseRole, Source, content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 2
_MOST = 8


def passages(rows: Sequence[tuple[Source, str, PhraseRole]]) -> tuple[Passage, ...]:
    """The passages of one speech from its sentences: (place, kind of its part, role), paragraph by paragraph."""
    found = []
    for _, sentences in groupby(rows, key=lambda row: row[0].paragraph):
        group = list(sentences)
        roles = tuple(role for _, _, role in group)
        if _FEWEST <= len(roles) <= _MOST:
            found.append(Passage(content_id(group[0][1], *roles), group[0][1], roles, (group[0][0],)))
    return _merged(found)


def _merged(found: Sequence[Passage]) -> tuple[Passage, ...]:
    by_id: dict[str, Passage] = {}
    for passage in found:
        known = by_id.get(passage.id)
        sources = (*known.sources, *passage.sources) if known else passage.sources
        by_id[passage.id] = Passage(passage.id, passage.kind, passage.roles, sources)
    return tuple(by_id.values())
