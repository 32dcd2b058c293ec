"""The frame of a body: where its headings and lists stand, and where the speech turns to its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qicao.readers.address import address_end
from qicao.readers.cues import first_sentence_is, has, last_sentence_is, sentence_role
from qicao.speech.markers import LEVEL_LINE, LEVEL_RUN_IN
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.speech.model import Item

Items = tuple["Item", ...]

_LONGEST_BARE = 30
_SHORTEST_BODY = 20
_ENDED = re.compile(r"[。！？：；，、,;:!?…]$")
_ADDRESS_ALONE = re.compile(r"^[^，。]{1,12}[！!，,：:]$")


@dataclass(frozen=True)
class Frame:
    """The paragraphs of a body: their texts, the level of the marker each begins with (0: none), and what divides them.

    `headings` are level-1 headings, numbered or not; `start` is where the front ends, `end` where the tail begins.
    """

    texts: tuple[str, ...]
    levels: tuple[int, ...]
    headings: frozenset[int]
    start: int
    end: int


def frame_of(paragraphs: Sequence[Items]) -> Frame:
    """Find the frame of a body."""
    texts = tuple("".join(item.plain for item in items) for items in paragraphs)
    levels = tuple(items[0].marker.level if items[0].marker else 0 for items in paragraphs)
    headings = frozenset(_bare_headings(levels, texts)) | {i for i, level in enumerate(levels) if level == LEVEL_LINE}
    start = min(headings) if headings else _first_list(levels, texts)
    end = _tail_start(texts, levels, headings, start)
    return Frame(texts, levels, headings, min(start, end), end)


def is_address(text: str) -> bool:
    """Whether a line is an address and nothing else (同志们！ in mid-speech)."""
    return _ADDRESS_ALONE.match(text) is not None and address_end(text) == len(text)


def _bare_headings(levels: Sequence[int], texts: Sequence[str]) -> Sequence[int]:
    """Short lines without a marker or an end mark, each with a longer paragraph after it: unnumbered headings."""
    found = [i for i, level in enumerate(levels[:-1]) if not level and _is_bare(texts[i], texts[i + 1])]
    return found if len(found) > 1 else ()


def _is_bare(text: str, following: str) -> bool:
    short = len(text) <= _LONGEST_BARE and not _ENDED.search(text) and not address_end(text)
    return short and len(following) > 2 * max(len(text), _SHORTEST_BODY)


def _first_list(levels: Sequence[int], texts: Sequence[str]) -> int:
    """Where the first list begins that is no list of achievements or problems; the end when there is none."""
    return next((i for i, level in enumerate(levels) if level and not _is_front_list(i, texts)), len(levels))


def _is_front_list(place: int, texts: Sequence[str]) -> bool:
    before = texts[place - 1] if place else ""
    return before.endswith(("：", ":")) and sentence_role(before, (Role.ACHIEVEMENTS, Role.PROBLEMS)) is not None


def _tail_start(texts: Sequence[str], levels: Sequence[int], headings: frozenset[int], start: int) -> int:
    """Where the speech turns to its end: pledge, spoken emphasis, closing."""
    last_heading = max((i for i, level in enumerate(levels) if 0 < level < LEVEL_RUN_IN or i in headings), default=-1)
    last_marked = max((i for i, level in enumerate(levels) if level), default=-1)
    for place in range(start if headings else 0, len(texts)):
        text = texts[place]
        if levels[place] or place in headings:
            continue
        if place < last_marked and levels[place + 1] and last_sentence_is(Role.PLEDGE_INTRO, text):
            return place
        ends = place > last_heading and (place >= start or start == len(texts)) and place > 0
        if ends and _begins_tail(text, listed=place < last_marked, last=place == len(texts) - 1 > last_heading + 1):
            return place
    return len(texts)


def _begins_tail(text: str, *, listed: bool, last: bool) -> bool:
    """`listed`: marked paragraphs follow; `last`: it is the last one and more than the text of a heading."""
    if first_sentence_is(Role.EMPHASIS, text):
        return True
    if listed:
        return text.endswith(("：", ":")) and has("wish", text)
    closes = is_address(text) or sentence_role(text, (Role.CLOSING,)) is not None or has("thanks", text)
    return closes or (last and has("soft_closing", text))
