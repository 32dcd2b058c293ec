"""A speech as it is set: paragraphs with their styles, made of runs. Word, HTML and Markdown are written from it."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from qicao.speech.markers import LEVEL_BRACKET
from qicao.speech.model import END_MARKS, UNSPOKEN, Item, Role, text_of
from qicao.writers.layout import HEADINGS, StyleName
from qicao.writers.title import break_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qicao.speech.model import Paragraph, Speech
    from qicao.writers.layout import Layout

_STYLE_OF_ROLE = {
    Role.TITLE: StyleName.TITLE,
    Role.SUBTITLE: StyleName.SUBTITLE,
    Role.BYLINE: StyleName.BYLINE,
    Role.SALUTATION: StyleName.SALUTATION,
    Role.CREDIT: StyleName.CREDIT,
}
_LINES_OF_A_HEADING = 2
_LONGEST_RUN_IN = 42  # characters: a line and a half of the printed layout
_CLAUSE_MARKS = "，,"

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

    `apart`: it keeps a distance from what stands before it, as the salutation does from title, post and name, and who
    signs from the text; `goes_on`: it is a heading whose text begins on the next line, so that both stand on one page.
    """

    style: StyleName
    role: Role
    runs: tuple[Run, ...]
    apart: bool = False
    goes_on: bool = False

    @property
    def words(self) -> str:
        """Its text in one line."""
        return "".join(run.words for run in self.runs)


def styled(speech: Speech, layout: Layout) -> tuple[StyledParagraph, ...]:
    """The paragraphs of the speech as they are set; blank lines are left out, the styles make the distances."""
    longest = _LINES_OF_A_HEADING * layout.width(StyleName.BODY)
    styles = [_style(paragraph, longest) for paragraph in speech.paragraphs]
    apart = _apart([paragraph.role for paragraph in speech.paragraphs])
    long = _with_long_headings(speech.paragraphs)
    return tuple(
        StyledParagraph(style, p.role, tuple(_content(p, style, layout, i in long)), i in apart, _goes_on(style, after))
        for i, (p, style, after) in enumerate(zip(speech.paragraphs, styles, [*styles[1:], None], strict=False))
    )


def _apart(roles: Sequence[Role]) -> frozenset[int]:
    """The first paragraph after the head, and the first one after the text."""
    after_head = next(
        (i for i, (one, after) in enumerate(pairwise(roles), 1) if one in UNSPOKEN and after not in UNSPOKEN), 0
    )
    spoken = max((i for i, role in enumerate(roles) if role is not Role.CREDIT), default=-1)
    return frozenset({after_head, spoken + 1} - {0})


def _goes_on(style: StyleName, after: StyleName | None) -> bool:
    """Whether a heading heads what follows: text, or a lower heading (an outline is nothing but headings)."""
    if style not in HEADINGS:
        return False
    return after is StyleName.BODY or (after in HEADINGS and HEADINGS.index(after) > HEADINGS.index(style))


def _with_long_headings(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The points whose heading is too long to stand out (a first sentence), and their siblings with them."""
    siblings: dict[str, list[int]] = {}
    found: set[int] = set()
    for place, paragraph in enumerate(paragraphs):
        marker = paragraph.items[0].marker
        if marker is None:
            continue
        if marker.number == 1:
            siblings[marker.style] = []
        siblings.setdefault(marker.style, []).append(place)
        if len(text_of(paragraph.items[0].heading)) > _LONGEST_RUN_IN or found.intersection(siblings[marker.style]):
            found.update(siblings[marker.style])
    return frozenset(found)


def _content(paragraph: Paragraph, style: StyleName, layout: Layout, is_long: bool) -> Iterator[Run]:
    if style is StyleName.TITLE:
        yield Run(None, break_title(paragraph.plain, layout.width(StyleName.TITLE)))
    elif style is not StyleName.BODY:
        yield Run(None, (paragraph.plain,))
    else:
        yield from _runs(paragraph, is_long)


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


def _runs(paragraph: Paragraph, is_long: bool) -> Iterator[Run]:
    """The runs of a paragraph of text; neighbours of one style are one run, whatever their origins."""
    first = paragraph.items[0].marker
    levels = _levels_that_head(paragraph.items) - ({first.level} if is_long and first else set())
    pieces = (piece for item in paragraph.items for piece in _pieces(item, levels) if piece[1])
    for heading, run in groupby(pieces, key=lambda piece: piece[0]):
        yield Run(heading, ("".join(words for _, words in run),))


def _levels_that_head(items: Sequence[Item]) -> frozenset[int]:
    """The levels whose headings stand out: at least half of them head something, so that siblings look alike."""
    following = (*items[1:], Item())
    pairs = zip(items, following, strict=True)
    headed = [(one.marker.level, _heads(one, after)) for one, after in pairs if one.marker and one.heading]
    levels = {level for level, _ in headed}
    return frozenset(one for one in levels if 2 * headed.count((one, True)) >= sum(level == one for level, _ in headed))


def _heads(item: Item, after: Item) -> bool:
    """Whether the heading of an item has a text after it, or items of a lower level.

    A clause (一方面，要把格局打开，…) heads nothing to the eye: it would break off in mid-sentence.
    """
    below = bool(item.marker and after.marker and after.marker.level > item.marker.level)
    return bool(item.text or below) and text_of(item.heading)[-1] not in _CLAUSE_MARKS


def _pieces(item: Item, levels: frozenset[int]) -> tuple[_Piece, ...]:
    """An item as runs: its heading stands out from the text it heads; with nothing to head, only its marker does."""
    if item.marker is None:
        return ((None, item.plain),)
    style = HEADINGS[item.marker.level - 1]
    heading, words = text_of(item.heading), text_of(item.text)
    if item.marker.level in levels:
        return (style, f"{item.marker}{heading}"), (None, words)
    return (style, str(item.marker)), (None, heading + words)
