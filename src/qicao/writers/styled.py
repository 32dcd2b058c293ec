"""A speech as it is set: paragraphs with their styles, made of runs. Word, HTML and Markdown are written from it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from qicao.speech.markers import LEVEL_BRACKET
from qicao.speech.model import END_MARKS, Role, text_of
from qicao.writers.layout import HEADINGS, StyleName
from qicao.writers.title import break_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qicao.speech.model import Item, Paragraph, Speech
    from qicao.writers.layout import Layout

_STYLE_OF_ROLE = {
    Role.TITLE: StyleName.TITLE,
    Role.SUBTITLE: StyleName.SUBTITLE,
    Role.BYLINE: StyleName.BYLINE,
    Role.SALUTATION: StyleName.SALUTATION,
    Role.CREDIT: StyleName.CREDIT,
}
_HEAD = frozenset({Role.TITLE, Role.SUBTITLE, Role.BYLINE})
_LINES_OF_A_HEADING = 2

_Piece = tuple[StyleName | None, str]


class Run(NamedTuple):
    """Words that look alike: `heading` is the heading that is run in here (None: as the paragraph).

    Only a title is broken into several lines.
    """

    heading: StyleName | None
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words in one line."""
        return "".join(self.lines)


class StyledParagraph(NamedTuple):
    """A paragraph as it is set, and what it does in the speech.

    `after_head`: it keeps a distance from title, post and name before it; `goes_on`: it is a heading whose text begins
    on the next line, so that both stand on one page.
    """

    style: StyleName
    role: Role
    runs: tuple[Run, ...]
    after_head: bool = False
    goes_on: bool = False

    @property
    def words(self) -> str:
        """Its text in one line."""
        return "".join(run.words for run in self.runs)


def styled(speech: Speech, layout: Layout) -> tuple[StyledParagraph, ...]:
    """The paragraphs of the speech as they are set; blank lines are left out, the styles make the distances."""
    longest = _LINES_OF_A_HEADING * layout.width(StyleName.BODY)
    styles = [_style(paragraph, longest) for paragraph in speech.paragraphs]
    first = _first_after_head(speech)
    return tuple(
        StyledParagraph(style, p.role, tuple(_content(p, style, layout)), i == first, _goes_on(style, after))
        for i, (p, style, after) in enumerate(zip(speech.paragraphs, styles, [*styles[1:], None], strict=False))
    )


def _first_after_head(speech: Speech) -> int | None:
    inside = [paragraph.role in _HEAD for paragraph in speech.paragraphs]
    return next((i for i in range(1, len(inside)) if inside[i - 1] and not inside[i]), None)


def _goes_on(style: StyleName, after: StyleName | None) -> bool:
    """Whether a heading heads what follows: text, or a lower heading (an outline is nothing but headings)."""
    if style not in HEADINGS:
        return False
    return after is StyleName.BODY or (after in HEADINGS and HEADINGS.index(after) > HEADINGS.index(style))


def _content(paragraph: Paragraph, style: StyleName, layout: Layout) -> Iterator[Run]:
    if style is StyleName.TITLE:
        yield Run(None, break_title(paragraph.plain, layout.width(StyleName.TITLE)))
    elif style is not StyleName.BODY:
        yield Run(None, (paragraph.plain,))
    else:
        yield from _runs(paragraph)


def _style(paragraph: Paragraph, longest_heading: int) -> StyleName:
    """The style of a paragraph, from its role, and from its marker where it is a heading on a line of its own."""
    if paragraph.role in _STYLE_OF_ROLE:
        return _STYLE_OF_ROLE[paragraph.role]
    if not _is_heading(paragraph, longest_heading):
        return StyleName.BODY
    marker = paragraph.items[0].marker
    return HEADINGS[marker.level - 1] if marker else StyleName.HEADING_1


def _is_heading(paragraph: Paragraph, longest: int) -> bool:
    """A marked line is a heading; one that ends like a sentence only when it is as short as a heading, and no 一是."""
    marker = paragraph.items[0].marker
    if marker is None:
        return paragraph.role is Role.HEADING
    if paragraph.form != "line":
        return False
    return paragraph.plain[-1] not in END_MARKS or (marker.level <= LEVEL_BRACKET and len(paragraph.plain) <= longest)


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    """The runs of a paragraph of text; neighbours of one style are one run, whatever their origins."""
    levels = _levels_that_head(paragraph)
    pieces = (piece for item in paragraph.items for piece in _pieces(item, levels) if piece[1])
    for heading, run in groupby(pieces, key=lambda piece: piece[0]):
        yield Run(heading, ("".join(words for _, words in run),))


def _levels_that_head(paragraph: Paragraph) -> frozenset[int]:
    """The levels whose headings stand out: at least half of them head a text, so that siblings look alike."""
    headed = [(item.marker.level, bool(item.text)) for item in paragraph.items if item.marker and item.heading]
    levels = {level for level, _ in headed}
    return frozenset(one for one in levels if 2 * headed.count((one, True)) >= sum(level == one for level, _ in headed))


def _pieces(item: Item, levels: frozenset[int]) -> tuple[_Piece, ...]:
    """An item as runs: its heading stands out from the text it heads; with nothing to head, only its marker does."""
    if item.marker is None:
        return ((None, item.plain),)
    style = HEADINGS[item.marker.level - 1]
    heading, words = text_of(item.heading), text_of(item.text)
    if item.marker.level in levels:
        return (style, f"{item.marker}{heading}"), (None, words)
    return (style, str(item.marker)), (None, heading + words)
