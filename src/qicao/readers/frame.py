"""The frame of a body: where its headings and lists stand, where its front ends and where it turns to its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qicao.readers.address import address_end
from qicao.readers.cues import first_sentence_is, has, last_sentence_is, sentence_role
from qicao.speech.markers import LEVEL_LINE, LEVEL_RUN_IN
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qicao.readers.lines import Hint
    from qicao.speech.model import Item

Items = tuple["Item", ...]

_LONGEST_BARE = 30
_SHORTEST_BODY = 20
_LONGEST_CLOSE = 80
_ENDED = re.compile(r"[。！？：；，、,;:!?…]$")
_ADDRESS_ALONE = re.compile(r"^[^，。]{1,12}[！!，,：:]$")


@dataclass(frozen=True)
class Frame:
    """The paragraphs of a body: their texts, and the level, number and style of the marker each begins with (0: none).

    `alone` are those that are one marked heading and nothing else, `bare` those that are headings without a marker,
    `lower` those among them that stand within a section and divide nothing.
    """

    texts: tuple[str, ...]
    levels: tuple[int, ...]
    numbers: tuple[int, ...]
    styles: tuple[str, ...]
    alone: frozenset[int]
    bare: frozenset[int]
    lower: frozenset[int] = frozenset()

    @cached_property
    def headings(self) -> frozenset[int]:
        """What divides the body into sections: level-1 headings, numbered or not."""
        numbered = [place for place, level in enumerate(self.levels) if level == LEVEL_LINE]
        return (self.bare - self.lower).union(numbered[self._agenda(numbered) :])

    def _agenda(self, numbered: Sequence[int]) -> int:
        """How many of them are the agenda of a meeting (一、宣读决定；二、表态发言；) before 一、 counts anew."""
        ones = [i for i, place in enumerate(numbered) if self.numbers[place] == 1]
        anew = next((i for i in ones[1:] if self.styles[numbered[i]] == self.styles[numbered[0]]), 0)
        return 0 if self.titles.intersection(numbered[:anew]) else anew

    @cached_property
    def titles(self) -> frozenset[int]:
        """The headings that stand alone and title what follows, numbered or not.

        Those of one style decide together: a list of whole sentences (——突出山体增绿。) titles nothing.
        """
        same: dict[str, list[int]] = {}
        for place in sorted(self.alone):
            same.setdefault(self.styles[place], []).append(place)
        found = (places for places in same.values() if 2 * sum(map(self._has_text_below, places)) > len(places))
        return self.bare.union(*found)

    def _has_text_below(self, place: int) -> bool:
        below = place + 1
        if below == len(self.texts):
            return False
        return not self.levels[below] or self.levels[below] > self.levels[place] or self.numbers[below] == 1

    @cached_property
    def start(self) -> int:
        """Where the front ends: at the first heading or list, at the tail when there is neither."""
        return min(self._first_section, self.end)

    @cached_property
    def end(self) -> int:
        """Where the speech turns to its end: pledge, spoken emphasis, closing."""
        first = self._first_section if self.headings & self.titles else 0
        return next((place for place in range(first, len(self.texts)) if self._begins_tail(place)), len(self.texts))

    @cached_property
    def _first_section(self) -> int:
        return min(self.headings) if self.headings else self._first_list

    @property
    def _first_list(self) -> int:
        """Where the first list begins that is none of achievements or problems."""
        in_front = False
        for place, level in enumerate(self.levels):
            if level and self.numbers[place] == 1:
                in_front = self._leads_to_front_list(place - 1)
            if level and not in_front:
                return place
        return len(self.texts)

    def _leads_to_front_list(self, place: int) -> bool:
        text = self.texts[place] if place >= 0 else ""
        return text.endswith(("：", ":")) and sentence_role(text, (Role.ACHIEVEMENTS, Role.PROBLEMS)) is not None

    @cached_property
    def _last_heading(self) -> int:
        """The last heading of level 1 or 2, -1 when there is none."""
        numbered = (place for place, level in enumerate(self.levels) if 0 < level < LEVEL_RUN_IN)
        return max((*numbered, *self.bare), default=-1)

    @cached_property
    def _last_marked(self) -> int:
        return max((place for place, level in enumerate(self.levels) if level), default=-1)

    def _begins_tail(self, place: int) -> bool:
        text = self.texts[place]
        if self.levels[place] or place in self.bare:
            return False
        if place < self._last_marked and self.levels[place + 1] and last_sentence_is(Role.PLEDGE_INTRO, text):
            return True
        in_front = place < self._first_section < len(self.texts)
        if place == 0 or in_front or place - 1 in self.titles or place < self._last_heading:
            return False
        return first_sentence_is(Role.EMPHASIS, text) or self._closes(place)

    def _closes(self, place: int) -> bool:
        text = self.texts[place]
        if place < self._last_marked:
            return text.endswith(("：", ":")) and has("wish", text)
        if is_address(text) or sentence_role(text, (Role.CLOSING,)) or has("thanks", text):
            return True
        return place == len(self.texts) - 1 and self.sounds_last(place)

    def sounds_last(self, place: int) -> bool:
        """Whether the last paragraph ends the speech; in a long section it may be a point."""
        text, before = self.texts[place], place - 1
        if before in self.alone | self.bare:
            return False
        return (
            bool(self.levels[before]) or len(text) <= _LONGEST_CLOSE or text[-1] in "！!" or has("soft_closing", text)
        )


def frame_of(paragraphs: Sequence[Items], hints: Sequence[Hint | None]) -> Frame:
    """Find the frame of a body; a heading without a marker may be one because the file says so (`hints`: its level)."""
    texts = tuple("".join(item.plain for item in items) for items in paragraphs)
    markers = [items[0].marker for items in paragraphs]
    levels = tuple(marker.level if marker else 0 for marker in markers)
    numbers = tuple(marker.number if marker else 0 for marker in markers)
    styles = tuple(marker.style if marker else "" for marker in markers)
    alone = (place for place, items in enumerate(paragraphs) if levels[place] and len(items) == 1 and not items[0].text)
    said = _headings_said(levels, hints)
    bare = said.keys() | {place for place in _bare_headings(levels, texts) if not hints[place]}
    lower = (place for place, level in said.items() if level > _top(levels, said))
    return Frame(texts, levels, numbers, styles, frozenset(alone), frozenset(bare), frozenset(lower))


def _headings_said(levels: Sequence[int], hints: Sequence[Hint | None]) -> dict[int, int]:
    """The paragraphs without a marker that the file calls headings, and their levels there."""
    return {i: hint for i, hint in enumerate(hints) if isinstance(hint, int) and not levels[i]}


def _top(levels: Sequence[int], said: Mapping[int, int]) -> int:
    """The level that divides the speech: the first, or the highest that is used, when nothing is numbered 一、."""
    return 1 if LEVEL_LINE in levels else min(said.values(), default=1)


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
