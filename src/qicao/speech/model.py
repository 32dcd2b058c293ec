"""The tree: a speech is paragraphs, a paragraph is a run of items, an item is a marker, a heading and a text.

Nothing is stored twice: title, byline and salutation are the paragraphs of that role, and the nesting of
sections follows from the levels of the markers. Everything is immutable.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qicao.speech.markers import Marker

END_MARKS = "。！？；!?;"


class Role(StrEnum):
    """What a paragraph does in its speech (the words that `qicao parse --json` prints)."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    SALUTATION = "salutation"
    OPENING = "opening"
    RESPONSE = "response"
    ACHIEVEMENTS = "achievements"
    BACKGROUND = "background"
    PROBLEMS = "problems"
    SIGNIFICANCE = "significance"
    TRANSITION = "transition"
    HEADING = "heading"
    LEAD = "lead"
    POINT = "point"
    PLEDGE_INTRO = "pledge_intro"
    PLEDGE = "pledge"
    EMPHASIS = "emphasis"
    CLOSING = "closing"
    CREDIT = "credit"


class OriginKind(StrEnum):
    """Where a span of text comes from."""

    SOURCE = "source"
    PHRASE = "phrase"
    FACT = "fact"
    OUTLINE = "outline"
    TEMPLATE = "template"


class Origin(NamedTuple):
    """The origin of a span: its kind, and a reference (`000#5.1`, a phrase id, a fact's name, an outline place)."""

    kind: OriginKind
    ref: str


class Span(NamedTuple):
    """A run of text of one origin (None: read from a file, its place is its origin)."""

    text: str
    origin: Origin | None = None


Spans = tuple[Span, ...]


class Item(NamedTuple):
    """A part of a paragraph: `heading` ends with its end mark, if it has one; `text` is what follows."""

    marker: Marker | None = None
    heading: Spans = ()
    text: Spans = ()

    @property
    def title(self) -> str:
        """The heading as plain text, without its end mark (and without the ** of Markdown)."""
        return text_of(self.heading).replace("**", "").rstrip(END_MARKS + "，,、：:")

    @property
    def plain(self) -> str:
        """Marker, heading and text as they stand in the paragraph."""
        return f"{self.marker or ''}{text_of(self.heading)}{text_of(self.text)}"


@dataclass(frozen=True)
class Paragraph:
    """A non-empty line of a speech. `lead` is what stands before its text: blanks, line breaks, signs of Markdown."""

    role: Role
    items: tuple[Item, ...]
    lead: str = "\n"

    @cached_property
    def plain(self) -> str:
        """The text of the paragraph, without the white space before and after it."""
        return "".join(item.plain for item in self.items)

    @property
    def form(self) -> str | None:
        """`line` when the paragraph is one marked heading and nothing else, `run_in` when text follows it."""
        first = self.items[0]
        if first.marker is None:
            return None
        return "line" if len(self.items) == 1 and not first.text else "run_in"


UNSPOKEN = frozenset({Role.TITLE, Role.SUBTITLE, Role.BYLINE})
"""What stands above a speech and is not spoken."""


@dataclass(frozen=True)
class Speech:
    """A speech: its paragraphs, from the title to the last line."""

    paragraphs: tuple[Paragraph, ...]

    def indexes(self, role: Role) -> tuple[int, ...]:
        """The 0-based places of the paragraphs of `role`."""
        return tuple(i for i, p in enumerate(self.paragraphs) if p.role is role)

    def of_role(self, role: Role) -> tuple[Paragraph, ...]:
        """The paragraphs of `role`, in order."""
        return tuple(p for p in self.paragraphs if p.role is role)

    @cached_property
    def spoken(self) -> str:
        """What is spoken: the whole text but title, subtitle and byline."""
        return "\n".join(p.plain for p in self.paragraphs if p.role not in UNSPOKEN)

    @cached_property
    def plain(self) -> str:
        """The whole text, character for character as it was read."""
        return "".join(p.lead + p.plain for p in self.paragraphs).removeprefix("\n")


def text_of(spans: Iterable[Span]) -> str:
    """Join spans to plain text."""
    return "".join(span.text for span in spans)
