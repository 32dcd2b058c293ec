"""Which fonts of a layout this machine has, what stands in for the others, and how like them it looks."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qicao.writers.font_files import Family
    from qicao.writers.layout import Layout, TextStyle


class Likeness(StrEnum):
    """How like a font another one looks; UNKNOWN: one of them is not in the lexicon."""

    SAME = "same"
    ALIKE = "alike"
    OTHER = "other"
    UNKNOWN = "unknown"


class FontState(NamedTuple):
    """A font that a layout names: the styles that take it, and the family that is used (None: there is none).

    `used` is the name by which the layout knows that family: the font's own, or that of a fallback, as `likeness` says.
    """

    name: str
    styles: tuple[str, ...]
    used: str | None
    family: Family | None
    likeness: Likeness

    @property
    def installed(self) -> bool:
        """The font itself is there."""
        return self.used == self.name

    @property
    def other_names(self) -> tuple[str, ...]:
        """What else the family that is used calls itself."""
        names = self.family.names if self.family else ()
        return tuple(name for name in names if _key(name) != _key(self.used or ""))


def font_states(layout: Layout, families: Sequence[Family]) -> tuple[FontState, ...]:
    """Look up every font that a style of the layout takes; of its fallback list the first that is there is used."""
    known: dict[str, Family] = {}
    for family in families:
        for name in family.names:
            known.setdefault(_key(name), family)
    return tuple(
        _state(font.name, (font.name, *font.alternatives), styles, known)
        for font in layout.fonts
        if (styles := _styles(font.name, layout))
    )


def with_installed(layout: Layout, families: Sequence[Family]) -> Layout:
    """The layout with what stands in for each missing font, for a program that reads no list of such."""
    used = {state.name: state.used or state.name for state in font_states(layout, families)}
    styles = tuple((name, _with_fonts(style, used)) for name, style in layout.styles)
    return layout._replace(base=_with_fonts(layout.base, used), styles=styles)


def _with_fonts(style: TextStyle, used: Mapping[str, str]) -> TextStyle:
    return style._replace(font=used.get(style.font, style.font), latin=used.get(style.latin, style.latin))


def kind_of(font: str) -> str:
    """The kind that a font belongs to (仿宋体), "" when the lexicon does not know the font."""
    kinds = load_lexicon("fonts")["类"]
    return next((kind for kind, known in kinds.items() if any(_key(font) in _keys(same) for same in known["字体"])), "")


def where_from(font: str) -> str:
    """Where fonts of this kind come from, "" when the lexicon does not know the font."""
    kind = kind_of(font)
    return str(load_lexicon("fonts")["类"][kind]["来处"]) if kind else ""


def likeness(wanted: str, used: str) -> Likeness:
    """How like the wanted font the used one looks."""
    if _key(wanted) == _key(used):
        return Likeness.SAME
    kind = kind_of(wanted)
    if not kind or not kind_of(used):
        return Likeness.UNKNOWN
    if kind != kind_of(used):
        return Likeness.OTHER
    rows = (_keys(same) for same in load_lexicon("fonts")["类"][kind]["字体"])
    return Likeness.SAME if any({_key(wanted), _key(used)} <= row for row in rows) else Likeness.ALIKE


def _state(name: str, choices: Sequence[str], styles: tuple[str, ...], known: dict[str, Family]) -> FontState:
    used = next((choice for choice in choices if _key(choice) in known), None)
    if used is None:
        return FontState(name, styles, None, None, Likeness.OTHER)
    return FontState(name, styles, used, known[_key(used)], likeness(name, used))


def _styles(font: str, layout: Layout) -> tuple[str, ...]:
    return tuple(name.value for name, style in layout.styles if font in (style.font, style.latin))


def _keys(names: Sequence[str]) -> set[str]:
    return set(map(_key, names))


def _key(name: str) -> str:
    """Names of fonts are the same whatever their case."""
    return name.strip().casefold()
