"""P03: how many things a speech says will follow, and how many do (讲三点意见 followed by four)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.speech.announced import announced_counts
from qicao.speech.finding import Finding, Severity, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qicao.speech.model import Speech


def check(speech: Speech, day: date | None) -> Iterator[Finding]:
    """Find announced counts that what follows does not keep."""
    del day
    for said in announced_counts(speech):
        if said.count != said.found:
            text = speech.paragraphs[said.paragraph].plain
            spot = Spot(said.paragraph, text.find(said.text), said.text)
            message = f"说“{said.text}”，后面有 {said.found} 条。"
            yield Finding("P03", Severity.MUST, message, spot, f"把数改成 {said.found}，或补齐、删减条目。")
