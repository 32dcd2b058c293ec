"""Reading: a file becomes a speech, and nothing of it is lost."""

from __future__ import annotations

from itertools import pairwise
from stat import S_ISDIR
from typing import TYPE_CHECKING

from qicao.readers import refusals
from qicao.readers.asides import asides
from qicao.readers.head import split_head
from qicao.readers.lines import split_lines
from qicao.readers.roles import body_roles
from qicao.readers.structure import items_of
from qicao.readers.text import read_text
from qicao.speech.head import join_title
from qicao.speech.markers import LEVEL_LINE
from qicao.speech.model import Item, Paragraph, Role, Span, Speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qicao.readers.lines import Hint, Line

_WORD = (".docx", ".docm", ".dotx", ".dotm")
_OLD_WORD = (".doc", ".wps")
_OTHER_WORD = (".rtf", ".odt")
_ARCHIVE = b"PK"


def read(path: Path) -> Speech:
    """Read a speech from a .txt, .md or Word file. Raises ReadError in plain words when that cannot be done."""
    kind = path.suffix.lower()
    _refuse_no_file(path)
    if kind in _WORD or (kind in _OLD_WORD and _is_archive(path)):
        from qicao.readers.word import read_word

        return _speech(read_word(path))
    if kind in _OLD_WORD:
        raise refusals.old_word(path)
    if kind in _OTHER_WORD:
        raise refusals.other_word(path, kind[1:].upper())
    return parse(read_text(path))


def _is_archive(path: Path) -> bool:
    """Whether a file is packed as a .docx is: some are only named .doc or .wps."""
    try:
        with path.open("rb") as file:
            return file.read(len(_ARCHIVE)) == _ARCHIVE
    except OSError as error:
        raise refusals.closed(path, error) from None


def _refuse_no_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise refusals.missing(path) from None
    except OSError as error:
        raise refusals.closed(path, error) from None
    if S_ISDIR(mode):
        raise refusals.folder(path)


def parse(text: str) -> Speech:
    """Recognise the structure of a speech. `parse(text).plain == text` up to the white space at its end."""
    return _speech(split_lines("\n" + text))


def _speech(all_lines: Sequence[Line]) -> Speech:
    """Recognise the structure of lines; the first one's lead begins with a line break that is not in the text."""
    roles, lines = split_head(all_lines)
    head = tuple(_plain(role, line) for role, line in zip(roles, lines, strict=False))
    title = join_title([p.plain for p in head if p.role is Role.TITLE])
    return Speech((*head, *_body(lines[len(head) :], title or "")))


def _body(lines: Sequence[Line], title: str) -> Iterator[Paragraph]:
    """The paragraphs after the head; one line may hold several sections of a speech."""
    apart = asides(lines, title)
    spoken = [line for place, line in enumerate(lines) if place not in apart]
    cut = _sections(items_of(spoken))
    hints = [hint for line, sections in zip(spoken, cut, strict=True) for hint in _hints(line, len(sections))]
    roles = iter(body_roles([items for sections in cut for items in sections], hints))
    rest = iter(cut)
    for place, line in enumerate(lines):
        if place in apart:
            yield _plain(apart[place], line)
        else:
            for number, items in enumerate(next(rest)):
                yield Paragraph(next(roles), items, "" if number else line.lead)


def _hints(line: Line, sections: int) -> Sequence[Hint | None]:
    """What its style says of a line, for each of its sections: nothing when it has several."""
    return [line.hint] if sections == 1 else [None] * sections


def _plain(role: Role, line: Line) -> Paragraph:
    return Paragraph(role, (Item(text=(Span(line.text),)),), line.lead)


def _sections(lines: Sequence[tuple[Item, ...]]) -> list[list[tuple[Item, ...]]]:
    """The items of each line, cut before each level-1 heading inside it when no other line begins with one."""
    begun = sum(_is_heading(items[0]) for items in lines)
    return [[items] if begun - _is_heading(items[0]) else _cut(items) for items in lines]


def _cut(items: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    cuts = [place for place, item in enumerate(items) if place and _is_heading(item)]
    return [items[start:end] for start, end in pairwise([0, *cuts, len(items)])]


def _is_heading(item: Item) -> bool:
    return item.marker is not None and item.marker.level == LEVEL_LINE
