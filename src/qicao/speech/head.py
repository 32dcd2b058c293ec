"""The head of a speech as values: its title in one line, its salutation without the greeting after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.speech.model import Role
from qicao.speech.text import pair_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.speech.model import Speech

_BLANKS = re.compile(r"\s+")
_GREETING = re.compile(r"(?<=[：:！!，,])\s*[^，,：:！!]{0,10}(?:好|辛苦了|快乐)[！!。，,]?$")
_SPEECH = re.compile(r"(?:讲话|发言|致辞|致词|报告|主持词|党课)(?:稿|提纲)?[）)]?$")
_BETWEEN_SINGLE = re.compile(r"(?:(?<=^\S)|(?<=\s\S))\s+(?=\S(?:\s|$))|\s+(?=\S(?:\s+\S)+$)")
_FEWEST_SPACED = 4
_SHORTEST = 8


def title(speech: Speech) -> str | None:
    """The title in one line, None when there is none."""
    return join_title([p.plain for p in speech.of_role(Role.TITLE)])


def salutation(speech: Speech) -> str | None:
    """The address with its mark, without the 大家好 that may follow it; None when there is none."""
    text = "".join(p.plain for p in speech.of_role(Role.SALUTATION))
    return _GREETING.sub("", text) or None


def join_title(lines: Sequence[str]) -> str | None:
    """One title out of its lines: a wrapped one is joined; one that is given twice is taken once, as it stands first.

    The second may differ in its blanks and quotation marks, hold the name of the speaker, or be worded differently.
    """
    cleaned = [unspace(line) for line in lines]
    bare = [_BLANKS.sub("", pair_quotes(line)) for line in cleaned]
    for count in range(1, len(cleaned)):
        if _same("".join(bare[:count]), "".join(bare[count:])):
            return "".join(cleaned[:count])
    return "".join(cleaned) or None


def _same(first: str, second: str) -> bool:
    """Whether two texts are the title of one speech."""
    long_enough = min(len(first), len(second)) >= _SHORTEST
    held = long_enough and (first in second or second in first)
    return first == second or held or bool(_SPEECH.search(first) and _SPEECH.search(second))


def unspace(text: str) -> str:
    """Take out the blanks of a spaced title (在 全 镇 …, 讲　　话); one blank between phrases stays."""
    pieces = _BLANKS.split(text.strip())
    single = sum(len(piece) == 1 for piece in pieces)
    if len(pieces) >= _FEWEST_SPACED and single * 2 > len(pieces):
        return "".join(pieces)
    return _BETWEEN_SINGLE.sub("", text.strip())
