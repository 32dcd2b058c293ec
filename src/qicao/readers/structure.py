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


_LONGEST_HEAD = 80


def items_of(texts: Sequence[str], heads: Sequence[Sequence[str]] = ()) -> tuple[tuple[Item, ...], ...]:
    """The items of each line: plain text before the first marker is an item without one.

    `heads`: for each line what is known to be a heading in it, marker and all; of others the first sentence is.
    """
    found = [c for line, text in enumerate(texts) for c in candidates(line, text)]
    by_line: dict[int, list[Candidate]] = {}
    for marker in markers(found, texts):
        by_line.setdefault(marker.line, []).append(marker)
    known = heads or [()] * len(texts)
    return tuple(_line_items(text, by_line.get(line, []), known[line]) for line, text in enumerate(texts))


def _line_items(text: str, found: Sequence[Candidate], heads: Sequence[str]) -> tuple[Item, ...]:
    starts = [*(c.offset for c in found), len(text)]
    plain = text[: starts[0]]
    head = (Item(text=(Span(plain),)),) if plain else ()
    marked = zip(found, starts[1:], strict=True)
    return head + tuple(_item(candidate, text[:end], heads) for candidate, end in marked)


def _item(candidate: Candidate, text: str, heads: Sequence[str]) -> Item:
    ends = (candidate.offset + len(head) for head in heads if text.startswith(head, candidate.offset))
    end = next((end for end in ends if candidate.end < end <= candidate.offset + _LONGEST_HEAD), None)
    if end is None:
        return Item(candidate.marker, *split_heading(candidate.marker, (Span(text[candidate.end :]),)))
    heading, rest = text[candidate.end : end], text[end:]
    return Item(candidate.marker, (Span(heading),), (Span(rest),) if rest else ())
