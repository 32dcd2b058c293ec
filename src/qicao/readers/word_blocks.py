"""The blocks of a Word file in reading order: paragraphs, the cells of tables, text boxes, notes at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qicao.readers.head import stands_below_title
from qicao.readers.lines import Said
from qicao.readers.sequences import first_marker
from qicao.readers.word_numbers import BULLET, Numbering
from qicao.readers.word_styles import Styles
from qicao.readers.word_text import PARAGRAPH, TABLE, Texts, is_prompt
from qicao.readers.word_xml import MC, W, child, is_on, one_of
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qicao.readers.word_package import Parts

_ALTERNATIVES = f"{MC}AlternateContent"
_LONGEST_CELL = 40
_SKIPPED = frozenset(W + name for name in ("sectPr", "del", "moveFrom", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr"))


def said_in(parts: Parts) -> tuple[Said, ...]:
    """All paragraphs of a document, those of its notes last."""
    return tuple(_Blocks(parts).all())


class _Blocks:
    """Reads the blocks of one document, in reading order and once, because numbers count on."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        hides = any(root is not None and next(root.iter(f"{W}vanish"), None) is not None for root in parts)
        self._texts = Texts(self._styles, hides=hides)

    def all(self) -> Iterator[Said]:
        """The body, then its notes.

        A note is no part of what is spoken, yet nothing is lost: notes stand after the end, as a remark (来源：…) does.
        """
        yield from self._in(child(self._parts.document, "body"))
        for kind, number in tuple(self._texts.notes):
            for note in _notes(getattr(self._parts, kind), number):
                yield from (Said(one.text.strip(), Role.CREDIT) for one in self._in(note))

    def _in(self, container: Any) -> Iterator[Said]:
        """The paragraphs in an element. What stands in a text box follows the paragraph that holds it."""
        carried = ""
        for block in () if container is None else _blocks(container):
            if block.tag == TABLE:
                if carried:
                    yield Said(carried)
                    carried = ""
                yield from (one for row in _rows(block) for one in self._row(row))
                continue
            properties = block.find(f"{W}pPr")
            text = self._texts.of(block)
            shown = self._label(properties, text) + carried + text
            if _goes_on(properties):
                carried = shown
                continue
            carried = ""
            yield self._said(shown, properties)._replace(heads=self._texts.heads(block))
            yield from self._in_boxes()
        if carried:
            yield Said(carried)
        yield from self._in_boxes()

    def _row(self, row: Any) -> Iterator[Said]:
        """The paragraphs of a row of a table: one line, with tabs between the cells, where each holds a few words."""
        cells = [[one for one in self._in(cell) if one.text.strip()] for cell in _cells(row)]
        said = [one for cell in cells for one in cell]
        if len(said) > 1 and all(len(cell) <= 1 for cell in cells) and all(map(_is_short, said)):
            yield Said("\t".join(cell[0].text.strip() if cell else "" for cell in cells).rstrip("\t"))
        else:
            yield from said

    def _in_boxes(self) -> Iterator[Said]:
        boxes, self._texts.boxes = self._texts.boxes, []
        yield from (one for box in boxes for one in self._in(box))

    def _label(self, properties: Any, text: str) -> str:
        """The number that Word shows before a paragraph; "" where it is typed, too, and where no text follows."""
        if is_deleted(child(properties, "rPr")):
            return ""
        label = self._numbering.label(properties)
        return "" if not label or not text.strip() or _is_typed(label, text) else label

    def _said(self, text: str, properties: Any) -> Said:
        hint = self._styles.says(properties)
        if hint is None:
            return Said(text)
        shown = _unwrapped(text) if hint is Role.TITLE else text
        return Said(shown, hint, f"{self._styles.of(properties)}/{hint}")


def _blocks(container: Any) -> Iterator[Any]:
    """The paragraphs and tables of an element, whatever wraps them."""
    for one in container:
        if one.tag in (PARAGRAPH, TABLE):
            yield one
        elif one.tag == _ALTERNATIVES:
            chosen = one_of(one)
            yield from () if chosen is None else _blocks(chosen)
        elif one.tag not in _SKIPPED and not is_prompt(one):
            yield from _blocks(one)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table without deleted ones; rows and cells may be wrapped (content controls)."""
    return (row for row in _children(table, f"{W}tr") if not is_deleted(row.find(f"{W}trPr")))


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in _children(row, f"{W}tc") if child(cell, "tcPr", "cellDel") is None)


def _is_short(said: Said) -> bool:
    return said.hint is None and len(said.text) <= _LONGEST_CELL and "\n" not in said.text


def _children(element: Any, name: str) -> Iterator[Any]:
    for one in element:
        if one.tag == name:
            yield one
        elif one.tag not in _SKIPPED and one.tag != TABLE:
            yield from _children(one, name)


def _notes(root: Any, number: str) -> Iterator[Any]:
    return (note for note in (() if root is None else root) if note.get(f"{W}id") == number)


def _goes_on(properties: Any) -> bool:
    """Whether a paragraph is shown in one line with the next: its mark is deleted or hidden, or it is a drop cap."""
    if properties is None:
        return False
    mark = properties.find(f"{W}rPr")
    if mark is not None and (is_deleted(mark) or is_on(mark, "vanish")):
        return True
    frame = properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")


def is_deleted(properties: Any) -> bool:
    """Whether the mark of a paragraph or a row of a table was deleted, or moved away, while changes were tracked."""
    return properties is not None and any(properties.find(W + name) is not None for name in ("del", "moveFrom"))


def _is_typed(label: str, text: str) -> bool:
    """Whether a text begins with a number of the label's level, or with any number where the label is a bullet."""
    typed = first_marker(text.lstrip())
    if typed is None:
        return False
    counted = first_marker(label + "字")
    return label.startswith(BULLET) or (counted is not None and counted.level == typed.level)


def _unwrapped(title: str) -> str:
    """The lines of a title joined; a speaker or a date among them stays on a line of its own."""
    lines = [""]
    for line in title.split("\n"):
        if stands_below_title(line.strip()):
            lines.append(line)
        else:
            between = " " if _is_latin(lines[-1][-1:]) and _is_latin(line.strip()[:1]) else ""
            lines[-1] = (lines[-1].rstrip() + between + line.lstrip()) if lines[-1] else line
    return "\n".join(line for line in lines if line)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
