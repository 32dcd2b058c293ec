"""Reading: a file becomes a speech, and nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.errors import Place, ReadError
from qicao.readers.head import head_roles, split_head
from qicao.readers.lines import Line, split_lines
from qicao.readers.roles import body_roles, credits_start
from qicao.readers.structure import items_of
from qicao.readers.text import read_text
from qicao.speech.model import Item, Paragraph, Role, Span, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    items = items_of([line.text for line in body[:end]])
    roles = (*head, *body_roles(items), *(Role.CREDIT for _ in body[end:]))
    plain = tuple(_plain_item(line) for line in lines)
    return Speech(_paragraphs(lines, roles, (*plain[: len(head)], *items, *plain[len(head) + end :])))


def _plain_item(line: Line) -> tuple[Item, ...]:
    return (Item(text=(Span(line.text),)),)


def _paragraphs(
    lines: Sequence[Line], roles: Sequence[Role], items: Sequence[tuple[Item, ...]]
) -> tuple[Paragraph, ...]:
    rows = zip(lines, roles, items, strict=True)
    return tuple(Paragraph(role, parts, line.lead) for line, role, parts in rows)
