"""The text of Word paragraphs: runs joined, fields by their result, changes as accepted, nothing that is not shown."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from qicao.readers.word_xml import MATH_TEXT, MC, W, child, is_on, one_of, value
from qicao.speech.open_place import is_open_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qicao.readers.word_styles import Styles

_TEXT, _RUN, _BREAK, _SYMBOL, _FIELD = (W + name for name in ("t", "r", "br", "sym", "fldChar"))
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_ALTERNATIVES = f"{MC}AlternateContent"
BOX, PARAGRAPH, TABLE = (W + name for name in ("txbxContent", "p", "tbl"))
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# What is deleted or moved away, properties, the reading of a ruby (注音), and the prompt of an empty content control.
_DROPPED = frozenset(W + name for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "rt", "sdtPr", "instrText"))
_PRESERVE, _SPACE = "preserve", "{http://www.w3.org/XML/1998/namespace}space"
_XML_BLANKS = " \t\r\n"
_PRIVATE, _PRINTED = range(0xF000, 0xF100), range(0x20, 0xD800)
# What signs of the fonts Symbol and Wingdings that offices begin lines with look like.
_PICTURES = {0xB7: "•", 0x6C: "●", 0x6E: "■", 0x75: "◆", 0xD8: "➢", 0xFC: "✓", 0xA7: "▪", 0xB2: "◇", 0xA8: "□"}
_UNKNOWN_SIGN = "□"
_PROMPT_STYLES = {"PlaceholderText"}


class Texts:
    """Reads paragraphs in reading order: remembers which field it is in, text boxes, and the notes referred to.

    `hides`: whether anything in the file hides text at all.
    """

    def __init__(self, styles: Styles, *, hides: bool) -> None:
        self._styles, self._any_hidden = styles, hides
        self._hidden_here = False  # by the style of the paragraph
        self._fields: list[bool] = []  # of the fields that are open here, whether their result has begun
        self.boxes: list[Any] = []
        self.notes: dict[tuple[str, str], None] = {}

    def of(self, paragraph: Any) -> str:
        """The text of a paragraph. Text boxes that stand in it are added to `boxes`."""
        self._hidden_here = self._any_hidden and self._styles.hides(value(paragraph.find(f"{W}pPr"), "pStyle"))
        text = "".join(self._pieces(paragraph))
        # no instruction goes on in the next paragraph: a field that was never ended must not hide the rest
        while not all(self._fields):
            self._fields.pop()
        return text

    def heads(self, paragraph: Any) -> tuple[str, ...] | None:
        """What of a paragraph has the style of a heading's characters: neighbouring runs are one.

        None when the file has no such style.
        """
        if not self._styles.run_in:
            return None
        runs = ((_style(run) in self._styles.run_in, _plain(run)) for run in paragraph.iter(_RUN))
        groups = groupby((run for run in runs if run[1]), key=lambda run: run[0])
        return tuple("".join(words for _, words in group) for is_head, group in groups if is_head)

    def _pieces(self, element: Any) -> Iterator[str]:
        for one in element:
            if one.tag == _RUN:
                if not self._is_hidden(one):
                    yield from self._pieces(one)
                else:
                    for field in one.iterfind(_FIELD):
                        self._turn(field.get(f"{W}fldCharType"))
            elif one.tag in (_TEXT, MATH_TEXT):
                if all(self._fields):
                    yield _words(one)
            elif one.tag not in _DROPPED:
                yield from self._other(one)

    def _other(self, one: Any) -> Iterator[str]:
        if one.tag in _SIGNS or one.tag in (_BREAK, _SYMBOL):
            if all(self._fields):
                yield _sign(one)
        elif one.tag == _FIELD:
            self._turn(one.get(f"{W}fldCharType"))
        elif one.tag in _NOTES:
            self.notes[_NOTES[one.tag], one.get(f"{W}id") or ""] = None
        elif one.tag == BOX:
            self.boxes.append(one)
        elif one.tag == _ALTERNATIVES:
            chosen = one_of(one)
            yield from () if chosen is None else self._pieces(chosen)
        elif not is_prompt(one) and not _is_copy(one):
            yield from self._pieces(one)

    def _is_hidden(self, run: Any) -> bool:
        """Hidden text (w:vanish) is neither seen nor printed, so nobody speaks it."""
        if not self._any_hidden:
            return False
        properties = run.find(f"{W}rPr")
        if child(properties, "vanish") is not None:
            return is_on(properties, "vanish")
        return self._hidden_here or self._styles.hides(value(properties, "rStyle"))

    def _turn(self, kind: str | None) -> None:
        """A complex field begins, its result begins, or it ends (17.16.18)."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


def _style(run: Any) -> str | None:
    return value(run.find(f"{W}rPr"), "rStyle")


def _plain(run: Any) -> str:
    return "".join(_words(text) for text in run.iterfind(_TEXT))


def is_prompt(element: Any) -> bool:
    """Whether an element is a content control that nobody filled in and shows its prompt (单击此处输入文字).

    Word ties such a prompt to a part of the document, or gives it a style of its own. What has neither is text,
    whatever flag was left on; so is 【待补：镇名】: what is still to be filled in must not be lost.
    """
    if element.tag != f"{W}sdt" or not is_on(element, "sdtPr", "showingPlcHdr"):
        return False
    styles = {_style(run) for run in element.iter(_RUN)}
    if child(element, "sdtPr", "placeholder") is None and not styles & _PROMPT_STYLES:
        return False
    return not is_open_place("".join(_words(text) for text in element.iter(_TEXT)))


def _is_copy(element: Any) -> bool:
    """Whether a content control is the one before it once more: LibreOffice 7 saves one of plain text several times."""
    before = element.getprevious() if element.tag == f"{W}sdt" else None
    if before is None or before.tag != element.tag:
        return False
    properties = child(element, "sdtPr")
    name, other = (value(child(one, "sdtPr"), "alias") for one in (element, before))
    saved_by_libreoffice = child(properties, "text") is not None and child(properties, "tag") is None
    return bool(name) and name == other and saved_by_libreoffice


def _words(element: Any) -> str:
    text = element.text or ""
    if element.get(_SPACE) != _PRESERVE:
        text = text.strip(_XML_BLANKS)
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def _sign(one: Any) -> str:
    if one.tag == _BREAK:  # a page or a column break ends no line of the text
        return "\n" if one.get(f"{W}type") in (None, "textWrapping") else ""
    return _symbol(one.get(f"{W}char")) if one.tag == _SYMBOL else _SIGNS[one.tag]


def _symbol(code: str | None) -> str:
    """The character of w:sym: its code in hexadecimal, in a private area where the font is one of pictures."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if number in _PRIVATE:
        return _PICTURES.get(number - _PRIVATE.start, _UNKNOWN_SIGN)
    return chr(number) if number in _PRINTED else ""
