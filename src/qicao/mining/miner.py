"""The miner: a speech becomes phrases, heading sets and passages, and every sentence of it is accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.phrase import Phrase, PhraseRole, Register, Source, content_id, parse_parts, print_parts
from qicao.lexicons.currency import validity_of, wrong_at_any_time
from qicao.lexicons.kinds import block_kind, section_kind
from qicao.mining import sentences
from qicao.mining.devices import devices_of
from qicao.mining.headings import groups, heading_set
from qicao.mining.passages import passages
from qicao.mining.roles import phrase_roles
from qicao.mining.topics import topics_of
from qicao.mining.units import Unit, units
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.bank.phrase import HeadingSet, Parts, Passage
    from qicao.mining.generalised import Generalise
    from qicao.speech.model import Speech

_OUTSIDE = {Role.TITLE: "标题", Role.SUBTITLE: "副标题", Role.BYLINE: "署名", Role.CREDIT: "文后附注"}
_SHORTEST, _LONGEST = 7, 260
_SHORTEST_ALONE = 12
_COUNT = re.compile(r"[一二三四五六七八九十两]+(?=[点条项]|个方面|个问题)")


class Outcome(NamedTuple):
    """What became of one sentence: the id of what it was mined into, or the reason why it was left out."""

    source: Source
    text: str
    mined: str | None
    reason: str = ""


@dataclass(frozen=True)
class Mined:
    """What one speech gives."""

    speech: str
    phrases: tuple[Phrase, ...]
    heading_sets: tuple[HeadingSet, ...]
    passages: tuple[Passage, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class _Kept:
    """A sentence that goes into the bank: its units (those that lean on it included), general parts, role."""

    units: tuple[Unit, ...]
    parts: Parts
    role: PhraseRole

    def with_next(self, unit: Unit, parts: Parts) -> _Kept:
        return replace(self, units=(*self.units, unit), parts=parse_parts(print_parts(self.parts) + print_parts(parts)))


def mine_speech(speech: Speech, name: str, generalise: Generalise) -> Mined:
    """Mine one speech. `name` is its file's stem; `generalise` knows its own place, campaign and year."""
    generalise = cache(generalise)
    found = units(speech)
    roles = phrase_roles(found)
    sets, headings = _mine_headings(found, roles, name, generalise)
    kept, left = _mine_sentences(found, roles, generalise)
    spoken = sentences.spoken_paragraphs(found)
    under = _general_headings(kept, generalise)
    phrases = {item.units[0]: _phrase(item, name, spoken, under) for item in kept}
    mined = {unit: phrases[item.units[0]].id for item in kept for unit in item.units} | headings
    return Mined(
        name,
        tuple(phrases.values()),
        sets,
        passages([(_source(item.units[0], name), _kind(item.units[0]), item.role) for item in kept]),
        tuple(_outcome(unit, name, mined, left) for unit in found),
    )


def _outcome(unit: Unit, name: str, mined: dict[Unit, str], left: dict[Unit, str]) -> Outcome:
    return Outcome(_source(unit, name), unit.text, mined.get(unit), "" if unit in mined else left[unit])


def _source(unit: Unit, name: str) -> Source:
    return Source(name, unit.paragraph, unit.place)


def _mine_headings(
    found: Sequence[Unit], roles: dict[Unit, PhraseRole | None], name: str, generalise: Generalise
) -> tuple[tuple[HeadingSet, ...], dict[Unit, str]]:
    """The heading sets, and for each heading in one the id of its set."""
    sets = []
    mined: dict[Unit, str] = {}
    for group in groups(found):
        made, refused = heading_set(group, roles[group.units[-1]], name, generalise)
        if made is not None:
            sets.append(made)
            mined |= {unit: made.id for unit in group.units if unit not in refused}
    return tuple(sets), mined


def _mine_sentences(
    found: Sequence[Unit], roles: dict[Unit, PhraseRole | None], generalise: Generalise
) -> tuple[list[_Kept], dict[Unit, str]]:
    """What goes into the bank, and for every other unit the reason why it does not."""
    kept: list[_Kept] = []
    left: dict[Unit, str] = {}
    for unit, after in zip_longest(found, found[1:]):
        reason = _refusal(unit, after) or _keep(unit, roles[unit], kept, generalise)
        if reason:
            left[unit] = reason
    return kept, left


def _refusal(unit: Unit, after: Unit | None) -> str:
    """Why a unit can be no phrase, whatever place it names; "" when it can."""
    if unit.role in _OUTSIDE:
        return _OUTSIDE[unit.role]
    if unit.marker is not None and not _is_sentence(unit, after):
        return "标题，同级标题不足两个或不通用，不成组"
    return "" if unit.role is Role.SALUTATION else _no_phrase(unit)


def _no_phrase(unit: Unit) -> str:
    """Why the wording of a sentence keeps it out; "" when nothing does."""
    if sentences.is_broken(unit.text):
        return "引号或括号不成对"
    if sentences.leads_on(unit) and unit.role not in (Role.TRANSITION, Role.OPENING, Role.RESPONSE, Role.SIGNIFICANCE):
        return "领起后文，单独不成句"
    if not _SHORTEST <= len(unit.text) <= _LONGEST:
        return "太短，单独不成用语" if len(unit.text) < _SHORTEST else "太长，不便再用"
    return "只合原来的场合" if sentences.is_local(unit.text) else ""


def _is_sentence(unit: Unit, after: Unit | None) -> bool:
    """Whether a marked item is one whole sentence and nothing else."""
    alone = after is None or after.marker is not None or after.paragraph != unit.paragraph
    return alone and len(unit.text) >= _SHORTEST_ALONE and unit.text[-1] in "。；！"


def _keep(unit: Unit, role: PhraseRole | None, kept: list[_Kept], generalise: Generalise) -> str:
    """Add the unit to what is kept; the reason why not, "" when it was added."""
    text = sentences.standing_alone(unit.text, role)
    leans = sentences.leans_back(text)
    last = kept[-1].units[-1] if kept else None
    if leans and (last is None or (last.paragraph, last.place) != (unit.paragraph, unit.place - 1)):
        return "承接上句，上句没有采"
    if role is None:
        return "不作用语"
    result = generalise(_COUNT.sub("{数}", text) if role is PhraseRole.TRANSITION else text)
    reason = result.refusal or wrong_at_any_time(print_parts(result.parts))
    if reason is not None:
        return reason
    if leans:
        joined = kept[-1].with_next(unit, result.parts)
        if len(print_parts(joined.parts)) > _LONGEST:
            return "承接上句，连起来太长"
        kept[-1] = joined
        return ""
    kept.append(_Kept((unit,), result.parts, role))
    return ""


def _kind(unit: Unit) -> str:
    """The kind of section or block that the unit stands in."""
    return block_kind(unit.role) or section_kind(unit.section)


def _general_headings(kept: Sequence[_Kept], generalise: Generalise) -> dict[str, str]:
    """The headings that sentences stand under, made general once each; "" for one that cannot be."""
    headings = {item.units[0].under for item in kept if item.units[0].marker is None}
    return {heading: print_parts(generalise(heading).parts) if heading else "" for heading in headings}


def _phrase(item: _Kept, name: str, spoken: frozenset[int], under: dict[str, str]) -> Phrase:
    text = print_parts(item.parts)
    first = item.units[0]
    is_spoken = first.paragraph in spoken or sentences.is_spoken(text)
    return Phrase(
        content_id(text),
        item.parts,
        item.role,
        topics_of(text),
        devices_of(text),
        Register.SPOKEN if is_spoken else Register.WRITTEN,
        validity_of("".join(unit.text for unit in item.units)),
        "" if first.marker else under[first.under],
        (_source(first, name),),
    )
