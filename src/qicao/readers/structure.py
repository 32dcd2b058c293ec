"""Structure: lines become paragraphs of items, by the markers that were found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.lexicons.run_in import split_heading
from qicao.readers.candidates import candidates
from qicao.readers.sequences import markers
from qicao.speech.model import Item, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.readers.candidates import Candidate


def items_of(texts: Sequence[str]) -> tuple[tuple[Item, ...], ...]:
    """The items of each line: plain text before the first marker is an item without one."""
    found = [c for line, text in enumerate(texts) for c in candidates(line, text)]
    by_line: dict[int, list[Candidate]] = {}
    for marker in markers(found, texts):
        by_line.setdefault(marker.line, []).append(marker)
    return tuple(_line_items(text, by_line.get(line, [])) for line, text in enumerate(texts))


def _line_items(text: str, found: Sequence[Candidate]) -> tuple[Item, ...]:
    starts = [*(c.offset for c in found), len(text)]
    plain = text[: starts[0]]
    head = (Item(text=(Span(plain),)),) if plain else ()
    marked = zip(found, starts[1:], strict=True)
    return head + tuple(_item(candidate, text[candidate.end : end]) for candidate, end in marked)


def _item(candidate: Candidate, text: str) -> Item:
    heading, rest = split_heading(candidate.marker, (Span(text),))
    return Item(candidate.marker, heading, rest)
