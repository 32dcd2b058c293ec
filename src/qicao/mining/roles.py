"""Roles: what a sentence does, told by its own words first, by what stands around it otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.bank.phrase import PhraseRole
from qicao.mining.role_rules import role_rules
from qicao.mining.role_words import voted_role
from qicao.mining.surroundings import FRONT_ROLES, SECTION_ROLES, Surroundings, last_section, placed_role, places_of
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qicao.mining.role_rules import Cue
    from qicao.mining.units import Unit

_TOLD = (PhraseRole.DIRECTIVE, PhraseRole.SUPPORT, PhraseRole.OUTCOME)
_REPORTED = (PhraseRole.ACHIEVEMENT, PhraseRole.PROBLEM)
_PROVERB = re.compile(r"([^，。；、“”]{3,8})[，；]([^，。；、“”]{3,8})[。！；]?")
_BRIEF = 14


def phrase_roles(found: Sequence[Unit]) -> dict[Unit, PhraseRole | None]:
    """The role of every unit of a speech, in order; None where units have none (title, byline, heading lines).

    What the sentences before a statement do carries over to it, within a paragraph, and from a heading to its text;
    what a sentence announces (存在以下问题：) holds for the rest of its paragraph.
    """
    carrying, last = role_rules().carries, last_section(found)
    roles: dict[Unit, PhraseRole | None] = {}
    standing = before = announced = previous = None
    paragraph = -1
    for unit in found:
        if unit.paragraph != paragraph:
            standing = None if unit.role is Role.HEADING else standing
            paragraph, before, announced, previous = unit.paragraph, None, None, None
        around = Surroundings(before, standing or placed_role(unit), previous in _TOLD, places_of(unit, last, before))
        role = phrase_role(unit, around)
        carries = role if role in carrying else None
        if unit.role is Role.HEADING:
            standing = carries
        if carries and unit.text.endswith("："):
            announced = carries
        before, previous = carries or announced, None if unit.marker else role
        roles[unit] = None if unit.role is Role.HEADING else role
    return roles


def phrase_role(unit: Unit, around: Surroundings) -> PhraseRole | None:
    """The role of one sentence or heading; None for what has none (title, byline)."""
    rules = role_rules()
    if unit.role not in rules.by_paragraph and unit.role is not Role.HEADING:
        return None
    if unit.role in SECTION_ROLES and (rules.telling.is_plain(unit.text) or _asks(unit, around)):
        return _told(unit, around)
    found = _first(rules.framed[unit.role], unit, around)
    if found:
        return found
    if _is_proverb(unit, around):
        return PhraseRole.MAXIM
    return _told(unit, around) if _tells(unit, around) else _stated(unit, around)


def _tells(unit: Unit, around: Surroundings) -> bool:
    """Whether a sentence asks for something though it does not begin so."""
    if role_rules().telling.has_modal(unit.text, blamed=around.before is PhraseRole.PROBLEM):
        return True
    return unit.role not in SECTION_ROLES and _asks(unit, around)


def _asks(unit: Unit, around: Surroundings) -> bool:
    """Whether a verb without a subject asks for something; in a report it does not."""
    return around.role not in _REPORTED and role_rules().telling.is_imperative(unit.text)


def _told(unit: Unit, around: Surroundings) -> PhraseRole:
    return _first(role_rules().told[unit.role], unit, around) or PhraseRole.DIRECTIVE


def _stated(unit: Unit, around: Surroundings) -> PhraseRole:
    found = _first(role_rules().stated[unit.role], unit, around)
    return found or voted_role(unit.text, around.before, around.placed) or _by_place(unit, around)


def _first(cues: Iterable[Cue], unit: Unit, around: Surroundings) -> PhraseRole | None:
    text, places = unit.text, around.places
    for cue in cues:
        if cue.fits(text, places):
            return cue.role
    return None


def _by_place(unit: Unit, around: Surroundings) -> PhraseRole:
    """The role of a sentence whose words say nothing."""
    role = around.role
    if role is None and role_rules().telling.goes_on(unit.text, after_told=around.after_told):
        return _told(unit, around)
    brief = around.before is None and unit.role not in FRONT_ROLES and len(unit.text) <= _BRIEF
    return PhraseRole.MAXIM if brief or role in (None, PhraseRole.DIRECTIVE) else role


def _is_proverb(unit: Unit, around: Surroundings) -> bool:
    """Whether it is two clauses of one length and nothing else (空谈误国，实干兴邦。), and no item of a list."""
    match = _PROVERB.fullmatch(unit.text)
    listed = unit.role in FRONT_ROLES or around.before in _REPORTED
    return match is not None and len(match[1]) == len(match[2]) and not listed
