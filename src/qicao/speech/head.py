"""The head of a speech as values: its title in one line, its salutation up to the colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.speech.model import Role
from qicao.speech.text import pair_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.speech.model import Speech

_BLANKS = re.compile(r"[ \u3000\t]+")
_ADDRESS = re.compile(r".*[：:]")
_FEWEST_SPACED = 4


def title(speech: Speech) -> str | None:
    """The title in one line, None when there is none."""
    return join_title([p.plain for p in speech.of_role(Role.TITLE)])


def salutation(speech: Speech) -> str | None:
    """The address with its colon, without the 大家好 that may follow it; None when there is none."""
    text = "".join(p.plain for p in speech.of_role(Role.SALUTATION))
    match = _ADDRESS.match(text)
    return (match.group() if match else text) or None


def join_title(lines: Sequence[str]) -> str | None:
    """One title out of its lines: a wrapped one is joined, one that is given twice is taken once."""
    cleaned = [unspace(line) for line in lines]
    if not cleaned:
        return None
    plain = [pair_quotes(line) for line in cleaned]
    for count in range(1, len(cleaned)):
        if "".join(plain[:count]) == "".join(plain[count:]):
            return "".join(cleaned[:count])
    return "".join(cleaned)


def unspace(text: str) -> str:
    """Take out the blanks between all characters of a spaced title; one blank between phrases stays."""
    pieces = _BLANKS.split(text.strip())
    single = sum(len(piece) == 1 for piece in pieces)
    if len(pieces) >= _FEWEST_SPACED and single * 2 > len(pieces):
        return "".join(pieces)
    return text.strip()
