"""Lines: the non-empty lines of a text, each with the white space before it, so that nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qicao.speech.model import Role

    Hint = Role | int

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BLANKS = rf"[\s{_INVISIBLE}]*"
_SIGNS = re.compile(
    rf"{_BLANKS}(?:#{{1,6}}[ \t\u3000]+)?{_BLANKS}(\*\*(?=[^*]+\*\*$|[一二三四五六七八九十（(第\d]))?{_BLANKS}"
)


class Said(NamedTuple):
    """A text as it was read, ending where a line ends, and what the file says of its lines beside their words.

    `hint`: their role, or the level of the heading that they are, and the `style` that says so ("": not a style).
    `heads`: what looks like a heading inside them, marker and all, in reading order (None: nothing in the file does).
    """

    text: str
    hint: Hint | None = None
    style: str = ""
    heads: tuple[str, ...] | None = None


class Line(NamedTuple):
    """A non-empty line: `lead` is what stands between the text of the line before and its own.

    That is white space, and the signs of Markdown around a heading (`## `, `**`). `hint` and `heads` as in `Said`.
    """

    lead: str
    text: str
    hint: Hint | None = None
    heads: tuple[str, ...] | None = None


def compact(text: str) -> str:
    """The text without any white space: 讲　　话 is 讲话."""
    return "".join(text.split())


def split_lines(text: str) -> tuple[Line, ...]:
    """Split at every line break that Python knows; blank lines become part of the next line's lead.

    `"".join(line.lead + line.text)` is the text without the white space at its end.
    """
    return said_lines([Said(text)])


def said_lines(pieces: Iterable[Said]) -> tuple[Line, ...]:
    """The same for a text in pieces, with what is said of the lines of each."""
    lines: list[Line] = []
    lead = ""
    for raw, said in ((raw, piece) for piece in pieces for raw in piece.text.splitlines(keepends=True)):
        start, end = _extent(raw)
        if start == end:
            lead += raw
            continue
        lines.append(Line(lead + raw[:start], raw[start:end], said.hint, said.heads))
        lead = raw[end:]
    if lines and lead.strip():
        lines[-1] = lines[-1]._replace(text=lines[-1].text + lead.rstrip())
    return tuple(lines)


def _extent(raw: str) -> tuple[int, int]:
    """Where the text of a line begins and ends; the same place when it has none.

    What is left out of the text is white space, invisible characters and the signs of Markdown, unless there is
    nothing else.
    """
    end = len(raw.rstrip())
    signs = _SIGNS.match(raw, 0, end)
    start = signs.end() if signs else 0
    last = end - len("**") if signs and signs.group(1) and raw.endswith("**", start, end) else end
    while last > start and (raw[last - 1] in _INVISIBLE or raw[last - 1].isspace()):
        last -= 1
    return (start, last) if start < last else (min(len(raw) - len(raw.lstrip()), end), end)
