"""Currency: between which days a wording may be used, and what is wrong at any time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from qicao.bank.phrase import ALWAYS, Validity
from qicao.lexicons import load_lexicon


@dataclass(frozen=True)
class Formulation:
    """A dated formulation: its pattern, the days it holds, what to say instead, and whether it is surely wrong then.

    One of `keys` stands in every text that the pattern matches.
    """

    keys: tuple[str, ...]
    pattern: re.Pattern[str]
    validity: Validity
    instead: str
    certain: bool

    def found(self, text: str) -> re.Match[str] | None:
        """Where the formulation stands in the text."""
        return self.pattern.search(text) if any(map(text.__contains__, self.keys)) else None


@cache
def formulations() -> tuple[Formulation, ...]:
    """The rules of the lexicon `currency.yaml` that say something is wrong (not the mere preferences)."""
    rows = [row for row in load_lexicon("currency")["rules"] if row["level"] != "info"]
    return tuple(
        Formulation(
            tuple(row["keys"]),
            re.compile(row["pattern"]),
            Validity(*(day and date.fromisoformat(day) for day in row["valid"])),
            row["use"],
            row["level"] == "error",
        )
        for row in rows
    )


@cache
def _any_key() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(key) for rule in formulations() for key in rule.keys))


def validity_of(text: str) -> Validity:
    """The days on which every formulation in the text holds."""
    if _any_key().search(text) is None:
        return ALWAYS
    held = [rule.validity for rule in formulations() if rule.found(text)]
    return Validity(
        max((v.start for v in held if v.start), default=None), min((v.end for v in held if v.end), default=None)
    )


def wrong_at_any_time(text: str) -> str | None:
    """What is wrong in the text whatever the day, and what is right; None when nothing is."""
    if _any_key().search(text) is None:
        return None
    for rule in formulations():
        match = rule.found(text) if rule.validity == ALWAYS else None
        if match:
            return f"提法“{match.group()}”" + (f"应为“{rule.instead}”" if rule.instead else "不宜再用")
    return None
