"""Runs: numbered candidates that count on, 一是 二是 三是, within one section of the speech."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.speech.markers import LEVEL_LINE, family

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qicao.readers.candidates import Candidate

Run = list["Candidate"]

_MOST_OPEN = 6
_NEAR = 2
_SHORTEST_LIST, _SHORTEST_CHAIN = 2, 3
_GAP = 2


def sections(found: Sequence[Candidate]) -> list[int]:
    """For each candidate the number of its section: how many level-1 headings begin before it.

    A list goes on across （一）: 第一个问题 may have （一）（二） in it before 第二个问题 comes. 一、 has no section.
    """
    passed = 0
    result = []
    for candidate in found:
        heading = candidate.marker.level == LEVEL_LINE
        result.append(0 if heading else passed)
        passed += heading and candidate.strong and candidate.starts_line
    return result


def counted_runs(found: Sequence[Candidate]) -> list[Run]:
    """The runs of one style that are long enough to be a list of their kind."""
    groups: dict[tuple[str, int], Run] = defaultdict(list)
    for candidate, section in zip(found, sections(found), strict=True):
        if candidate.starts_clause or not candidate.strong:
            groups[family(candidate.marker.style), section].append(candidate)
    return [run for same in groups.values() for run in _runs(same) if _is_list(run)]


def mixed_chains(found: Iterable[Candidate]) -> list[Run]:
    """Lists in which each numeral has a verb of its own: 一学…二看…三访…, each at the start of a line or a sentence."""
    chains: list[Run] = []
    for candidate in found:
        if candidate.kind != "chinese" or not candidate.starts_sentence:
            continue
        last = chains[-1][-1] if chains else None
        if last and candidate.marker.number == last.marker.number + 1 and alike(last, candidate):
            chains[-1].append(candidate)
        elif candidate.marker.number == 1:
            chains.append([candidate])
    return [chain for chain in chains if len(chain) >= _SHORTEST_CHAIN]


def alike(first: Candidate, second: Candidate) -> bool:
    """Whether both begin a line, or both stand in one."""
    return first.starts_line if second.starts_line else first.line == second.line


def _runs(same: Iterable[Candidate]) -> list[Run]:
    """Split the candidates of one style into runs that count on. A list may stand inside an item of another one."""
    done: list[Run] = []
    still_open: list[Run] = []
    for candidate in same:
        place = _place(still_open, candidate)
        if place is not None:
            del still_open[place + 1 :]
            still_open[place].append(candidate)
        elif candidate.marker.number == 1 or candidate.starts_line:
            run = [candidate]
            done.append(run)
            still_open = [*still_open[1 - _MOST_OPEN :], run]
    return done


def _place(still_open: Sequence[Run], candidate: Candidate) -> int | None:
    """Which open run the candidate continues best: one that counts on before one with a gap, then one that is written
    the same way (第二， goes on after 第一，, not after 第一要务), the innermost first.
    """
    ranked = [(_fit(run[-1], candidate), _likeness(run[-1], candidate), i) for i, run in enumerate(still_open)]
    fit, _, place = max(ranked, default=(0, 0, 0))
    return place if fit else None


def _likeness(first: Candidate, second: Candidate) -> int:
    """In how many ways both are written alike: with a comma after them or not, at the start of a sentence or not."""
    same_tail = bool(first.marker.after) == bool(second.marker.after)
    return same_tail + (first.starts_sentence == second.starts_sentence)


def _fit(last: Candidate, candidate: Candidate) -> int:
    """How well the candidate goes on after `last`: 0 = not at all."""
    step = candidate.marker.number - last.marker.number
    if step < 1:
        return 0
    if alike(last, candidate):
        gap = candidate.starts_line or step <= _GAP
        return 3 if step == 1 else int(gap)
    near = candidate.line - last.line <= _NEAR
    return 2 if step == 1 and near else 0


def _is_list(run: Run) -> bool:
    """Whether the run is long enough: two for 一是 and 第一, three for any verb after a numeral (一抓) in mid-line."""
    first, lines_only = run[0], all(candidate.starts_line for candidate in run)
    if first.kind in ("bare", "letter") and not lines_only:
        return False
    if first.marker.number != 1 and not (lines_only and first.kind != "chinese"):
        return False
    is_chain = first.kind == "chinese" and first.marker.style[-1] not in load_lexicon("markers")["counted"]
    return len(run) >= (_SHORTEST_CHAIN if is_chain and not lines_only else _SHORTEST_LIST)
