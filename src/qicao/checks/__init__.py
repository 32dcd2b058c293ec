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


def check_speech(speech: Speech, day: date) -> tuple[Finding, ...]:
    """What is wrong with a speech that is given on `day`, rule by rule."""
    return tuple(finding for rule in RULES for finding in rule(speech, day))
