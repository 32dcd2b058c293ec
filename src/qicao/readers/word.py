"""Word files: the text of a .docx, paragraph by paragraph; what is no sound .docx is refused in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from qicao.readers import refusals
from qicao.readers.word_numbers import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 200_000_000
_MOST_RATIO = 200
_SMALL = 1_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TEXT = f"{_W}p", f"{_W}t"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DROPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}sectPr", _FALLBACK))


def read_word(path: Path) -> str:
    """Return the text of a .docx, one line for each paragraph, in a table for each paragraph of a cell.

    What was inserted while changes were tracked is there, what was deleted is not. Numbers that Word counts itself
    (一、 of a list) are written out. Raises ReadError when the file is no .docx, is damaged, or is protected.
    """
    _refuse_unsound(path)
    document = _document(path)
    numbering = Numbering(_numbering_of(document), document.styles.element)
    text = "\n".join(_lines(document.element.body, numbering))
    if not text.strip():
        raise refusals.only_pictures(path)
    return text


def _document(path: Path) -> Any:
    import docx

    try:
        document = docx.Document(str(path))
    except ValueError:
        raise refusals.no_word(path) from None
    except RuntimeError:
        raise refusals.protected(path) from None
    except Exception:  # whatever python-docx stumbles over, it is the file that is broken
        raise refusals.damaged_word(path) from None
    return document


def _numbering_of(document: Any) -> Any:
    """The root of the numbering part, None when the file has none (python-docx would make an empty one)."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    related = (r for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.NUMBERING)
    part = next(related, None)
    return None if part is None else part.target_part.element


def _lines(element: Any, numbering: Numbering) -> Iterator[str]:
    """The paragraphs of an element in reading order; those of a text box follow the one that holds it."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield numbering.label(child) + "".join(_texts(child))
            yield from (line for inner in child for line in _lines(inner, numbering))
        elif child.tag not in _DROPPED:
            yield from _lines(child, numbering)


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _DROPPED and child.tag != _PARAGRAPH:
            yield from _texts(child)


def _refuse_unsound(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_OLE))
            locked = start == _OLE and _ENCRYPTED in file.read()
        if start == _OLE:
            raise refusals.protected(path) if locked else refusals.old_word(path)
        if not start:
            raise refusals.empty(path)
        with ZipFile(path) as archive:
            _refuse_bomb(path, archive)
    except OSError as error:
        raise refusals.closed(path, error) from None
    except (BadZipFile, NotImplementedError):
        raise refusals.damaged_word(path) from None


def _refuse_bomb(path: Path, archive: ZipFile) -> None:
    unpacked = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist()) or 1
    if unpacked > _MOST_BYTES or (unpacked > _SMALL and unpacked / packed > _MOST_RATIO):
        raise refusals.bomb(path, unpacked)
    if "[Content_Types].xml" not in archive.namelist():
        raise refusals.no_word(path)
