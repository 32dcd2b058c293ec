"""The headings of one draft: those that were chosen before are kept, the others are chosen as sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.phrase import slots_of
from qicao.compose.heading_search import agree_all
from qicao.compose.headings import Wish
from qicao.compose.picks import WHOLE, PickedHeadings
from qicao.compose.printed import Heading
from qicao.compose.topics import known_topics
from qicao.compose.wording import heading_spans, is_given
from qicao.speech.finding import Finding, Severity
from qicao.speech.model import Origin, OriginKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qicao.bank.phrase import Parts
    from qicao.compose.dice import Dice
    from qicao.compose.headings import Headings
    from qicao.compose.kinds import Kind
    from qicao.compose.picks import Picks

HEADINGS_CODE = "C04"
_Asked = tuple["Sequence[Wish]", "Kind | None", bool, tuple["Heading | None", ...]]
_HINT = "在提纲里写上标题，或在用语库里加一组合用的标题。"


class OtherHeadings(NamedTuple):
    """Headings that could stand in the stead of others: their score, the record of them, where they come from."""

    score: float
    headings: PickedHeadings
    speeches: tuple[str, ...]


class HeadingPlan:
    """Gives each section its title and each point its heading. `picked` records what was chosen, `findings` what could
    not be had as a set.
    """

    def __init__(
        self,
        headings: Headings,
        facts: Mapping[str, str],
        dice: Dice,
        kept: Picks,
    ) -> None:
        self._headings, self._facts, self._dice, self._kept = headings, facts, dice, kept
        self._headings.use(
            self._printed(parts, "") for one in kept.headings.values() for parts in one.headings if parts
        )
        self._asked: dict[str, _Asked] = {}
        self.picked: dict[str, PickedHeadings] = {}
        self.findings: list[Finding] = []

    def titles(self, given: Sequence[Heading | None], kinds: Sequence[Kind]) -> tuple[Heading | None, ...]:
        """The level-1 headings; None where there is none."""
        wishes = [Wish(heading, kind=kind) for heading, kind in zip(given, kinds, strict=True)]
        signs = [heading.text if heading else kind.name for heading, kind in zip(given, kinds, strict=True)]
        found = self._chosen(WHOLE, wishes, signs, None, after_must=False)
        if len(kinds) > 1 and not (all(given) or agree_all(found)):
            self._note(f"{len(kinds)} 个一级标题没有凑成字数、句式一致的一组。")
        return found

    def of_points(
        self,
        name: str,
        given: Sequence[Heading | None],
        topics: Sequence[tuple[str, ...]],
        kind: Kind,
        after_must: bool,
    ) -> tuple[Heading | None, ...]:
        """The headings of the points of the section `name`."""
        each = zip(given, topics, strict=True)
        wishes = [Wish(h, known_topics(words), first=known_topics(words[:1])) for h, words in each]
        signs = [heading.text if heading else "、".join(words) for heading, words in zip(given, topics, strict=True)]
        found = self._chosen(name, wishes, signs, kind, after_must=after_must)
        if not (all(given) or agree_all(found)):
            self._note(f"“{name}”部分 {len(found)} 条的标题没有凑成字数、句式一致的一组。")
        return found

    def alternatives(self, name: str) -> list[OtherHeadings]:
        """Other headings for a section (or for the whole), the best first."""
        wishes, section, after_must, stand = self._asked[name]
        signs = self.picked[name].wishes
        return [
            OtherHeadings(score, _record(signs, wishes, headings), _speeches(headings))
            for score, headings in self._headings.alternatives(wishes, section, stand, after_must=after_must)
        ]

    def _chosen(
        self, name: str, wishes: Sequence[Wish], signs: Sequence[str], section: Kind | None, *, after_must: bool
    ) -> tuple[Heading | None, ...]:
        found = self._as_before(name, wishes, tuple(signs))
        if found is None:
            before = self._kept.headings.get(name)
            self._headings.release(self._printed(parts, "") for parts in (before.headings if before else ()) if parts)
            avoided = self._kept.avoid.get(name, frozenset())
            random = self._dice.of(name, "标题")
            found = self._headings.choose(wishes, section, random, after_must=after_must, avoid=avoided).headings
        self.picked[name] = _record(tuple(signs), wishes, found)
        self._asked[name] = wishes, section, after_must, found
        return found

    def _as_before(
        self, name: str, wishes: Sequence[Wish], signs: tuple[str, ...]
    ) -> tuple[Heading | None, ...] | None:
        """What was chosen before, where the same is wished and all its facts are given."""
        before = self._kept.headings.get(name)
        if before is None or before.wishes != signs:
            return None
        if any(not wish.given and parts is None for wish, parts in zip(wishes, before.headings, strict=True)):
            return None
        if any(not is_given(slot, self._facts) for parts in before.headings if parts for slot in slots_of(parts)):
            return None
        each = zip(wishes, before.headings, before.ids, strict=True)
        found = tuple(wish.given or (self._printed(parts, one) if parts else None) for wish, parts, one in each)
        self._headings.use(found)
        return found

    def _printed(self, parts: Parts, set_id: str) -> Heading:
        return Heading(heading_spans(parts, self._facts, Origin(OriginKind.PHRASE, set_id)), parts, set_id)

    def _note(self, message: str) -> None:
        self.findings.append(Finding(HEADINGS_CODE, Severity.DOUBT, message, suggestion=_HINT))


def _record(signs: tuple[str, ...], wishes: Sequence[Wish], found: Sequence[Heading | None]) -> PickedHeadings:
    new = [None if wish.given else heading for wish, heading in zip(wishes, found, strict=True)]
    parts = tuple(heading.parts if heading else None for heading in new)
    return PickedHeadings(signs, parts, tuple(heading.id if heading else "" for heading in new))


def _speeches(headings: Sequence[Heading | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(speech for heading in headings if heading for speech in heading.speeches))
