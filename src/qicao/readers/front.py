"""The front of a speech, before its first heading or list: opening, response, achievements, background … transition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qicao.readers.address import greeting_end
from qicao.readers.cues import first_sentence_is, last_sentence_is, sentence_role
from qicao.speech.model import Role
from qicao.speech.text import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = (Role.RESPONSE, Role.ACHIEVEMENTS, Role.BACKGROUND, Role.PROBLEMS, Role.SIGNIFICANCE)
_BONUS_OF_FIRST = 2.0
_SHORT = 50
_FEWEST_CELLS = 3
_SHORTEST_WRAPPED = 15
_SENTENCE_END = re.compile(r"[。！？；：!?;:…）)”\"]$")
_PUNCTUATION = re.compile("[。！？；，]")


def front_roles(texts: Sequence[str], marked: Sequence[bool], *, whole: bool) -> list[Role]:
    """The roles of the paragraphs before the first heading. `whole`: the speech has neither heading nor list."""
    roles: list[Role] = []
    greeted = True
    for place, text in enumerate(texts):
        if roles and (marked[place] or _goes_on(text, texts[place - 1])):
            roles.append(roles[-1])
        elif greeted:
            roles.append(Role.RESPONSE if first_sentence_is(Role.RESPONSE, text) else Role.OPENING)
            greeted = greeting_end(text) == len(text)
        else:
            last = place == len(texts) - 1 and not whole
            early = all(role in (Role.OPENING, Role.RESPONSE) for role in roles[-2:])
            kinds = (*_KINDS, Role.OPENING) if early else _KINDS
            roles.append(_transition(text, last=last) or _role(text, kinds) or _unknown(roles, whole=whole))
    return roles


def _goes_on(text: str, before: str) -> bool:
    """Whether a line is the row of a table, or …, or goes on with the sentence of the line before."""
    row = len(text.split()) >= _FEWEST_CELLS and not _PUNCTUATION.search(text)
    wrapped = len(before) >= _SHORTEST_WRAPPED and not _SENTENCE_END.search(before)
    return row or wrapped or not any(map(str.isalnum, text))


def _transition(text: str, *, last: bool) -> Role | None:
    """A short paragraph that announces what follows, or the last one before it when nothing says what it does."""
    leads_over = last_sentence_is(Role.TRANSITION, text) or (last and _role(text, _KINDS) is None)
    return Role.TRANSITION if len(text) <= _SHORT and leads_over else None


def _role(text: str, kinds: Sequence[Role]) -> Role | None:
    """The role that most of the paragraph serves; a sentence without a cue goes on with the one before it."""
    mass: dict[Role, float] = {}
    current: Role | None = None
    pieces = sentences(text)
    for place, piece in enumerate(pieces):
        current = sentence_role(piece.text, (*kinds, Role.TRANSITION)) or current
        if current is not None:
            mass[current] = mass.get(current, 0) + len(piece.text) * (_BONUS_OF_FIRST if place == 0 else 1)
    if len(mass) > 1 or len(text) > 2 * _SHORT:
        mass.pop(Role.TRANSITION, None)
    return max(mass, key=lambda role: mass[role]) if mass else None


def _unknown(roles: Sequence[Role], *, whole: bool) -> Role:
    if whole:
        return Role.POINT
    return roles[-1] if roles[-1] in _KINDS else Role.BACKGROUND
