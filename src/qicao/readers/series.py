"""Series of words that number items (首先…其次…最后), pairs (一方面…另一方面), and lists of lines with a sign (——)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.readers.runs import Run, alike, sections
from qicao.speech.markers import Marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qicao.readers.candidates import Candidate

    Series = list[tuple[int, Candidate]]

_LAST = "最后"
_NEAR = 2
_NEAR_SIGN = 4
_MOST_OPEN = 6
_GAP = 2


def word_series(found: Sequence[Candidate], texts: Sequence[str]) -> list[Run]:
    """首先…其次…第三…最后: one series, its style holds the words that were used."""
    series: list[Series] = []
    still_open: list[Series] = []
    section_of_last = -1
    for candidate, section in zip(found, sections(found), strict=True):
        order = _order(candidate, texts)
        place = _place(still_open, order, candidate) if section == section_of_last else None
        if order == 1 and candidate.kind == "word":
            series.append([(order, candidate)])
            still_open = [*(still_open if section == section_of_last else ()), series[-1]][-_MOST_OPEN:]
            section_of_last = section
        elif order > 1 and place is not None:
            del still_open[place + 1 :]
            still_open[place].append((order, candidate))
    runs = ([candidate for _, candidate in run] for run in series)
    return [_in_one_style(run) for run in runs if len(run) > 1 and not _is_last(run[1])]


def _place(still_open: Sequence[Series], order: int, candidate: Candidate) -> int | None:
    """Which open series the word goes on with: one that stands as it does, in lines or in a line, the innermost first.

    A 首先 that no other word follows in its own line does not end the series of lines around it.
    """
    fits = [place for place, run in enumerate(still_open) if _follows(run[-1], order, candidate)]
    same = [place for place in fits if alike(still_open[place][-1][1], candidate)]
    return max(same or fits, default=None)


def _order(candidate: Candidate, texts: Sequence[str]) -> int:
    """The number of a word in its series, 0 when it is none."""
    words = load_lexicon("markers")
    if candidate.kind == "ordinal":  # 第2条、第3条 name what stands elsewhere
        return 0 if candidate.before == "、" else candidate.marker.number
    if candidate.kind != "word":
        return 0
    text, ends = texts[candidate.line], tuple(words["no_last_item"])
    closes = _is_last(candidate) and text.startswith(ends, candidate.end)
    order: int = words["series"].get(candidate.marker.style.removesuffix("是"), 1)
    return 0 if closes else order


def _is_last(candidate: Candidate) -> bool:
    return candidate.marker.style.startswith(_LAST)


def _follows(last: tuple[int, Candidate], order: int, candidate: Candidate) -> bool:
    number, before = last
    if order <= number or (candidate.kind == "ordinal" and order > number + _GAP):
        return False
    return candidate.line == before.line or (
        candidate.starts_line and (before.starts_line or candidate.line - before.line <= _NEAR)
    )


def _in_one_style(run: Run) -> Run:
    style = "|".join(c.marker.label for c in run)
    return [replace(c, marker=Marker(style, i + 1, c.marker.after)) for i, c in enumerate(run)]


def pairs(found: Iterable[Candidate]) -> list[Run]:
    """一方面…另一方面, near each other."""
    partners = load_lexicon("markers")["pairs"]
    runs: list[Run] = []
    for candidate in (c for c in found if c.kind == "pair"):
        style = candidate.marker.style
        if style in partners:
            if candidate.starts_sentence:
                runs.append([candidate])
        elif runs and style in partners[runs[-1][0].marker.style] and candidate.line - runs[-1][-1].line <= _NEAR:
            runs[-1].append(candidate)
    return [_in_one_style(run) for run in runs if len(run) > 1]


def bullets(found: Iterable[Candidate]) -> list[Run]:
    """The same sign at the start of lines that are near each other is a list."""
    runs: list[Run] = []
    for candidate in (c for c in found if c.kind == "bullet"):
        last = runs[-1][-1] if runs else None
        if last and last.marker.style == candidate.marker.style and candidate.line - last.line <= _NEAR_SIGN:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return [
        [replace(c, marker=replace(c.marker, number=i + 1)) for i, c in enumerate(run)] for run in runs if len(run) > 1
    ]
