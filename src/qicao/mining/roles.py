"""Roles: what a sentence does, told by its own cues first, by its paragraph otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from qicao.bank.phrase import PhraseRole
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from qicao.mining.units import Unit


@dataclass(frozen=True)
class Cue:
    """One row of the lexicon: where it holds (paragraph roles, kind of section), what must and must not match."""

    role: PhraseRole
    paragraphs: frozenset[str]
    section: str | None
    start: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    never: re.Pattern[str] | None

    def fits(self, unit: Unit, section: str) -> bool:
        """Whether the sentence is what this row describes."""
        if self.paragraphs and unit.role not in self.paragraphs:
            return False
        if self.section is not None and self.section != section:
            return False
        text = unit.text
        return (
            (self.start is None or self.start.match(text) is not None)
            and (self.anywhere is None or self.anywhere.search(text) is not None)
            and (self.never is None or self.never.search(text) is None)
        )


@dataclass(frozen=True)
class RoleRules:
    """The lexicon `phrase_roles.yaml`, compiled."""

    cues: tuple[Cue, ...]
    by_paragraph: dict[str, PhraseRole]
    by_section: dict[str, PhraseRole]
    imperative: re.Pattern[str]


@cache
def role_rules() -> RoleRules:
    """Compile the lexicon."""
    data = load_lexicon("phrase_roles")
    return RoleRules(
        tuple(map(_cue, data["cues"])),
        {paragraph: PhraseRole(role) for paragraph, role in data["by_paragraph"].items()},
        {section: PhraseRole(role) for section, role in data["by_section"].items()},
        re.compile(data["imperative"]),
    )


def _cue(row: dict[str, Any]) -> Cue:
    return Cue(
        PhraseRole(row["role"]),
        frozenset(row.get("in", ())),
        row.get("section"),
        *(re.compile(row[key]) if key in row else None for key in ("start", "cue", "never")),
    )


def phrase_role(unit: Unit, section: str, announced: PhraseRole | None = None) -> PhraseRole | None:
    """The role of a sentence in a section of the kind `section`; None where sentences have none (title, byline).

    `announced` is what the paragraph said would follow (存在以下问题：), for the items of its list.
    """
    rules = role_rules()
    if unit.role not in rules.by_paragraph:
        return None
    found = next((cue.role for cue in rules.cues if cue.fits(unit, section)), None)
    return found or announced or _by_place(unit, section, rules)


def _by_place(unit: Unit, section: str, rules: RoleRules) -> PhraseRole:
    role = rules.by_paragraph[unit.role]
    if role is not PhraseRole.DIRECTIVE or rules.imperative.search(unit.text):
        return role
    return rules.by_section.get(section, PhraseRole.MAXIM)
