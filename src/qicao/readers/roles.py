"""Roles: what each paragraph of the body does, from its markers, its place, and the cues in its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.readers.cues import first_sentence_is, has, last_sentence_is, sentence_role
from qicao.readers.frame import Frame, Items, frame_of, is_address
from qicao.readers.front import front_roles
from qicao.speech.markers import LEVEL_LINE
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.readers.lines import Hint

_NO_BODY = frozenset({Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.SALUTATION, Role.CREDIT})
_OF_BODY = frozenset(Role) - _NO_BODY
_IN_SECTIONS = (Role.LEAD, Role.POINT)


def body_roles(paragraphs: Sequence[Items], hints: Sequence[Hint | None] = ()) -> tuple[Role, ...]:
    """The role of every paragraph after the head (lines that are no speech excluded by the caller).

    `hints`: what the file itself says of each paragraph, where it does; that holds whatever its words say.
    """
    said = hints or [None] * len(paragraphs)
    if not paragraphs:
        return ()
    if len(paragraphs) == 1:
        marked = any(item.marker for item in paragraphs[0])
        return (_role_said(said[0], marked=marked) or (Role.POINT if marked else Role.OPENING),)
    frame = frame_of(paragraphs, said)
    return tuple(_said(place, said[place], frame) or role for place, role in enumerate(_told(frame)))


def _said(place: int, hint: Hint | None, frame: Frame) -> Role | None:
    """The role that the file gives a paragraph; a numbered heading of sections stays one, whatever its style."""
    titles_a_section = place in frame.titles and frame.levels[place] == LEVEL_LINE
    if titles_a_section and hint not in _IN_SECTIONS:
        return None
    return _role_said(hint, marked=bool(frame.levels[place]))


def _role_said(hint: Hint | None, *, marked: bool) -> Role | None:
    if isinstance(hint, Role):
        return hint if hint in _OF_BODY else None
    return Role.HEADING if hint and not marked else None


def _told(frame: Frame) -> list[Role]:
    """The role of every paragraph from its words, its marker and its place."""
    marked = [bool(level) for level in frame.levels]
    whole = frame.start == frame.end
    front = front_roles(frame.texts[: frame.start], marked[: frame.start], whole=whole)
    middle: list[Role] = []
    for place in range(frame.start, frame.end):
        middle.append(_section_role(place, frame, middle))
    return _with_addresses([*front, *middle, *_tail_roles(frame)], frame.texts)


def _section_role(place: int, frame: Frame, before: Sequence[Role]) -> Role:
    if place in frame.titles:
        return Role.HEADING
    if frame.levels[place]:
        return Role.POINT
    if before and before[-1] is Role.LEAD:
        return Role.LEAD
    return Role.LEAD if place - 1 in frame.headings and _leads_to_points(place, frame) else Role.POINT


def _leads_to_points(place: int, frame: Frame) -> bool:
    """Whether marked points, or headings that begin to count anew, follow in the same section."""
    for later in range(place + 1, frame.end):
        if later in frame.headings:
            return frame.numbers[later] == 1
        if frame.levels[later]:
            return True
    return False


def _tail_roles(frame: Frame) -> list[Role]:
    roles: list[Role] = []
    for place in range(frame.end, len(frame.texts)):
        last = roles[-1] if roles else None
        if frame.levels[place] and last is not None:
            roles.append(Role.PLEDGE if last is Role.PLEDGE_INTRO else last)
        else:
            last_one = place == len(frame.texts) - 1 and frame.sounds_last(place)
            roles.append(Role.CLOSING if last_one and last is Role.PLEDGE else _tail_role(frame.texts[place], last))
    return roles


def _tail_role(text: str, last: Role | None) -> Role:
    if last is Role.CLOSING:
        return last
    if last_sentence_is(Role.PLEDGE_INTRO, text):
        return Role.PLEDGE_INTRO
    if first_sentence_is(Role.EMPHASIS, text):
        return Role.EMPHASIS
    closes = sentence_role(text, (Role.CLOSING,)) is not None or has("thanks", text)
    return last if last in (Role.PLEDGE, Role.EMPHASIS) and not closes else Role.CLOSING


def _with_addresses(roles: Sequence[Role], texts: Sequence[str]) -> list[Role]:
    """同志们！ alone on its line does what the paragraph after it does."""
    result = list(roles)
    for place in range(len(result) - 2, -1, -1):
        if is_address(texts[place]):
            result[place] = result[place + 1]
    return result
