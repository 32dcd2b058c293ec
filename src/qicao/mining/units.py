"""Units: what is mined or left out, one by one: each heading, and each sentence of what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qicao.speech.markers import LEVEL_LINE
from qicao.speech.model import Role, text_of
from qicao.speech.text import normalise_width, pair_quotes, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qicao.speech.markers import Marker
    from qicao.speech.model import Item, Paragraph, Speech

_ENDED = re.compile(r"[。！？；!?;][”’」』）)]*$")
_LONGEST = 150
_LIST_BREAK = re.compile(r"；(?=有的|一些|个别)")
_MARKS = "。！？；，、：:;, ”"
_BLANKS = re.compile(r"(?<=[一-龥，。、；：“”（）])[ \u3000]+|[ \u3000]+(?=[一-龥，。、；：“”（）])")


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A heading or a sentence: 0-based paragraph and place in it, its clean text without its marker.

    Two units are the same only if they are one object: no two of a speech stand at one place.

    `marker` is that of a heading (None: a sentence); `under` is the heading that a sentence stands under, `section`
    the level-1 heading of its part of the speech.
    """

    paragraph: int
    place: int
    text: str
    role: Role
    marker: Marker | None = None
    under: str = ""
    section: str = ""


def units(speech: Speech) -> tuple[Unit, ...]:
    """All units of a speech in reading order, punctuation full-width and quotation marks paired."""
    found: list[Unit] = []
    section = standing = ""
    for index, paragraph in enumerate(speech.paragraphs):
        if paragraph.role in (Role.PLEDGE_INTRO, Role.EMPHASIS, Role.CLOSING):
            section = standing = ""
        under = standing
        for place, (text, marker) in enumerate(_pieces(paragraph)):
            if marker is not None:
                under = text.rstrip(_MARKS)
                section = under if marker.level == LEVEL_LINE else section
            found.append(Unit(index, place, text, paragraph.role, marker, under, section))
        standing = under if paragraph.role is Role.HEADING else standing
    return tuple(found)


def _pieces(paragraph: Paragraph) -> Iterator[tuple[str, Marker | None]]:
    """The headings (with their marker) and sentences (None) of a paragraph, as clean text.

    Widths and quotation marks are put right over the whole paragraph, which leaves every offset as it is.
    """
    paired = normalise_width(pair_quotes(paragraph.plain))
    offset = 0
    for item in paragraph.items:
        offset += len(str(item.marker or ""))
        heading, text = _heading_and_text(item)
        if heading:
            yield _clean(paired[offset : offset + len(heading)]), item.marker
        offset += len(heading)
        for _, sentence in sentences(paired[offset : offset + len(text)]):
            if sentence.strip(_MARKS):
                yield from ((piece, None) for piece in _split_list(_clean(sentence)))
        offset += len(text)


def _clean(text: str) -> str:
    text = text.strip()
    return _BLANKS.sub("", text) if " " in text or "\u3000" in text else text


def _heading_and_text(item: Item) -> tuple[str, str]:
    """A heading that is no sentence of its own (一方面，要…，) is a part of the sentence after it."""
    heading, text = text_of(item.heading), text_of(item.text)
    return (heading, text) if not text or _ENDED.search(heading) else ("", heading + text)


def _split_list(sentence: str) -> list[str]:
    """A very long 有的…；有的…；有的… is several sentences."""
    if len(sentence) <= _LONGEST:
        return [sentence]
    *pieces, last = _LIST_BREAK.split(sentence)
    return [*(piece + "。" for piece in pieces), last]
