"""P01: a place that was to be filled in and was not (XX镇, 【待补：镇名】, {{ 活动 }}, ____)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.speech.finding import Finding, Severity, Spot
from qicao.speech.open_place import SHAPE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qicao.speech.model import Speech

_PLACEHOLDER = re.compile(
    SHAPE + r"|\{\{[^}]*\}\}|\{[一-龥]+\}|_{2,}|＿{2,}|[×〇○△]{2,}"
    r"|(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z0-9])"
    r"|(?<![A-Za-z])[XxＸ×](?=[省市县区旗镇乡村局委部办站所年月日]|街道)|某(?=[镇乡县市区村局委某])"
)


def check(speech: Speech, day: date | None) -> Iterator[Finding]:
    """Find every place left open."""
    del day
    for index, paragraph in enumerate(speech.paragraphs):
        for match in _PLACEHOLDER.finditer(paragraph.plain):
            spot = Spot(index, match.start(), match.group())
            yield Finding("P01", Severity.MUST, f"“{match.group()}”还没有填。", spot, "填上实际内容，或删去这一句。")
