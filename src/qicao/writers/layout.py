"""A layout profile as values: the page, the styles, the fonts. Every number of the layout comes from here."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

_TWIPS_OF_HALF_POINT = 10
_HUNDREDTHS = 100


class StyleName(StrEnum):
    """The styles of a speech, by the names that profiles use."""

    TITLE = "标题"
    SUBTITLE = "副标题"
    BYLINE = "署名"
    SALUTATION = "称谓"
    BODY = "正文"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    CREDIT = "落款"
    PAGE_NUMBER_ODD = "单页页码"
    PAGE_NUMBER_EVEN = "双页页码"


class Alignment(StrEnum):
    """How lines stand between the margins; the value is OOXML's (ST_Jc)."""

    JUSTIFY = "both"
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Page(NamedTuple):
    """Paper, margins, and the grid of lines, all in twips; `header` and `footer` count from the edge of the paper.

    `pitch` is that of the text. `after_head` is the space between title, post and name, and what follows them, in
    hundredths of a line. `number` is what stands before and after the number of a page (None: pages have no number);
    `first_number`: the first page shows its own, too.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    after_head: int
    number: tuple[str, str] | None
    first_number: bool
    pitch: int

    @property
    def text_width(self) -> int:
        """The width of the type area (版心) in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the type area in twips; the page number stands outside of it."""
        return self.height - self.top - self.bottom

    @property
    def lines(self) -> int:
        """How many lines of text a full page has."""
        return self.text_height // self.pitch


class TextStyle(NamedTuple):
    """How one kind of paragraph looks.

    `size` in half-points; `pitch` (exact line height) and `spacing` (added to every character) in twips; `first_line`,
    `left`, `right` in hundredths of a character of this size; `before`, `after` in hundredths of a line of the grid.
    `latin_gap`: a quarter of a character stands between Chinese and digits or Latin letters. `outline` is the level in
    the navigation pane from 1, None: not shown there.
    """

    font: str
    latin: str
    size: int
    bold: bool
    align: Alignment
    first_line: int
    left: int
    right: int
    pitch: int
    spacing: int
    before: int
    after: int
    snap: bool
    latin_gap: bool
    widow_control: bool
    outline: int | None
    keep_next: bool

    def twips(self, hundredths: int) -> int:
        """The width of so many hundredths of a character, in twips."""
        return round(hundredths * self.size * _TWIPS_OF_HALF_POINT / _HUNDREDTHS)


class Font(NamedTuple):
    """A font that styles name, and what stands in for it where it is missing, first wins."""

    name: str
    alternatives: tuple[str, ...]


class Layout(NamedTuple):
    """A layout profile. `base` is what the document's default style looks like; `styles` in the order of StyleName."""

    name: str
    page: Page
    base: TextStyle
    styles: tuple[tuple[StyleName, TextStyle], ...]
    fonts: tuple[Font, ...]

    def style(self, name: StyleName) -> TextStyle:
        """The style of that name."""
        return dict(self.styles)[name]

    def width(self, name: StyleName) -> int:
        """How many full-width characters of that style stand on one line."""
        style = self.style(name)
        return self.page.text_width // max(1, style.twips(_HUNDREDTHS) + style.spacing)
