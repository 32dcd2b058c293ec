"""A speech as Markdown (CommonMark): title and headings as headings, headings that are run in as bold words."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category

from qicao.speech.model import END_MARKS
from qicao.writers.layout import StyleName
from qicao.writers.styled import styled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qicao.speech.model import Speech
    from qicao.writers.layout import Layout
    from qicao.writers.styled import StyledParagraph

_HEADINGS = {
    StyleName.TITLE: "# ",
    StyleName.HEADING_1: "## ",
    StyleName.HEADING_2: "### ",
    StyleName.HEADING_3: "#### ",
    StyleName.HEADING_4: "##### ",
}
_BOLD = "**"
# What would be a sign of Markdown; many programs strike out what stands between two ~ (3~5个).
_SIGN = re.compile(r"[*_`~\\]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\](?=[(:\[])")
_CLOSING_SIGN = re.compile(r"#(?=#*\s*$)")
# What stands before a sign that is one only at the start of a paragraph: of a numbered list, the number.
_BEFORE_FIRST_SIGN = re.compile(
    r"\s*(?:\d{1,9}(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$))|(?=>)|(?=[-+](?:\s|$))|(?=-(?:\s*-){2,}\s*$))"
)
# What a bold paragraph begins with: before other words qicao does not read ** as a sign of Markdown.
_NUMBER = re.compile(r"[一二三四五六七八九十（(第\d]")
_INSIDE_EDGES = re.compile(rf"\s*(.*?)[\s{END_MARKS}]*", re.DOTALL)


def write_markdown(speech: Speech, layout: Layout) -> bytes:
    """The speech as UTF-8 Markdown. `layout` tells, as in Word, how long a heading on a line of its own may be."""
    written = (_paragraph(paragraph) for paragraph in styled(speech, layout))
    return "\n\n".join(text for text in written if text).encode() + b"\n"


def _paragraph(paragraph: StyledParagraph) -> str:
    words = paragraph.words
    letters = [f"\\{letter}" if sign else letter for letter, sign in zip(words, _signs(words), strict=True)]
    if paragraph.style in _HEADINGS:
        return _HEADINGS[paragraph.style] + _CLOSING_SIGN.sub(r"\#", "".join(letters).strip())
    for start, end in _bold(paragraph):
        letters[start] = _BOLD + letters[start]
        letters[end - 1] += _BOLD
    first = _BEFORE_FIRST_SIGN.match(words)
    if first and not "".join(letters).lstrip().startswith(_BOLD):
        letters[first.end()] = "\\" + letters[first.end()]
    return "".join(letters).strip()


def _signs(words: str) -> list[bool]:
    """Of each character, whether it would be a sign of Markdown wherever it stands."""
    places = {found.start() for found in _SIGN.finditer(words)}
    return [place in places for place in range(len(words))]


def _bold(paragraph: StyledParagraph) -> Iterator[tuple[int, int]]:
    """Where headings that are run in begin and end, without the mark at their end."""
    end = 0
    for heading, runs in groupby(paragraph.runs, key=lambda run: run.heading is not None):
        start, end = end, end + sum(len(run.words) for run in runs)
        inside = _INSIDE_EDGES.fullmatch(paragraph.words, start, end)
        if heading and inside and inside[1] and _may_be_bold(paragraph.words, *inside.span(1)):
            yield inside.span(1)


def _may_be_bold(words: str, start: int, end: int) -> bool:
    """Whether ** begins and ends bold letters there (CommonMark 0.31 6.2: left- and right-flanking).

    It does not between a sign and a letter, and every Chinese character is a letter: **（一）**要… shows its asterisks.
    """
    if start == 0 and not _NUMBER.match(words):
        return False
    begins = not _is_sign(words[start]) or start == 0 or _parts(words[start - 1])
    return begins and (not _is_sign(words[end - 1]) or end == len(words) or _parts(words[end]))


def _is_sign(character: str) -> bool:
    return category(character)[0] in "PS"


def _parts(character: str) -> bool:
    """Whether a character parts words in every version of CommonMark; symbols do since 0.31."""
    return category(character).startswith("P") or category(character) == "Zs"
