"""Roles: what each paragraph of the body does, from its markers, its place, and the cues in its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.readers.cues import first_sentence_is, has, last_sentence_is, sentence_role
from qicao.readers.frame import Frame, Items, frame_of, is_address
from qicao.readers.front import front_roles
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


def body_roles(paragraphs: Sequence[Items]) -> tuple[Role, ...]:
    """The role of every paragraph after the head (lines that are no speech excluded by the caller)."""
    if not paragraphs:
        return ()
    if len(paragraphs) == 1:
        return (Role.POINT if any(item.marker for item in paragraphs[0]) else Role.OPENING,)
    frame = frame_of(paragraphs)
    marked = [bool(level) for level in frame.levels]
    whole = frame.start == frame.end
    front = front_roles(frame.texts[: frame.start], marked[: frame.start], whole=whole)
    titles = _titles(paragraphs, frame)
    middle: list[Role] = []
    for place in range(frame.start, frame.end):
        middle.append(_section_role(place, frame, titles, middle))
    return tuple(_with_addresses([*front, *middle, *_tail_roles(frame)], frame.texts))


def _titles(paragraphs: Sequence[Items], frame: Frame) -> frozenset[int]:
    """The places of marked paragraphs that are one heading and nothing else, and title what follows.

    Those of one style decide together: a list of whole sentences (——突出山体增绿。) titles nothing.
    """
    styles: dict[str, list[int]] = {}
    for place in sorted(frame.alone):
        marker = paragraphs[place][0].marker
        styles.setdefault(marker.style if marker else "", []).append(place)
    return frozenset(
        place
        for places in styles.values()
        if 2 * sum(_has_text_below(place, frame) for place in places) > len(places)
        for place in places
    )


def _has_text_below(place: int, frame: Frame) -> bool:
    below = place + 1
    if below == len(frame.texts):
        return False
    return not frame.levels[below] or frame.levels[below] > frame.levels[place] or frame.numbers[below] == 1


def _section_role(place: int, frame: Frame, titles: frozenset[int], before: Sequence[Role]) -> Role:
    if frame.levels[place]:
        return Role.HEADING if place in titles else Role.POINT
    if place in frame.headings:
        return Role.HEADING
    opens = place - 1 in frame.headings or (bool(before) and before[-1] is Role.LEAD)
    return Role.LEAD if opens and _leads_to_points(place, frame) else Role.POINT


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
