"""Roles: what each paragraph of the body does, from its markers, its place, and the cues in its sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.readers.address import address_end
from qicao.speech.markers import LEVEL_BRACKET, LEVEL_LINE
from qicao.speech.model import Role
from qicao.speech.text import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.speech.model import Item

Items = tuple["Item", ...]

_FIRST_ROLE_BONUS = 1.5
_SHORT = 60
_LONGEST_BARE = 30
_SHORTEST_BODY = 20
_FRONT = (Role.OPENING, Role.RESPONSE, Role.ACHIEVEMENTS, Role.BACKGROUND, Role.PROBLEMS, Role.SIGNIFICANCE)
_TAIL = (Role.PLEDGE_INTRO, Role.EMPHASIS, Role.CLOSING)
_THANKS = re.compile(r"^.{0,24}(?:谢谢|讲到这里|讲这些|讲完了|完了).{0,12}$")
_ENDED = re.compile(r"[。！？：；，、,;:!?…]$")
_ADDRESS_ALONE = re.compile(r"^[^，。]{1,12}[！!，,：:]$")


@cache
def _cues() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    rows = load_lexicon("roles")["sentence"]
    return tuple((Role(row["role"]), re.compile("|".join(f"(?:{cue})" for cue in row["cues"]))) for row in rows)


def sentence_role(text: str, wanted: Sequence[Role]) -> Role | None:
    """The first of the wanted roles whose cue stands in the sentence (the order is the lexicon's)."""
    return next((role for role, cue in _cues() if role in wanted and cue.search(text)), None)


@dataclass(frozen=True)
class Outline:
    """The frame of a body: where its level-1 headings stand, and where its marked paragraphs do."""

    headings: tuple[int, ...]
    marked: tuple[int, ...]

    @property
    def start(self) -> int | None:
        """The first paragraph after the front part, None when nothing is marked."""
        return self.headings[0] if self.headings else self.marked[0] if self.marked else None


def body_roles(paragraphs: Sequence[Items]) -> tuple[Role, ...]:
    """The role of every paragraph after the head (credit lines at the end excluded by the caller)."""
    texts = ["".join(item.plain for item in items) for items in paragraphs]
    frame = _frame(paragraphs, texts)
    end = _tail_start(paragraphs, texts, frame)
    start = end if frame.start is None or frame.start >= end else frame.start
    front = _front_roles(paragraphs[:start], texts[:start], whole=frame.start is None)
    headings = frozenset(place - start for place in frame.headings)
    middle = _section_roles(paragraphs[start:end], headings)
    roles = [*front, *middle, *_tail_roles(paragraphs[end:], texts[end:])]
    return tuple(_with_addresses(roles, texts))


def _frame(paragraphs: Sequence[Items], texts: Sequence[str]) -> Outline:
    level = [items[0].marker.level if items[0].marker else 0 for items in paragraphs]
    headings = tuple(i for i, value in enumerate(level) if value == LEVEL_LINE) or _bare_headings(level, texts)
    runs = tuple(i for i, value in enumerate(level) if value)
    if not headings:
        first = next((i for i in runs if not _front_list(i, texts)), None)
        runs = tuple(i for i in runs if first is not None and i >= first)
    return Outline(headings, runs)


def _bare_headings(levels: Sequence[int], texts: Sequence[str]) -> tuple[int, ...]:
    """Short lines without a marker or an end mark, each with a longer paragraph after it: unnumbered headings."""
    found = tuple(
        i for i, (level, text) in enumerate(zip(levels, texts, strict=True)) if not level and _is_bare(texts, i, text)
    )
    return found if len(found) > 1 else ()


def _is_bare(texts: Sequence[str], place: int, text: str) -> bool:
    following = texts[place + 1] if place + 1 < len(texts) else ""
    short = len(text) <= _LONGEST_BARE and not _ENDED.search(text) and not address_end(text)
    return short and len(following) > 2 * max(len(text), _SHORTEST_BODY)


def _front_list(place: int, texts: Sequence[str]) -> bool:
    """Whether a marked paragraph goes on with a list of achievements or problems of the front part."""
    before = texts[place - 1] if place else ""
    return sentence_role(before, (Role.ACHIEVEMENTS, Role.PROBLEMS)) is not None and before.endswith(("：", ":"))


def _front_roles(paragraphs: Sequence[Items], texts: Sequence[str], *, whole: bool) -> list[Role]:
    roles: list[Role] = []
    for place, text in enumerate(texts):
        marked = paragraphs[place][0].marker is not None
        role = roles[-1] if marked and roles else _front_role(text, is_last=place == len(texts) - 1)
        if place == 0 and role not in (Role.RESPONSE, Role.OPENING):
            role = Role.RESPONSE if sentence_role(sentences(text)[0].text, (Role.RESPONSE,)) else Role.OPENING
        roles.append(role or _unknown(roles, whole=whole))
    return roles


def _unknown(roles: Sequence[Role], *, whole: bool) -> Role:
    return Role.POINT if whole else roles[-1] if roles[-1] in _FRONT else Role.BACKGROUND


def _front_role(text: str, *, is_last: bool) -> Role | None:
    """The role that most of the paragraph serves; a sentence without a cue goes on with the one before it."""
    mass: dict[Role, float] = {}
    current: Role | None = None
    for place, piece in enumerate(sentences(text)):
        found = sentence_role(piece.text, (*_FRONT, Role.TRANSITION))
        current = found or current
        if current is not None:
            bonus = _FIRST_ROLE_BONUS if place == 0 or not mass else 1
            mass[current] = mass.get(current, 0) + len(piece.text) * bonus
    if Role.OPENING in mass and next(iter(mass)) is Role.OPENING:
        return Role.OPENING
    if Role.TRANSITION in mass and len(mass) > 1 and not (is_last and len(text) <= _SHORT):
        del mass[Role.TRANSITION]
    return max(mass, key=lambda role: mass[role]) if mass else None


def _section_roles(paragraphs: Sequence[Items], headings: frozenset[int]) -> list[Role]:
    levels = [items[0].marker.level if items[0].marker else 0 for items in paragraphs]
    roles: list[Role] = []
    for place, items in enumerate(paragraphs):
        alone = len(items) == 1 and (not items[0].text or not levels[place])
        if place in headings or (levels[place] == LEVEL_BRACKET and alone):
            roles.append(Role.HEADING if alone else Role.POINT)
        elif levels[place]:
            roles.append(Role.POINT)
        else:
            roles.append(_unmarked(place, levels, headings, roles))
    return roles


def _unmarked(place: int, levels: Sequence[int], headings: frozenset[int], roles: Sequence[Role]) -> Role:
    """A lead stands right after a level-1 heading and before a marked point of the same section."""
    end = next((i for i in range(place + 1, len(levels)) if i in headings), len(levels))
    opens = place - 1 in headings or (bool(roles) and roles[-1] is Role.LEAD)
    return Role.LEAD if opens and any(levels[place + 1 : end]) else Role.POINT


def _tail_start(paragraphs: Sequence[Items], texts: Sequence[str], frame: Outline) -> int:
    """Where the speech turns to its end: pledge, spoken emphasis, closing."""
    first = frame.marked[-1] if frame.marked else max(frame.headings, default=0)
    if not frame.headings:
        intro = _pledge_intro(texts)
        if intro is not None:
            return intro
    for place in range(frame.start or 0, len(texts)):
        items = paragraphs[place]
        if items[0].marker is None and _begins_tail(
            texts[place], last=place == len(texts) - 1 and place - 1 not in frame.headings, after=place > first
        ):
            return place
    return len(texts)


def _pledge_intro(texts: Sequence[str]) -> int | None:
    """In a speech that is a pledge as a whole, the paragraph that leads into it."""
    last = (sentences(text)[-1].text for text in texts)
    found = (place for place, text in enumerate(last) if sentence_role(text, (Role.PLEDGE_INTRO,)))
    return next(found, None)


def _begins_tail(text: str, *, last: bool, after: bool) -> bool:
    if _ADDRESS_ALONE.match(text):
        return False
    pieces = sentences(text)
    if sentence_role(pieces[-1].text, (Role.PLEDGE_INTRO,)) or sentence_role(pieces[0].text, (Role.EMPHASIS,)):
        return True
    closing = sentence_role(text, (Role.CLOSING,)) is not None or _THANKS.match(text) is not None
    return after and (closing or last)


def _tail_roles(paragraphs: Sequence[Items], texts: Sequence[str]) -> list[Role]:
    roles: list[Role] = []
    for place, text in enumerate(texts):
        marked = paragraphs[place][0].marker is not None
        last = roles[-1] if roles else None
        if marked and last is not None:
            roles.append(Role.PLEDGE if last is Role.PLEDGE_INTRO else last)
        else:
            roles.append(_tail_role(text, last))
    return roles


def _tail_role(text: str, last: Role | None) -> Role:
    pieces = sentences(text)
    found = (
        sentence_role(pieces[-1].text, (Role.PLEDGE_INTRO,))
        or sentence_role(pieces[0].text, (Role.EMPHASIS,))
        or sentence_role(text, (Role.CLOSING,))
    )
    if found is None:
        return last if last in (Role.PLEDGE, Role.EMPHASIS) and not _THANKS.match(text) else Role.CLOSING
    return Role.CLOSING if last is Role.CLOSING else found


def _with_addresses(roles: Sequence[Role], texts: Sequence[str]) -> list[Role]:
    """同志们！ alone on its line does what the paragraph after it does."""
    result = list(roles)
    for place in range(len(result) - 2, -1, -1):
        if _ADDRESS_ALONE.match(texts[place]) and address_end(texts[place]) == len(texts[place]):
            result[place] = result[place + 1]
    return result
