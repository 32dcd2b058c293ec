"""Sentences: which of them are whole, which lean on a neighbour, which are no sentence of a written draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qicao.bank.phrase import PhraseRole
from qicao.lexicons import load_lexicon
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.mining.units import Unit

_TURNED_TO = (PhraseRole.PROBLEM, PhraseRole.SITUATION)
_ADDED = (PhraseRole.DIRECTIVE, PhraseRole.SUPPORT)
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("‘", "’"))


@dataclass(frozen=True)
class Leaning:
    """The compiled lexicon of sentences that cannot stand alone."""

    backward: re.Pattern[str]
    forward: re.Pattern[str]
    turn: re.Pattern[str]
    added: re.Pattern[str]
    spoken: re.Pattern[str]
    local: re.Pattern[str]


@cache
def leaning() -> Leaning:
    """Compile the lexicon `leaning.yaml`."""
    data = load_lexicon("leaning")
    patterns = (re.compile(data[key]) for key in ("backward", "forward", "turn", "added", "spoken", "local_only"))
    return Leaning(*patterns)


def leans_back(text: str) -> bool:
    """Whether the sentence needs the one before it (这些问题…, 对此…)."""
    return leaning().backward.match(text) is not None


def standing_alone(text: str, role: PhraseRole | None) -> str:
    """The sentence without the 但 or 同时 at its beginning, where what it does stands by itself without it."""
    joint = leaning().turn if role in _TURNED_TO else leaning().added if role in _ADDED else None
    match = joint.match(text) if joint else None
    return text[match.end() :] if match else text


def leads_on(unit: Unit) -> bool:
    """Whether the sentence needs what follows it (集中体现在三个方面：)."""
    return leaning().forward.search(unit.text) is not None


def is_spoken(text: str) -> bool:
    """Whether it is said off the cuff: no sentence of a written draft."""
    return leaning().spoken.search(text) is not None


def is_local(text: str) -> bool:
    """Whether it speaks of what only its own place knows, without naming a place."""
    return leaning().local.search(text) is not None


def is_broken(text: str) -> bool:
    """Whether a quotation mark or a bracket lacks its other half."""
    return any(text.count(left) != text.count(right) for left, right in _PAIRS)


def spoken_paragraphs(units: Sequence[Unit]) -> frozenset[int]:
    """The paragraphs of asides at the end of a speech in which anything is said off the cuff."""
    return frozenset(u.paragraph for u in units if u.role is Role.EMPHASIS and is_spoken(u.text))
