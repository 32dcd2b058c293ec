"""What stops the work: errors that tell a writer, in Chinese, what is wrong, where, and what to do next."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# What writers type most often where YAML wants something else, and what to do about it.
FULL_WIDTH_COLON = "键后面用了全角冒号“：”。"
HALF_WIDTH_COLON = "改成半角冒号加一个空格，写成“键: 值”。"


class Place(NamedTuple):
    """Where something stands: a file, and in it a 1-based line (None: the file as a whole)."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


class QicaoError(Exception):
    """Stops the work. `message` says what is wrong, `place` where, `hint` what to do next.

    The command line catches this class once, prints it and ends with 1; anything else is a bug.
    """

    examples = ""
    """The folder with examples of what such errors are about."""

    def __init__(self, message: str, place: Place | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.place}：" if self.place else ""
        hint = f"\n  下一步：{self.hint}" if self.hint else ""
        return f"{where}{self.message}{hint}"


class ReadError(QicaoError):
    """A speech cannot be read: missing, empty, binary, damaged, protected, or far too large."""


class BankError(QicaoError):
    """The phrase bank cannot be used: broken YAML, wrong keys, two phrases of one id, an unknown set."""

    examples = "phrasebank/"


class OutlineError(QicaoError):
    """An outline cannot be used: broken YAML, a wrong key or value, an unknown occasion."""

    examples = "templates/outlines/"


class TemplateError(QicaoError):
    """A passage template names what does not exist, or reaches for what it must not."""


class LayoutError(QicaoError):
    """A layout profile cannot be used: broken YAML, a wrong key or value, an unknown name."""

    examples = "templates/layouts/"


class WriteError(QicaoError):
    """A file cannot be written; what stood there before is untouched."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint naming the known word nearest to `word`, or all known ones when none is near."""
    choices = sorted(known)
    near = get_close_matches(word, choices, n=1, cutoff=0.4)
    return f"是不是想写“{near[0]}”？" if near else f"可以写的有：{'、'.join(choices)}"
