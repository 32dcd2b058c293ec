"""Reading: a file becomes a speech, and nothing of it is lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qicao.errors import Place, ReadError
from qicao.readers.asides import asides
from qicao.readers.head import split_head
from qicao.readers.lines import Line, split_lines
from qicao.readers.roles import body_roles
from qicao.readers.structure import items_of
from qicao.readers.text import read_text
from qicao.speech.head import join_title
from qicao.speech.markers import LEVEL_LINE
from qicao.speech.model import Item, Paragraph, Role, Span, Speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def read(path: Path) -> Speech:
    """Read a speech from a .txt, .md or .docx file. Raises ReadError in plain words when that cannot be done."""
    if not path.is_file():
        raise ReadError("没有这个文件。", Place(str(path)), "检查文件名和路径是否写对。")
    if path.suffix.lower() == ".docx":
        from qicao.readers.word import read_word

        return parse(read_word(path))
    if path.suffix.lower() == ".doc":
        raise ReadError("旧式 .doc 文件读不了。", Place(str(path)), "在 Word 或 WPS 中另存为 .docx 后再试。")
    return parse(read_text(path))


def parse(text: str) -> Speech:
    """Recognise the structure of a speech. `parse(text).plain == text` up to the white space at its end."""
    roles, lines = split_head(split_lines("\n" + text))
    head = tuple(_plain(role, line) for role, line in zip(roles, lines, strict=False))
    title = join_title([p.plain for p in head if p.role is Role.TITLE])
    return Speech((*head, *_body(lines[len(head) :], title or "")))


def _body(lines: Sequence[Line], title: str) -> Iterator[Paragraph]:
    """The paragraphs after the head; one line may hold several sections of a speech."""
    apart = asides([line.text for line in lines], title)
    found = items_of([line.text for place, line in enumerate(lines) if place not in apart])
    cut = _sections(found)
    roles = iter(body_roles([items for sections in cut for items in sections]))
    rest = iter(cut)
    for place, line in enumerate(lines):
        if place in apart:
            yield _plain(apart[place], line)
        else:
            for number, items in enumerate(next(rest)):
                yield Paragraph(next(roles), items, "" if number else line.lead)


def _plain(role: Role, line: Line) -> Paragraph:
    return Paragraph(role, (Item(text=(Span(line.text),)),), line.lead)


def _sections(lines: Sequence[tuple[Item, ...]]) -> list[list[tuple[Item, ...]]]:
    """The items of each line, cut before each level-1 heading inside it when no other line begins with one."""
    starts = {place for place, items in enumerate(lines) if _is_heading(items[0])}
    return [[items] if starts - {place} else _cut(items) for place, items in enumerate(lines)]


def _cut(items: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    cuts = [place for place, item in enumerate(items) if place and _is_heading(item)]
    return [items[start:end] for start, end in pairwise([0, *cuts, len(items)])]


def _is_heading(item: Item) -> bool:
    return item.marker is not None and item.marker.level == LEVEL_LINE
