"""Randomness: every place of a draft has a generator of its own, so that drawing one again leaves the others."""

from __future__ import annotations

from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Dice(NamedTuple):
    """Gives each place its generator. `rounds`: how often a place was drawn again."""

    seed: int = 0
    rounds: Mapping[str, int] = MappingProxyType({})

    def of(self, place: str, what: str = "") -> Random:
        """The generator of a place, for one purpose."""
        turn = self.rounds.get(place, 0)
        name = ":".join((str(self.seed), place, *([what] if what else ()), *([f"第{turn}轮"] if turn else ())))
        return Random(name)  # noqa: S311 - a draw among wordings, no secret
