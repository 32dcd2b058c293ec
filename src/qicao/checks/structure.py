"""P23: what a speech must have: one title, a salutation, a closing, and no more than an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.speech.finding import Finding, Severity, Spot
from qicao.speech.head import title
from qicao.speech.model import Role
from qicao.speech.text import CHARACTERS_A_MINUTE, count_characters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qicao.speech.model import Speech

_LONGEST_MINUTES = 60


def check(speech: Speech, day: date | None) -> Iterator[Finding]:
    """Find what is missing, doubled or too long (整治形式主义为基层减负若干规定, 2024: an hour at most)."""
    del day
    yield from _missing(speech)
    yield from _title(speech)
    minutes = count_characters(speech.plain) / CHARACTERS_A_MINUTE
    if minutes > _LONGEST_MINUTES:
        yield Finding("P23", Severity.MUST, f"要讲约 {minutes:.0f} 分钟，超过一小时。", None, "删减到一小时以内。")


def _missing(speech: Speech) -> Iterator[Finding]:
    for role, name in ((Role.TITLE, "标题"), (Role.SALUTATION, "称谓"), (Role.CLOSING, "结尾")):
        if not speech.indexes(role):
            yield Finding("P23", Severity.DOUBT, f"没有{name}。", None, f"补上{name}。")


def _title(speech: Speech) -> Iterator[Finding]:
    heading, lines = title(speech), speech.of_role(Role.TITLE)
    if heading is None:
        return
    if sum(len(line.plain) for line in lines) > len(heading) + 1:
        yield Finding("P23", Severity.MUST, "标题写了两遍。", Spot(speech.indexes(Role.TITLE)[1]), "只留一个标题。")
    if heading.endswith("讲话稿"):
        spot = Spot(speech.indexes(Role.TITLE)[0])
        yield Finding("P23", Severity.DOUBT, "标题里写了“讲话稿”。", spot, "改成“讲话”。")
