"""The paragraphs of a speech as WordprocessingML: which style each takes, and which runs it is made of."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from qicao.speech.markers import LEVEL_BRACKET
from qicao.speech.model import END_MARKS, Role, text_of
from qicao.writers.layout import StyleName
from qicao.writers.title import break_title
from qicao.writers.word.styles import HEADINGS, STYLE_IDS, line_space
from qicao.writers.word.xml import element, switch, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
_EAST_ASIAN = element("rFonts", hint="eastAsia")
_BREAK = element("br")

Run = tuple[StyleName | None, str]  # the heading that is run in here (None: plain text), and the words


class _Forms(NamedTuple):
    """What is the same for all paragraphs: widths in characters, and properties that are XML already."""

    title_width: int
    longest_heading: int
    after_head: str
    run_properties: Mapping[StyleName | None, str]


def paragraphs(speech: Speech, layout: Layout) -> str:
    """Write all paragraphs of the speech; blank lines are left out, the styles make the distances."""
    forms = _forms(layout)
    first = _first_after_head(speech)
    return "".join(_paragraph(p, forms, after_head=i == first) for i, p in enumerate(speech.paragraphs))


def _forms(layout: Layout) -> _Forms:
    return _Forms(
        title_width=layout.width(StyleName.TITLE),
        longest_heading=_LINES_OF_A_HEADING * layout.width(StyleName.BODY),
        after_head=element("spacing", **line_space("before", layout.page.after_head, layout.page)),
        run_properties={heading: _run_properties(heading, layout) for heading in (None, *HEADINGS)},
    )


def _run_properties(heading: StyleName | None, layout: Layout) -> str:
    """The properties of a run. In a bold text a heading says again whether it is bold.

    Bold of a paragraph's style and bold of a character style cancel out in Word (ISO 29500-1 17.7.3), not elsewhere.
    """
    if heading is None:
        return element("rPr", _EAST_ASIAN)
    bold = switch("b", on=layout.style(heading).bold) if layout.style(StyleName.BODY).bold else ""
    return element("rPr", element("rStyle", val=STYLE_IDS[heading].run_in), _EAST_ASIAN, bold)


def _first_after_head(speech: Speech) -> int | None:
    inside = [paragraph.role in _HEAD for paragraph in speech.paragraphs]
    return next((i for i in range(1, len(inside)) if inside[i - 1] and not inside[i]), None)


def _paragraph(paragraph: Paragraph, forms: _Forms, *, after_head: bool) -> str:
    style = _style(paragraph, forms)
    properties = element("pPr", element("pStyle", val=STYLE_IDS[style].id), forms.after_head if after_head else "")
    return element("p", properties, *_content(paragraph, style, forms))


def _content(paragraph: Paragraph, style: StyleName, forms: _Forms) -> Iterator[str]:
    if style is StyleName.TITLE:
        yield _run(forms.run_properties[None], *break_title(paragraph.plain, forms.title_width))
    elif style is not StyleName.BODY:
        yield _run(forms.run_properties[None], paragraph.plain)
    else:
        yield from (_run(forms.run_properties[heading], words) for heading, words in _runs(paragraph))


def _style(paragraph: Paragraph, forms: _Forms) -> StyleName:
    """The style of a paragraph, from its role, and from its marker where it is a heading on a line of its own."""
    if paragraph.role in _STYLE_OF_ROLE:
        return _STYLE_OF_ROLE[paragraph.role]
    if not _is_heading(paragraph, forms.longest_heading):
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
    for style, run in groupby(pieces, key=lambda piece: piece[0]):
        yield style, "".join(words for _, words in run)


def _levels_that_head(paragraph: Paragraph) -> frozenset[int]:
    """The levels whose headings stand out: at least half of them head a text, so that siblings look alike."""
    balance: Counter[int] = Counter()
    for item in paragraph.items:
        if item.marker and item.heading:
            balance[item.marker.level] += 1 if item.text else -1
    return frozenset(level for level, count in balance.items() if count >= 0)


def _pieces(item: Item, levels: frozenset[int]) -> tuple[Run, ...]:
    """An item as runs: its heading stands out from the text it heads; with nothing to head, only its marker does."""
    if item.marker is None:
        return ((None, item.plain),)
    style = HEADINGS[item.marker.level - 1]
    heading, words = text_of(item.heading), text_of(item.text)
    if item.marker.level in levels:
        return (style, f"{item.marker}{heading}"), (None, words)
    return (style, str(item.marker)), (None, heading + words)


def _run(properties: str, *lines: str) -> str:
    return element("r", properties, _BREAK.join(map(text, lines)))
