"""Devices: how a sentence says it: 排比, 对仗, 引语, 比喻, 数字概括 (definitions in the glossary)."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATORS = re.compile(r"([，、；])")
_BRACKETS = re.compile(r"[“”‘’（）《》]")
_QUOTED = re.compile(r"“([^”]{4,20})[，；]([^”，；]{4,20})[^”]*”")
_SAID = re.compile(r"(?:总书记|古人|古语|俗话)[^。]{0,8}(?:说|指出|强调|讲|云)")
_NUMBERED = re.compile(
    r"“[一二三四五六七八九十两]+(?:个|大|点|项|条|场|不|更|心|化|性|感|新|提升|为)[^”，。]{0,6}”|[二三四五六七八九十两]+(?:个|大|项|条|种)(?:提升|转变|关系|意识|方面|环节|坚持)"
)
_FEWEST_PARALLEL = 3
_SHORTEST_COUPLET = 4


@cache
def _metaphors() -> re.Pattern[str]:
    return re.compile("|".join(load_lexicon("devices")["metaphors"]))


def devices_of(text: str) -> tuple[str, ...]:
    """The devices of a sentence, in a fixed order."""
    runs = _runs(text)
    found = {
        "排比": any(len(run) >= _FEWEST_PARALLEL for run in runs),
        "对仗": any(_is_couplet(run) for run in runs),
        "引语": _quotes(text),
        "比喻": _metaphors().search(text) is not None,
        "数字概括": _NUMBERED.search(text) is not None,
    }
    return tuple(device for device, here in found.items() if here)


def _is_couplet(run: Sequence[str]) -> bool:
    return len(run) == _FEWEST_PARALLEL - 1 and len(run[0]) == len(run[1]) >= _SHORTEST_COUPLET


def _quotes(text: str) -> bool:
    """Whether it says whose words it gives, or quotes a couplet (two halves of one length)."""
    couplet = any(len(a) == len(b) for a, b in _QUOTED.findall(text))
    return couplet or _SAID.search(text) is not None


def _runs(text: str) -> list[list[str]]:
    """Neighbouring clauses after one separator, equally long (±1), with a character in common at one place."""
    pieces = _SEPARATORS.split(_BRACKETS.sub("", text.rstrip("。！？；")))
    runs: list[list[str]] = []
    for separator, group in groupby(_joined(pieces), key=lambda pair: pair[0]):
        clauses = [clause for _, pair in group for clause in pair]
        if separator:
            runs += _alike(list(dict.fromkeys(clauses)))
    return runs


def _joined(pieces: Sequence[str]) -> list[tuple[str, tuple[str, str]]]:
    """Each pair of neighbouring clauses with the separator between them."""
    clauses, separators = pieces[::2], pieces[1::2]
    return [(mark, pair) for mark, pair in zip(separators, pairwise(clauses), strict=True)]


def _alike(clauses: list[str]) -> list[list[str]]:
    runs = [[clauses[0]]]
    for first, second in pairwise(clauses):
        if _parallel(first, second):
            runs[-1].append(second)
        else:
            runs.append([second])
    return [run for run in runs if len(run) > 1]


def _parallel(first: str, second: str) -> bool:
    return (
        len(first) > 1
        and abs(len(first) - len(second)) <= 1
        and any(a == b for a, b in zip(first, second, strict=False))
    )
