"""P18: formulations that are out of date on the day of the meeting, or wrong on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.lexicons.currency import formulations
from qicao.speech.finding import Finding, Severity, Spot
from qicao.speech.text import normalise_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qicao.bank.phrase import Validity
    from qicao.speech.model import Speech


def check(speech: Speech, day: date | None) -> Iterator[Finding]:
    """Find what may not be said on `day`."""
    wrong = [rule for rule in formulations() if _is_wrong(rule.validity, day)]
    for index, paragraph in enumerate(speech.paragraphs):
        for rule in wrong:
            for match in rule.pattern.finditer(normalise_width(paragraph.plain)):
                words = paragraph.plain[match.start() : match.end()]
                severity = Severity.MUST if rule.certain else Severity.DOUBT
                message = f"“{words.strip('“”')}”{_reason(rule.validity, day)}。"
                yield Finding("P18", severity, message, Spot(index, match.start(), words), rule.instead)


def _is_wrong(validity: Validity, day: date | None) -> bool:
    bounded = validity.start is not None or validity.end is not None
    return day is not None and not validity.holds(day) if bounded else True


def _reason(validity: Validity, day: date | None) -> str:
    if day is not None and validity.end is not None and day > validity.end:
        return f"只用到 {validity.end}"
    if validity.start is not None:
        return f"从 {validity.start} 起才用"
    return "这种提法不规范"
