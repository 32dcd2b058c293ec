"""Structure: lines become paragraphs of items, by the markers that were found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.lexicons.run_in import split_heading
from qicao.readers.candidates import candidates
from qicao.readers.sequences import markers
from qicao.speech.model import Item, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.readers.candidates import Candidate
    from qicao.readers.lines import Line


_LONGEST_HEAD = 80


def items_of(lines: Sequence[Line]) -> tuple[tuple[Item, ...], ...]:
    """The items of each line: plain text before the first marker is an item without one."""
    texts = [line.text for line in lines]
    found = [c for number, text in enumerate(texts) for c in candidates(number, text)]
    by_line: dict[int, list[Candidate]] = {}
    for marker in markers(found, texts):
        by_line.setdefault(marker.line, []).append(marker)
    return tuple(_line_items(line, _set_apart(line, by_line.get(number, []))) for number, line in enumerate(lines))


def _set_apart(line: Line, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """The markers of a line, without series of which none is set apart, where the file says what the line does.

    Such a line was written by us: every item of it looks like one, and 一靠学习，二靠实践 is a sentence.
    """
    if line.heads is None or not isinstance(line.hint, Role):
        return found
    styles = {c.marker.style for c in found if any(line.text.startswith(head, c.offset) for head in line.heads)}
    return [c for c in found if c.marker.style in styles]


def _line_items(line: Line, found: Sequence[Candidate]) -> tuple[Item, ...]:
    text = line.text
    starts = [*(c.offset for c in found), len(text)]
    plain = text[: starts[0]]
    head = (Item(text=(Span(plain),)),) if plain else ()
    marked = zip(found, starts[1:], strict=True)
    return head + tuple(_item(candidate, text[:end], line) for candidate, end in marked)


def _item(candidate: Candidate, text: str, line: Line) -> Item:
    """A marked item: its heading is what is set apart as one, all of a line styled as a heading, or its first sentence.

    Where Word counts the marker itself, it is no part of what is set apart.
    """
    whole = (text[candidate.offset :],) if isinstance(line.hint, int) else ()
    starts = ((start, head) for head in (*whole, *(line.heads or ())) for start in (candidate.offset, candidate.end))
    ends = (start + len(head) for start, head in starts if text.startswith(head, start))
    end = next((end for end in ends if candidate.end < end <= candidate.offset + _LONGEST_HEAD), None)
    if end is None:
        return Item(candidate.marker, *split_heading(candidate.marker, (Span(text[candidate.end :]),)))
    heading, rest = text[candidate.end : end], text[end:]
    return Item(candidate.marker, (Span(heading),), (Span(rest),) if rest else ())
