"""A paragraph as its writer reviews it: open places as content controls, notes as comments, doubtful words highlighted.

A plain-text control (`w:text`) is left by the Tab key for the next one, and its whole text is replaced by what is typed
(`w:showingPlcHdr`); ISO 29500-1 17.5.2. Comments: 17.13.4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qicao.speech.open_place import OPEN_PLACE
from qicao.writers.layout import StyleName
from qicao.writers.word.styles import COMMENT_MARK, STYLE_IDS
from qicao.writers.word.xml import BREAK, clean, element, part, run, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qicao.writers.notes import Note

_NAME = "起草"
_LONGEST_TAG = 64
_MOST_CHARACTERS = 100_000
_HIGHLIGHT = element("highlight", val="yellow")

Piece = tuple[str, tuple[str, ...]]  # the properties of a run, and its lines


class _Stretch(NamedTuple):
    """Characters of one run between two places where something begins or ends."""

    start: int
    words: str
    properties: str
    broken: bool

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def reviewed(pieces: Sequence[Piece], number: int, notes: Sequence[Note]) -> Iterator[str]:
    """Write the runs of the paragraph of that number; a comment's id is the place of its note."""
    words = "".join(line for _, lines in pieces for line in lines)
    opened = {match.start(): match for match in OPEN_PLACE.finditer(words)}
    own = ((id_, note) for id_, note in enumerate(notes) if note.paragraph == number)
    places = {id_: _extent(note, len(words), opened.values()) for id_, note in own}
    marked = [places[id_] for id_ in places if notes[id_].marked]
    cuts = {end for extent in places.values() for end in extent} | {e for m in opened.values() for e in m.span()}
    for match, stretches in _together(_stretches(pieces, cuts), opened):
        first, last = stretches[0], stretches[-1]
        yield from (element("commentRangeStart", id=id_) for id_, (start, _) in places.items() if start == first.start)
        if match:
            yield run(first.properties, BREAK) if first.broken else ""  # what is typed must not join two lines
            runs = [_run(one, _HIGHLIGHT) for one in (first._replace(broken=False), *stretches[1:])]
            yield _control(match, first, runs, number)
        else:
            yield _run(first, _HIGHLIGHT if any(start <= first.start < end for start, end in marked) else "")
        yield from (_reference(id_) for id_, (_, end) in places.items() if end == last.end)


def _together(
    stretches: Iterable[_Stretch], opened: Mapping[int, re.Match[str]]
) -> Iterator[tuple[re.Match[str] | None, list[_Stretch]]]:
    """Each stretch by itself, but for those of one open place, which a line of the title or a heading may cut."""
    held: list[_Stretch] = []
    match = None
    for stretch in stretches:
        match = match or opened.get(stretch.start)
        held.append(stretch)
        if match is None or stretch.end >= match.end():
            yield match, held
            held, match = [], None


def _extent(note: Note, length: int, opened: Iterable[re.Match[str]]) -> tuple[int, int]:
    """Where a note begins and ends: the whole paragraph where it says no stretch of it, never inside an open place."""
    start, end = note.start, length if note.end is None else min(note.end, length)
    if not 0 <= start < end:
        return 0, length
    for match in opened:
        start = match.start() if match.start() < start < match.end() else start
        end = match.end() if match.start() < end < match.end() else end
    return start, end


def _stretches(pieces: Sequence[Piece], cuts: set[int]) -> Iterator[_Stretch]:
    offset = 0
    for properties, lines in pieces:
        for number, line in enumerate(lines):
            inside = sorted(cut - offset for cut in cuts if 0 < cut - offset < len(line))
            for start, end in zip((0, *inside), (*inside, len(line)), strict=True):
                broken = bool(number) and start == 0
                yield _Stretch(offset + start, line[start:end], properties, broken)
            offset += len(line)


def _run(stretch: _Stretch, looks: str) -> str:
    return run(stretch.properties + looks, BREAK if stretch.broken else "", text(stretch.words))


def _control(match: re.Match[str], first: _Stretch, runs: Sequence[str], number: int) -> str:
    """An open place, highlighted; what is typed there looks like the text around it."""
    label = clean(match[1] or "")[:_LONGEST_TAG] or _NAME
    properties = element(
        "sdtPr",
        element("rPr", first.properties),
        element("alias", val=f"待补：{label}"[:_LONGEST_TAG]),
        element("tag", val=label),
        element("id", val=number * _MOST_CHARACTERS + first.start + 1),
        element("showingPlcHdr"),
        element("text"),
    )
    return element("sdt", properties, element("sdtContent", *runs))


def _reference(id_: int) -> str:
    end = element("commentRangeEnd", id=id_)
    return end + run(element("rStyle", val=COMMENT_MARK), element("commentReference", id=id_))


def comments_part(notes: Sequence[Note]) -> bytes:
    """Write comments.xml; without a date, for the same draft is the same file."""
    return part("comments", *(_comment(id_, note) for id_, note in enumerate(notes)))


def _comment(id_: int, note: Note) -> str:
    style = element("pPr", element("pStyle", val=STYLE_IDS[StyleName.COMMENT].id))
    lines = (element("p", style, element("r", text(line))) for line in note.lines)
    return element("comment", *lines, id=id_, author=_NAME, initials=_NAME)
