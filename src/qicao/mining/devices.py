"""Devices: how a sentence says it: 排比, 对仗, 引语, 比喻, 数字概括 (definitions in the glossary)."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress
from operator import eq
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_SEPARATORS = re.compile(r"([，、；])")
_BRACKETS = re.compile(r"[“”‘’（）《》]")
_QUOTED = re.compile(r"“([^”]{4,20})[，；]([^”，；]{4,20})[^”]*”")
_SAID = re.compile("(?:总书记|古人|古语|俗话)[^。]{0,8}(?:说|指出|强调|讲|云)")
_NUMBERED = re.compile(
    r"“[一二三四五六七八九十两]+(?:个|大|点|项|条|场|不|更|心|化|性|感|新|提升|为)[^”，。]{0,6}”|[二三四五六七八九十两]+(?:个|大|项|条|种)(?:提升|转变|关系|意识|方面|环节|坚持)"
)
_DEVICES = ("排比", "对仗", "引语", "比喻", "数字概括")
_FEWEST_PARALLEL = 3
_COUPLET = 2
_SHORTEST = 2
_SHORTEST_COUPLET = 4


@cache
def _metaphors() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(load_lexicon("devices")["metaphors"])


def devices_of(text: str) -> tuple[str, ...]:
    """The devices of a sentence, in a fixed order."""
    longest, couplet = _parallels(text)
    metaphors, numbered = _metaphors().find_matches_as_indexes(text), _NUMBERED.search(text)
    return tuple(compress(_DEVICES, (longest >= _FEWEST_PARALLEL, couplet, _quotes(text), metaphors, numbered)))


def _quotes(text: str) -> bool:
    """Whether it says whose words it gives, or quotes a couplet (two halves of one length)."""
    couplet = "“" in text and any(len(a) == len(b) for a, b in _QUOTED.findall(text))
    return couplet or _SAID.search(text) is not None


def _parallels(text: str) -> tuple[int, bool]:
    """The longest run of parallel clauses, and whether two alone of one length make a couplet."""
    pieces = _SEPARATORS.split(_BRACKETS.sub("", text.rstrip("。！？；")))
    clauses, separators = pieces[::2], pieces[1::2]
    longest, couplet, run = 0, False, 1
    for place, alike in enumerate((*map(_are_alike, clauses, clauses[1:]), False)):
        if alike and (run == 1 or separators[place] == separators[place - 1]):
            run += 1
            continue
        longest = max(longest, run)
        last, before = clauses[place], clauses[place - 1]
        couplet = couplet or (run == _COUPLET and len(last) == len(before) >= _SHORTEST_COUPLET)
        run = 1
    return longest, couplet


def _are_alike(first: str, second: str) -> bool:
    """Whether a clause is like the one before it: in length (±1), with a character in the same place."""
    if abs(len(first) - len(second)) > 1 or len(first) < _SHORTEST:
        return False
    return first != second and any(map(eq, first, second))
