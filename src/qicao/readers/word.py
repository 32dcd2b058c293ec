"""Word files: their lines, with what the styles say of them; what is no sound Word file is refused in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.readers import refusals
from qicao.readers.lines import Said, said_lines
from qicao.readers.word_blocks import said_in
from qicao.readers.word_package import open_parts
from qicao.readers.word_styles import believed
from qicao.readers.word_xml import W

if TYPE_CHECKING:
    from pathlib import Path

    from qicao.readers.lines import Line

_INSERTED_FILE = f"{W}altChunk"


def read_word(path: Path) -> tuple[Line, ...]:
    """The lines of a Word file (.docx, .docm, .dotx, .dotm), one for each paragraph, in a table for each of a cell.

    What was inserted while changes were tracked is there, what was deleted is not. Numbers that Word counts itself
    (一、 of a list) are written out. Raises ReadError when the file is no such file, is damaged, or is protected.
    """
    parts = open_parts(path)
    if next(parts.document.iter(_INSERTED_FILE), None) is not None:
        raise refusals.inserted_file(path)
    said = (one._replace(text=one.text + "\n") for one in believed(said_in(parts)))
    lines = said_lines([Said("\n"), *said])
    if not lines:
        raise refusals.only_pictures(path)
    return lines
