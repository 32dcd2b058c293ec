"""Gaps that a draft was left with (【待补：镇名】): the slots that they came from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.speech.open_place import OPEN_PLACE

if TYPE_CHECKING:
    from collections.abc import Mapping


def slots_again(text: str) -> str:
    """The text with each gap of a known fact as its slot again (【待补：镇名】 → {{ 镇 }}); others stay as they are."""
    return OPEN_PLACE.sub(lambda gap: f"{{{{ {_names()[gap[1]]} }}}}" if gap[1] in _names() else gap[0], text)


@cache
def _names() -> Mapping[str, str]:
    """The name of each fact by what it is called where it is missing."""
    labels: dict[str, str] = load_lexicon("composing")["missing"]
    names = dict.fromkeys([*(row["名称"] for row in load_lexicon("slots")), *labels])
    return {labels.get(name, name): name for name in names}
