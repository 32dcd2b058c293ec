"""What the paragraph styles of a Word file say of its lines: a role, or the level of a heading.

Names are data (the lexicon `word_styles.yaml`). Offices style by looks and by mistake, so what a style says is
believed only where the line could be that: nothing as long as a paragraph is a title or a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from qicao.lexicons import load_lexicon
from qicao.readers.address import address_end
from qicao.readers.sequences import begins_with_marker
from qicao.readers.word_xml import W, child, is_on, value, whole
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qicao.readers.lines import Hint, Said

_NO_LEVEL = 9
_LONGEST = {Role.TITLE: 100, Role.SUBTITLE: 100, Role.BYLINE: 60, Role.SALUTATION: 100, Role.CREDIT: 120}
_LONGEST_HEADING = 60
_SENTENCE_END = re.compile(r"[。；;]$")
_NO_TITLE = re.compile(r"[。；;：:，,]$")
_RUN_IN_NAME = re.compile("(.+)(?:字符|char)")
_GOES_ON = re.compile(r"[。；;！？!?].")


class Styles:
    """The styles of a document, by their ids. `root` is its part of styles (None: it has none)."""

    def __init__(self, root: Any) -> None:
        found = () if root is None else root.iterfind(f"{W}style")
        self._styles = {style.get(f"{W}styleId") or "": style for style in found}
        self._default = next((name for name, style in self._styles.items() if _is_default(style)), "")
        self._hints: dict[str, Hint | None] = {}
        self.run_in = frozenset(name for name, style in self._styles.items() if _is_run_in(style))
        self._hidden: dict[str, bool] = {}

    def of(self, properties: Any) -> str:
        """The id of a paragraph's style."""
        return value(properties, "pStyle") or self._default

    def chain(self, style: str | None) -> Iterator[Any]:
        """The style, the one that it is based on, and so on."""
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")

    def says(self, properties: Any) -> Hint | None:
        """What the style of a paragraph says of it, or else its own outline level does."""
        style = self.of(properties)
        if style not in self._hints:
            self._hints[style] = self._said(style)
        return self._hints[style] or _level(properties)

    def hides(self, style: str | None) -> bool:
        """Whether text of that style is hidden."""
        if style is None:
            return False
        if style not in self._hidden:
            self._hidden[style] = any(is_on(one, "rPr", "vanish") for one in self.chain(style))
        return self._hidden[style]

    def _said(self, style: str) -> Hint | None:
        """The first name or outline level on the way down speaks; level 9 says that it is no heading (17.3.1.20)."""
        for one in self.chain(style):
            known = [_named()[name] for name in _names(one) if name in _named()]
            if known:
                return known[0]
            if child(one, "pPr", "outlineLvl") is not None:
                return _level(child(one, "pPr"))
        return None


def _is_run_in(style: Any) -> bool:
    """Whether it is the style of characters that goes with one of headings (标题 2 字符, heading 2 Char)."""
    if style.get(f"{W}type") != "character":
        return False
    names = (_RUN_IN_NAME.fullmatch(name) for name in _names(style))
    return any(isinstance(_named().get(name[1]), int) for name in names if name)


def _is_default(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")


def _names(style: Any) -> Iterator[str]:
    """The name of a style and its other names (标题 1,H1), as they are compared."""
    for name in ("name", "aliases"):
        yield from map(_bare, (value(style, name) or "").split(","))


@cache
def _named() -> dict[str, Hint]:
    words = load_lexicon("word_styles")
    roles = {_bare(name): Role(role) for role, names in words["roles"].items() for name in names}
    levels = {_bare(name): int(level) for level, names in words["headings"].items() for name in names}
    return {**roles, **levels}


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()


def _level(properties: Any) -> int | None:
    """The outline level of paragraph properties, from 1; None when it is body text."""
    level = whole(value(properties, "outlineLvl"), _NO_LEVEL)
    return level + 1 if level < _NO_LEVEL else None


def believed(said: Sequence[Said]) -> Iterator[Said]:
    """Each text, with what its style says where the text can be that and the style says anything in this file."""
    silent = _silent([one for one in said if one.text.strip()])
    for one in said:
        holds = one.style not in silent and _can_be(one.hint, one.text.strip())
        yield one if holds or not one.style else one._replace(hint=None)


def _silent(written: Sequence[Said]) -> set[str]:
    """The styles that say nothing in this file.

    A style says nothing where it stands on all paragraphs, or as often on one that cannot be what it says as on one
    that can; nor does a style of headings or of the head where it stands on more than half of all, unless the file sets
    headings apart inside paragraphs, too: who does that styles with care, and an outline is nothing but headings.
    """
    careful = any(one.heads is not None for one in written)
    used = Counter(one.style for one in written if one.style)
    of_text = {one.style for one in written if isinstance(one.hint, Role) and one.hint not in _LONGEST}
    wrong = Counter(one.style for one in written if not _can_be(one.hint, one.text.strip()))
    most = {style: len(written) - 1 if careful or style in of_text else len(written) // 2 for style in used}
    return {style for style, count in used.items() if count > most[style] or 2 * wrong[style] >= count}


def _can_be(hint: Hint | None, text: str) -> bool:
    """Whether a text can be what its style says. What paragraphs of text do, any text can do."""
    if isinstance(hint, int):
        return len(text) <= _LONGEST_HEADING and not _GOES_ON.search(text) and not address_end(text)
    if hint not in _LONGEST:
        return True
    if len(text) > _LONGEST[hint] or (hint is not Role.CREDIT and _SENTENCE_END.search(text)):
        return False
    if hint not in (Role.TITLE, Role.SUBTITLE):
        return True
    return not (_NO_TITLE.search(text) or address_end(text) or begins_with_marker(text))
