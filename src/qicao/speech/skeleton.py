"""The 提纲 of a speech: its title, who speaks and when, and its headings, without the text under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.speech.markers import LEVEL_LINE
from qicao.speech.model import END_MARKS, UNSPOKEN, Item, Paragraph, Role, Span, Speech, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECTIONS = (Role.HEADING, Role.LEAD, Role.POINT, Role.PLEDGE)
_NAME = Paragraph(Role.SUBTITLE, (Item(text=(Span("（提纲）"),)),))


def skeleton(speech: Speech) -> Speech:
    """The headings of a speech as a speech of its own: each on its line, without the mark at its end.

    What is marked inside a paragraph (一是…二是…) is there where it belongs to a section.
    """
    head = [paragraph for paragraph in speech.paragraphs if paragraph.role in UNSPOKEN]
    place = next((i for i, paragraph in enumerate(head) if paragraph.role is Role.BYLINE), len(head))
    name = (_NAME,) if head else ()
    return Speech((*head[:place], *name, *head[place:], *_headings(speech)))


def _headings(speech: Speech) -> Iterator[Paragraph]:
    for paragraph in speech.paragraphs:
        if paragraph.role in _SECTIONS:
            yield from (Paragraph(_role(item), (_bare(item),)) for item in paragraph.items if _heads(item, paragraph))


def _heads(item: Item, paragraph: Paragraph) -> bool:
    return item.marker is not None or paragraph.role is Role.HEADING


def _role(item: Item) -> Role:
    return Role.HEADING if item.marker is None or item.marker.level == LEVEL_LINE else Role.POINT


def _bare(item: Item) -> Item:
    """The heading alone."""
    return Item(item.marker, (Span(text_of(item.heading or item.text).rstrip(END_MARKS + "，,、：:")),))
