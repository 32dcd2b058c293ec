"""P18: formulations that are out of date on the day of the meeting, or wrong on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.lexicons.currency import formulations
from qicao.speech.finding import Finding, Severity, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qicao.bank.phrase import Validity
    from qicao.speech.model import Speech


def check(speech: Speech, day: date) -> Iterator[Finding]:
    """Find what may not be said on `day`."""
    wrong = [rule for rule in formulations() if _is_wrong(rule.validity, day)]
    for index, paragraph in enumerate(speech.paragraphs):
        for rule in wrong:
            for match in rule.pattern.finditer(paragraph.plain):
                severity = Severity.MUST if rule.certain else Severity.DOUBT
                message = f"“{match.group()}”{_reason(rule.validity)}。"
                yield Finding("P18", severity, message, Spot(index, match.start(), match.group()), rule.instead)


def _is_wrong(validity: Validity, day: date) -> bool:
    bounded = validity.start is not None or validity.end is not None
    return not (bounded and validity.holds(day))


def _reason(validity: Validity) -> str:
    if validity.end is not None:
        return f"只用到 {validity.end:%Y-%m-%d}"
    return "这种提法不规范"
