"""What a passage emits, piece by piece, and how the pieces become paragraphs. Nothing here knows of Jinja."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from qicao.lexicons.run_in import split_heading
from qicao.speech.model import Item, Paragraph, Role, Span
from qicao.speech.text import count_characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qicao.speech.markers import Marker
    from qicao.speech.model import Spans


class Head(NamedTuple):
    """The heading of an item, end mark included."""

    spans: Spans


class Ref(NamedTuple):
    """The text of another place stands here (a point inside a block)."""

    place: str


@dataclass(frozen=True, slots=True)
class Break:
    """A new paragraph begins."""


Piece = Span | Head | Ref | Break
Pieces = tuple[Piece, ...]
ItemPieces = tuple["Marker | None", Pieces]


def length(pieces: Iterable[Piece]) -> int:
    """The characters of a stream, white space and what it refers to not counted."""
    return sum(count_characters(span.text) for piece in pieces for span in _spans(piece))


def is_blank(pieces: Iterable[Piece]) -> bool:
    """Whether a stream says nothing, neither itself nor through another place."""
    return not any(isinstance(piece, Ref) or any(span.text for span in _spans(piece)) for piece in pieces)


def _spans(piece: Piece) -> Spans:
    if isinstance(piece, Span):
        return (piece,)
    return piece.spans if isinstance(piece, Head) else ()


def paragraphs(name: str, find: Callable[[str], ItemPieces], roles: tuple[Role, Role]) -> Iterator[Paragraph]:
    """The paragraphs of the place `name`; `find` gives each place's marker and pieces.

    `roles` are those of its own paragraphs and of paragraphs that begin with a marked item.
    """
    for items in _split(_resolve(name, find)):
        marked = items[0].marker is not None
        yield Paragraph(roles[1] if marked else roles[0], tuple(items))


def _resolve(name: str, find: Callable[[str], ItemPieces]) -> Iterator[tuple[Marker | None, Piece]]:
    """The pieces in order, references replaced; the marker stands with the first piece of its item."""
    marker, pieces = find(name)
    for piece in pieces:
        if isinstance(piece, Ref):
            yield from _resolve(piece.place, find)
        else:
            yield marker, piece
            marker = None


def _split(pieces: Iterable[tuple[Marker | None, Piece]]) -> Iterator[list[Item]]:
    items: list[Item] = []
    for marker, piece in pieces:
        if isinstance(piece, Break):
            yield from _finished(items)
            items = []
        else:
            _add(items, marker, piece)
    yield from _finished(items)


def _finished(items: list[Item]) -> Iterator[list[Item]]:
    if items:
        yield [_headed(item) for item in items]


def _headed(item: Item) -> Item:
    """A marked item whose heading nobody set apart: its first sentence is one, as when the speech is read."""
    if item.marker is None or item.heading:
        return item
    return Item(item.marker, *split_heading(item.marker, item.text))


def _add(items: list[Item], marker: Marker | None, piece: Piece) -> None:
    if marker is not None or not items:
        items.append(Item(marker))
    last = items[-1]
    if isinstance(piece, Head):
        items[-1] = Item(last.marker, last.heading + piece.spans, last.text)
    elif isinstance(piece, Span):
        items[-1] = Item(last.marker, last.heading, (*last.text, piece))
