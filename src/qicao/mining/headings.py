"""Heading sets: siblings under one parent, in order, with what belonged to their place made general."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qicao.bank.phrase import HeadingSet, PhraseRole, Source, content_id, print_parts
from qicao.lexicons.currency import validity_of
from qicao.lexicons.kinds import block_kind, section_kind
from qicao.mining.topics import topics_of
from qicao.speech.markers import LEVEL_RUN_IN
from qicao.speech.model import END_MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.mining.generalised import Generalise
    from qicao.mining.units import Unit
    from qicao.speech.markers import Marker

WHOLE_SPEECH = "全篇"
_OWN_SECTION = (PhraseRole.PROBLEM, PhraseRole.ACHIEVEMENT)
_LONGEST = 60
_FEWEST = 2


@dataclass(frozen=True)
class Group:
    """Siblings: the heading units of one style that count on under one parent."""

    units: tuple[Unit, ...]

    @property
    def marker(self) -> Marker:
        """The marker of the first sibling."""
        marker = self.units[0].marker
        if marker is None:
            raise ValueError("a group is made of headings")
        return marker


def groups(units: Sequence[Unit]) -> tuple[Group, ...]:
    """All groups of siblings, each heading in exactly one."""
    open_groups: dict[str, list[Unit]] = {}
    done: list[list[Unit]] = []
    for unit in units:
        marker = unit.marker
        if marker is None:
            continue
        for style in [s for s, g in open_groups.items() if _level(g) > marker.level]:
            done.append(open_groups.pop(style))
        if marker.number == 1 and marker.style in open_groups:
            done.append(open_groups.pop(marker.style))
        open_groups.setdefault(marker.style, []).append(unit)
    done += open_groups.values()
    return tuple(sorted((Group(tuple(g)) for g in done), key=lambda g: (g.units[0].paragraph, g.units[0].place)))


def _level(group: Sequence[Unit]) -> int:
    return group[0].marker.level if group[0].marker else 0


def heading_set(
    group: Group, role: PhraseRole | None, name: str, generalise: Generalise
) -> tuple[HeadingSet | None, dict[Unit, str]]:
    """The set that a group makes (`role`: what its items do), and for each heading left out the reason."""
    refused: dict[Unit, str] = {}
    kept = []
    for unit in group.units:
        result = generalise(unit.text.rstrip(END_MARKS + "，：:,"))
        if result.refusal is not None:
            refused[unit] = result.refusal
        elif len(unit.text) > _LONGEST:
            refused[unit] = "太长，不成标题"
        else:
            kept.append((unit, result.parts))
    if len(kept) < _FEWEST:
        return None, {unit: "同级标题不足两个，不成组" for unit, _ in kept} | refused
    first = kept[0][0]
    text = "".join(print_parts(parts) for _, parts in kept)
    sources = (Source(name, first.paragraph, first.place),)
    headings = tuple(parts for _, parts in kept)
    ident = content_id(*map(print_parts, headings))
    section = _section(group, role)
    return HeadingSet(
        ident, group.marker.level, headings, topics_of(text), validity_of(text), section, sources
    ), refused


def _section(group: Group, role: PhraseRole | None) -> str:
    """全篇 for level-1 headings; else what the items are, or the kind of the section or block that they stand in."""
    first = group.units[0]
    if group.marker.level == 1:
        return WHOLE_SPEECH
    if role in _OWN_SECTION and group.marker.level == LEVEL_RUN_IN:
        return role.chinese
    return section_kind(first.section) if first.section else block_kind(first.role) or section_kind("")
