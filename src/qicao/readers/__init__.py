"""Reading: a file becomes a speech, and nothing of it is lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qicao.errors import Place, ReadError
from qicao.readers.head import head_roles, split_head
from qicao.readers.lines import Line, split_lines
from qicao.readers.roles import body_roles, credits_start
from qicao.readers.structure import items_of
from qicao.readers.text import read_text
from qicao.speech.markers import LEVEL_LINE
from qicao.speech.model import Item, Paragraph, Role, Span, Speech

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> Speech:
    """Read a speech from a .txt, .md or .docx file. Raises ReadError in plain words when that cannot be done."""
    if not path.is_file():
        raise ReadError("没有这个文件。", Place(str(path)), "检查文件名和路径是否写对。")
    if path.suffix.lower() == ".docx":
        from qicao.readers.word import read_word  # noqa: PLC0415 - python-docx is heavy and only Word needs it

        return parse(read_word(path))
    if path.suffix.lower() == ".doc":
        raise ReadError("旧式 .doc 文件读不了。", Place(str(path)), "在 Word 或 WPS 中另存为 .docx 后再试。")
    return parse(read_text(path))


def parse(text: str) -> Speech:
    """Recognise the structure of a speech. `parse(text).plain == text` up to the white space at its end."""
    lines = split_head(split_lines(text))
    head = head_roles(lines)
    body = lines[len(head) :]
    end = credits_start([line.text for line in body])
    found = items_of([line.text for line in body[:end]])
    parts = [part for line, items in zip(body, found, strict=False) for part in _sections(line.lead, items)]
    roles = body_roles([items for _, items in parts])
    return Speech(
        (
            *(_plain(role, line) for role, line in zip(head, lines, strict=False)),
            *(Paragraph(role, items, lead) for role, (lead, items) in zip(roles, parts, strict=True)),
            *(_plain(Role.CREDIT, line) for line in body[end:]),
        )
    )


def _plain(role: Role, line: Line) -> Paragraph:
    return Paragraph(role, (Item(text=(Span(line.text),)),), line.lead)


def _sections(lead: str, items: tuple[Item, ...]) -> list[tuple[str, tuple[Item, ...]]]:
    """The items of a line, cut before each level-1 heading inside it: a whole speech may stand on one line."""
    cuts = [i for i, item in enumerate(items) if i and item.marker and item.marker.level == LEVEL_LINE]
    bounds = [0, *cuts, len(items)]
    return [(lead if start == 0 else "", items[start:end]) for start, end in pairwise(bounds)]
