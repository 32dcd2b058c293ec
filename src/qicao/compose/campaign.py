"""How a draft names its campaign: as the title writes it, with its noun, and shortly where it was just named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.bank.phrase import Slot
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qicao.bank.phrase import Parts

CAMPAIGN = "活动"
# A title that writes the campaign without quotation marks has it so in the whole draft: this fact says so.
BARE_CAMPAIGN = "活动不带引号"
CAMPAIGN_NOUN = "活动后面的名词"
_IN_TITLE = re.compile(rf"(“?)\{{\{{\s*{CAMPAIGN}\s*\}}\}}”?(专项活动|专项行动|活动|行动|工程)?")


def campaign_style(title: str) -> dict[str, str]:
    """How the campaign is written in this draft: as its title writes it."""
    slot = _IN_TITLE.search(title)
    if slot is None:
        return {}
    return {CAMPAIGN_NOUN: slot[2] or ""} if slot[1] else {BARE_CAMPAIGN: "是"}


def with_noun(parts: Parts, facts: Mapping[str, str]) -> Parts:
    """The parts with the noun of the campaign after its name, as the title has it: “能力提升年”活动."""
    noun = facts.get(CAMPAIGN_NOUN, "")
    if not noun or Slot(CAMPAIGN) not in parts:
        return parts
    words = list(parts)
    for index in range(len(words) - 1):
        after = words[index + 1]
        if words[index] == Slot(CAMPAIGN) and isinstance(after, str) and after.startswith("”"):
            words[index + 1] = after if after.startswith(f"”{noun}") else f"”{noun}{after[1:]}"
    return tuple(words)


def said_again(parts: Parts, facts: Mapping[str, str]) -> Parts:
    """The parts, with 这次活动 for the name of the campaign and its noun (or 学习教育, without quotation marks)."""
    noun, again = _short(facts)
    if again is None:
        return parts
    this = tuple(load_lexicon("composing")["this"])
    words = list(parts)
    for index, before, after in _quoted(words):
        stem = next((before.removesuffix(one) for one in this if before.endswith(one)), before)
        words[index - 1 : index + 2] = stem, again, after.removeprefix(noun)
    return tuple(word for word in words if word)


def without_quotes(parts: Parts) -> Parts:
    """The parts without the quotation marks round the campaign."""
    words = list(parts)
    for index, before, after in _quoted(words):
        words[index - 1 : index + 2] = before, words[index], after
    return tuple(word for word in words if word)


def _quoted(words: Sequence[str | Slot]) -> Iterator[tuple[int, str, str]]:
    """Where the campaign stands in quotation marks, with what stands before and after them."""
    for index in range(1, len(words) - 1):
        before, after = str(words[index - 1]), str(words[index + 1])
        if words[index] == Slot(CAMPAIGN) and before.endswith("“") and after.startswith("”"):
            yield index, before[:-1], after[1:]


def _short(facts: Mapping[str, str]) -> tuple[str, str | None]:
    """The noun of the campaign, and how it is called once it was named; None: by its name."""
    again = load_lexicon("composing")["again"]
    noun = facts.get(CAMPAIGN_NOUN, "")
    if BARE_CAMPAIGN in facts:
        noun = next((one for one in again if facts.get(CAMPAIGN, "").endswith(one)), "")
    return noun, again.get(noun)
