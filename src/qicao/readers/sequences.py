"""Sequences: which candidates are markers. A strong one at the start of its line is; any other one has to count on.

一、 or （一） or 1. at the start of a line is a marker even where the numbering has a gap. 一是, 首先, 一方面,
一抓 and everything inside a paragraph is one only in company: 一是…二是…, 首先…其次…, 一抓…二抓…三抓….
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qicao.speech.markers import LEVEL_BRACKET, LEVEL_DEEPEST, LEVEL_LINE, LEVEL_RUN_IN, Marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qicao.readers.candidates import Candidate

_STRONG = frozenset(
    [
        "{一}、",
        "{一}．",
        "{一}.",
        "（{一}）",
        "({一})",
        "（{一})",
        "({一}）",
        "第{一}部分",
        "{1}.",
        "{1}．",
        "{1}、",
        "{1}）",
    ]
    + ["{1})", "{１}．", "{１}.", "{１}、", "（{1}）", "({1})", "（{１}）", "{①}"]
)
_COUNTED = ("{一}是", "{一}要")
_OPENING_ORDINAL = "第{一}"
_SENTENCE_BREAKS = "。！？；：…”）) \u3000\t;:!?"
_BLANKS = " \u3000\t\n"
_WORD_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "再就是": 3, "最后": 4}
_PARTNERS = {"另一方面": "一方面", "另一个是": "一个是", "二来": "一来"}
_FIRST_OF_PAIR = frozenset(_PARTNERS.values())
_NO_LAST_ITEM = ("同志们", "我再", "我代表", "让我们", "祝", "预祝", "衷心祝", "希望大家", "我想", "我要", "再次", "，")
_DASHES = ("——", "--")
_LAST_WORD = 4
_LONGEST_PAIR = 3
_SHORTEST_CHAIN = 3
_SHORTEST_TEXT = 2


def markers(found: Sequence[Candidate], texts: Sequence[str]) -> tuple[Candidate, ...]:
    """Choose the markers among the candidates of all lines, in reading order."""
    kept = [c for c in found if not _runs_into_next(c, found, texts)]
    borders = _borders(kept)
    chosen: set[Candidate] = {c for c in kept if _stands_alone(c)}
    for style in dict.fromkeys(c.marker.style for c in kept):
        if "{" in style:
            for run in _runs([c for c in kept if c.marker.style == style], borders):
                chosen.update(_accepted(run))
    series = _word_series(kept, borders, texts)
    result = {*chosen, *series, *_pairs(kept), *_dashes(kept)}
    return tuple(sorted(result, key=lambda c: (c.line, c.offset)))


def _runs_into_next(candidate: Candidate, found: Sequence[Candidate], texts: Sequence[str]) -> bool:
    """A marker with no text before the next one of its style (一、二、三、) is a list of numbers."""
    rest = texts[candidate.line][candidate.end :]
    same = [c for c in found if c.line == candidate.line and c.offset >= candidate.end]
    following = [c for c in same if c.marker.style == candidate.marker.style]
    return bool(following and following[0].offset - candidate.end < _SHORTEST_TEXT) or len(rest) < _SHORTEST_TEXT


def _stands_alone(candidate: Candidate) -> bool:
    if not candidate.starts_line:
        return False
    style, marker = candidate.marker.style, candidate.marker
    if style == _OPENING_ORDINAL:
        return bool(marker.after.strip())
    return style in _STRONG


def _borders(found: Iterable[Candidate]) -> dict[int, list[tuple[int, int]]]:
    """For each level the places where a heading of a higher level begins: a run does not go across them."""
    headings = [c for c in found if c.starts_line and c.marker.level <= LEVEL_BRACKET and c.marker.style in _STRONG]
    return {
        level: [(c.line, c.offset) for c in headings if c.marker.level < level]
        for level in range(LEVEL_LINE, LEVEL_DEEPEST + 1)
    }


def _runs(same: list[Candidate], borders: dict[int, list[tuple[int, int]]]) -> list[list[Candidate]]:
    """Split the candidates of one style into runs that count on: 1, 2, 3 …"""
    runs: list[list[Candidate]] = []
    for candidate in same:
        run = runs[-1] if runs else []
        step = candidate.marker.number - run[-1].marker.number if run else 0
        counts_on = step == 1 or (step > 1 and candidate.starts_line)
        if counts_on and not _crosses(run[-1], candidate, borders[candidate.marker.level]):
            run.append(candidate)
        elif candidate.marker.number == 1 or candidate.starts_line:
            runs.append([candidate])
    return runs


def _crosses(first: Candidate, second: Candidate, borders: Iterable[tuple[int, int]]) -> bool:
    start, end = (first.line, first.offset), (second.line, second.offset)
    return any(start < border < end for border in borders)


def _accepted(run: list[Candidate]) -> list[Candidate]:
    style = run[0].marker.style
    if run[0].marker.number != 1 and style not in _STRONG:
        return []
    if style in _STRONG:
        run = [c for c in run if c.starts_line or c.before in _SENTENCE_BREAKS]
    if style in _STRONG or style in _COUNTED or style.startswith(("第", "其")):
        return run if len(run) > 1 else []
    lines_only = all(c.starts_line for c in run)
    return run if len(run) >= (2 if lines_only else _SHORTEST_CHAIN) else []


def _word_series(
    found: Sequence[Candidate], borders: dict[int, list[tuple[int, int]]], texts: Sequence[str]
) -> list[Candidate]:
    """首先…其次…最后: one series, its style holds the words that were used."""
    words = [c for c in found if c.marker.style in _WORD_ORDER]
    series: list[list[Candidate]] = []
    for candidate in words:
        order = _WORD_ORDER[candidate.marker.style]
        if order == 1:
            series.append([candidate])
        elif series and _WORD_ORDER[series[-1][-1].marker.style] < order:
            last = series[-1][-1]
            near = not _crosses(last, candidate, borders[LEVEL_RUN_IN]) and (
                candidate.line == last.line or candidate.starts_line
            )
            closes = order == _LAST_WORD and texts[candidate.line][candidate.end :].startswith(_NO_LAST_ITEM)
            if near and not closes:
                series[-1].append(candidate)
    return [c for run in series if len(run) > 1 for c in _in_one_style(run)]


def _in_one_style(run: list[Candidate]) -> list[Candidate]:
    style = "|".join(c.marker.style for c in run)
    return [replace(c, marker=Marker(style, i + 1, c.marker.after)) for i, c in enumerate(run)]


def _pairs(found: Sequence[Candidate]) -> list[Candidate]:
    """一方面…另一方面, near each other."""
    chosen: list[Candidate] = []
    first: Candidate | None = None
    for candidate in found:
        style = candidate.marker.style
        if style in _FIRST_OF_PAIR and (candidate.starts_line or candidate.before in _SENTENCE_BREAKS):
            first = candidate
        elif first and _PARTNERS.get(style) == first.marker.style and candidate.line - first.line < _LONGEST_PAIR:
            chosen += _in_one_style([first, candidate])
            first = None
    return chosen


def _dashes(found: Sequence[Candidate]) -> list[Candidate]:
    """—— at the start of two lines in a row is a list."""
    runs: list[list[Candidate]] = []
    for candidate in (c for c in found if c.marker.style in _DASHES):
        if runs and candidate.line == runs[-1][-1].line + 1:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return [
        replace(c, marker=replace(c.marker, number=i + 1)) for run in runs if len(run) > 1 for i, c in enumerate(run)
    ]
