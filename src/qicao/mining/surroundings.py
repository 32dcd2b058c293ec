"""Surroundings: what stands around a sentence, and what that says about its role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qicao.bank.phrase import PhraseRole
from qicao.lexicons.kinds import section_kind
from qicao.mining.role_rules import role_rules
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.mining.units import Unit

FRONT_ROLES = (Role.OPENING, Role.RESPONSE, Role.BACKGROUND, Role.ACHIEVEMENTS, Role.TRANSITION)
SECTION_ROLES = (Role.LEAD, Role.POINT, Role.HEADING)

_FRONT, _AFTER_ACHIEVEMENT, _LAST = "front", "after achievement", "last section"
_GUARANTEE, _GUARANTEE_HEADING = "guarantee", "guarantee heading"
_FEWEST_SECTIONS = 2
_REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a sentence.

    before: what the sentence or the heading before it in its paragraph does, as far as that carries over.
    placed: what its heading, its section or its paragraph says that statements do there.
    after_told: whether the sentence before it in its paragraph asks for something.
    places: the names of the places that rows of the lexicon ask for.
    """

    before: PhraseRole | None = None
    placed: PhraseRole | None = None
    after_told: bool = False
    places: frozenset[str] = frozenset()

    @property
    def role(self) -> PhraseRole | None:
        """What a statement does whose own words say nothing."""
        return self.before or self.placed


def last_section(found: Sequence[Unit]) -> str:
    """The heading of the last level-1 section; "" when there are not several."""
    sections = tuple(dict.fromkeys(unit.section for unit in found if unit.section))
    return sections[-1] if len(sections) >= _FEWEST_SECTIONS else ""


def placed_role(unit: Unit) -> PhraseRole | None:
    """What the heading, the section or the paragraph of a unit says that statements do there."""
    if unit.role in SECTION_ROLES:
        return _section_role(unit.section, unit.under)
    return role_rules().by_paragraph.get(unit.role)


@lru_cache(_REMEMBERED)
def _section_role(section: str, heading: str) -> PhraseRole | None:
    known = role_rules().by_section
    kinds = (section_kind(words) for words in (heading, section) if words)
    return next((known[kind] for kind in kinds if kind in known), None)


def places_of(unit: Unit, last: str, before: PhraseRole | None) -> frozenset[str]:
    """The places where a unit stands. `last` is the heading of the last section, `before` as in Surroundings."""
    praised = before is PhraseRole.ACHIEVEMENT
    front, inside = unit.role in FRONT_ROLES, unit.role in SECTION_ROLES
    section = unit.section if inside else ""
    return _places(front, praised, section, unit.under if section else "", section != "" and section == last)


@lru_cache(_REMEMBERED)
def _places(front: bool, praised: bool, section: str, heading: str, is_last: bool) -> frozenset[str]:
    rules = role_rules()
    guaranteed = section != "" and rules.guarantee_section.search(section) is not None
    below = heading != section and (guaranteed or is_last)
    under_guarantee = below and rules.guarantee_heading.search(heading) is not None
    places = {
        _FRONT: front,
        _AFTER_ACHIEVEMENT: praised,
        _LAST: is_last,
        _GUARANTEE: guaranteed or under_guarantee,
        _GUARANTEE_HEADING: under_guarantee,
    }
    return frozenset(place for place, holds in places.items() if holds)
