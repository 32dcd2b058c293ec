"""Devices: how a sentence says it: 排比, 对仗, 引语, 比喻, 数字概括 (definitions in the glossary)."""

from __future__ import annotations

import re
from functools import cache
from operator import eq
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ahocorasick_rs import AhoCorasick

_SEPARATORS = re.compile(r"([，、；])")
_BRACKETS = re.compile(r"[“”‘’（）《》]")
_QUOTED = re.compile(r"“([^”]{4,20})[，；]([^”，；]{4,20})[^”]*”")
_SAYERS = ("总书记", "古人", "古语", "俗话")
_SAID = re.compile(rf"(?:{'|'.join(_SAYERS)})[^。]{{0,8}}(?:说|指出|强调|讲|云)")
_NUMBERED = re.compile(
    r"“[一二三四五六七八九十两]+(?:个|大|点|项|条|场|不|更|心|化|性|感|新|提升|为)[^”，。]{0,6}”|[二三四五六七八九十两]+(?:个|大|项|条|种)(?:提升|转变|关系|意识|方面|环节|坚持)"
)
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
    found = {
        "排比": longest >= _FEWEST_PARALLEL,
        "对仗": couplet,
        "引语": _quotes(text),
        "比喻": bool(_metaphors().find_matches_as_indexes(text)),
        "数字概括": _NUMBERED.search(text) is not None,
    }
    return tuple(device for device, here in found.items() if here)


def _quotes(text: str) -> bool:
    """Whether it says whose words it gives, or quotes a couplet (two halves of one length)."""
    couplet = "“" in text and any(len(a) == len(b) for a, b in _QUOTED.findall(text))
    return couplet or any(word in text and _SAID.search(text) for word in _SAYERS)


def _parallels(text: str) -> tuple[int, bool]:
    """The longest run of parallel clauses, and whether two alone of one length make a couplet."""
    pieces = _SEPARATORS.split(_BRACKETS.sub("", text.rstrip("。！？；")))
    longest, couplet, run = 0, False, 1
    for place in range(2, len(pieces) + 2, 2):
        if place < len(pieces) and _goes_on(pieces, place, run):
            run += 1
            continue
        longest = max(longest, run)
        last, before = pieces[place - 2], pieces[max(place - 4, 0)]
        couplet = couplet or (run == _COUPLET and len(last) == len(before) >= _SHORTEST_COUPLET)
        run = 1
    return longest, couplet


def _goes_on(pieces: Sequence[str], place: int, run: int) -> bool:
    """Whether the clause at `place` is like the one before: separator, length (±1), a character in its place."""
    first, second = pieces[place - 2], pieces[place]
    if (
        abs(len(first) - len(second)) > 1
        or len(first) < _SHORTEST
        or (run > 1 and pieces[place - 1] != pieces[place - 3])
    ):
        return False
    return first != second and any(map(eq, first, second))
