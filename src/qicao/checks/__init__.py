"""Checks: one rule per file, their order visible in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.checks import counts, formulations, numbering, placeholders, structure

if TYPE_CHECKING:
    from datetime import date

    from qicao.speech.finding import Finding
    from qicao.speech.model import Speech

RULES = (
    placeholders.check,
    counts.check,
    numbering.check,
    formulations.check,
    structure.check,
)


def check_speech(speech: Speech, day: date | None) -> tuple[Finding, ...]:
    """What is wrong with a speech given on `day` (None: nobody knows, so nothing is out of date), rule by rule."""
    return tuple(finding for rule in RULES for finding in rule(speech, day))
