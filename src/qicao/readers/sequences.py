"""Sequences: which candidates are markers. A strong one at the start of its line is; any other one has to count on.

一、 or （一） or 1. at the start of a line is a marker even where the numbering has a gap. 一是, 首先, 一方面,
一抓 and everything inside a paragraph is one only in company: 一是…二是…, 首先…其次…, 一抓…二抓…三抓….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.readers.candidates import candidates
from qicao.readers.runs import counted_runs, mixed_chains
from qicao.readers.series import bullets, pairs, word_series
from qicao.speech.numerals import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.readers.candidates import Candidate
    from qicao.speech.markers import Marker

_PUNCTUATION = re.compile(r"[\W_]+")


def markers(found: Sequence[Candidate], texts: Sequence[str]) -> tuple[Candidate, ...]:
    """Choose the markers among the candidates of all lines, in reading order."""
    kept = _with_text(found, texts)
    listed = {_place(c): c for run in counted_runs(kept) for c in run}
    free = [c for c in kept if _place(c) not in listed]
    others = (*mixed_chains(free), *word_series(free, texts), *pairs(free), *bullets(free))
    alone = {_place(c): c for c in free if _stands_alone(c)}
    chosen = listed | alone | {_place(c): c for run in others for c in run}
    return tuple(chosen[place] for place in sorted(chosen))


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.line, candidate.offset


def _with_text(found: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    """Leave out mere numbers: 一、二、三产业, 一是一、二是二."""
    last: dict[tuple[int, str], Candidate] = {}
    empty: set[Candidate] = set()
    for candidate in found:
        before = last.get((candidate.line, candidate.marker.style))
        between = texts[candidate.line][before.end : candidate.offset] if before else ""
        if before and _is_number(between, before.marker.number):
            goes_on = candidate.marker.number == before.marker.number + 1
            empty |= {before, candidate} if goes_on else {before} if between else set()
        last[candidate.line, candidate.marker.style] = candidate
    return [c for c in found if c not in empty]


def _is_number(text: str, number: int) -> bool:
    """Whether nothing stands there, or the number again."""
    bare = _PUNCTUATION.sub("", text[:8])
    return not bare or value(bare) == number


def begins_with_marker(text: str) -> bool:
    """Whether a line begins with what is a marker without company: 一、 （一） 1. 第一，."""
    return first_marker(text) is not None


def first_marker(text: str) -> Marker | None:
    """The marker without company that a line begins with, None when there is none."""
    first = next(candidates(0, text), None)
    return first.marker if first is not None and _stands_alone(first) else None


def _stands_alone(candidate: Candidate) -> bool:
    plain_ordinal = candidate.marker.style == "第{一}" and bool(candidate.marker.after.strip())
    parts = candidate.marker.style == "第{一}部分"
    return candidate.starts_line and (candidate.strong or plain_ordinal or parts)
