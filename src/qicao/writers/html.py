"""A speech as one HTML file that looks and prints like the Word file of the same layout.

`html.j2` is the frame. It lies here and not in `templates/`, of which a unit makes copies of its own: nothing in it is
a matter of taste, every size, font and distance comes from the layout profile.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from qicao.speech.head import title
from qicao.writers.layout import HEADINGS, Alignment, StyleName
from qicao.writers.styled import styled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from qicao.speech.model import Speech
    from qicao.writers.layout import Font, Layout, TextStyle

_TAGS = {StyleName.TITLE: "h1"} | dict(zip(HEADINGS, ("h2", "h3", "h4", "h5"), strict=True))
_SIDES = {StyleName.PAGE_NUMBER_ODD: "right", StyleName.PAGE_NUMBER_EVEN: "left"}  # page 1 lies on the right
_NOT_IN_TEXT = frozenset({*_SIDES, StyleName.COMMENT})
_ALIGNMENTS = {
    Alignment.JUSTIFY: "justify",
    Alignment.LEFT: "left",
    Alignment.CENTRE: "center",
    Alignment.RIGHT: "right",
}
# What Word takes from the Latin font: letters and digits. “ ” — … are Chinese here, though Latin fonts have them.
_LATIN_LETTERS = "U+20-7E, U+C0-D6, U+D8-F6, U+F8-24F"
_TWIPS_OF_POINT, _TWIPS_OF_PIXEL, _HUNDREDTHS = 20, 15, 100
_NOT_IN_STRINGS = re.compile(r'["\\<\x00-\x1f\x7f]')
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_html(speech: Speech, layout: Layout, *, author: str = "", day: date | None = None) -> bytes:
    """The speech as UTF-8 HTML: a sheet on screens, pages with their numbers when printed; nothing else is loaded.

    Page numbers need a browser that knows the margin boxes of CSS Paged Media (Chromium 131 and later). The same
    arguments give the same bytes.
    """
    page = _environment(layout).get_template("html.j2")
    written = page.render(
        page=layout.page,
        title=_clean(title(speech) or ""),
        author=_clean(author),
        day=day,
        paragraphs=styled(speech, layout),
        letters=_LATIN_LETTERS,
        latin=list(_latin_faces(layout)),
        numbers=[(side, layout.style(name)) for name, side in _SIDES.items()],
        styles=[(_tag(name), _name(name), style) for name, style in layout.styles if name not in _NOT_IN_TEXT],
    )
    return written.encode()


@cache
def _environment(layout: Layout) -> jinja2.Environment:
    environment = jinja2.Environment(
        autoescape=True,
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "pt": _points,
        "px": lambda twips: round(twips / _TWIPS_OF_PIXEL),
        "lines": lambda hundredths: hundredths * layout.page.pitch / _HUNDREDTHS,
        "align": _ALIGNMENTS.__getitem__,
        "corner": lambda align: "left" if align is Alignment.JUSTIFY else _ALIGNMENTS[align],
        "letters": lambda style: _letters(style, dict(layout.fonts)),
        "tag": _tag,
        "name": _name,
        "clean": _clean,
        "quoted": _quoted,
        "widows": lambda controlled: "orphans: 2; widows: 2;" if controlled else "orphans: 1; widows: 1;",
    }
    environment.filters |= filters
    return environment


def _points(twips: float) -> str:
    return f"{round(twips / _TWIPS_OF_POINT, 3):g}pt"


def _tag(style: StyleName) -> str:
    return _TAGS.get(style, "p")


def _name(style: StyleName) -> str:
    """The class of a style: `heading-1`."""
    return style.name.lower().replace("_", "-")


def _clean(text: str) -> str:
    """Leave out the characters that HTML cannot hold."""
    return _NOT_HTML.sub("", text)


def _letters(style: TextStyle, fonts: dict[str, tuple[str, ...]]) -> str:
    """How letters look, as CSS: the Latin face for its letters only, the Chinese font, what stands in for it."""
    latin = () if style.latin == style.font else (_face(style.latin),)
    family = ", ".join((*latin, *map(_quoted, (style.font, *fonts[style.font])), "serif"))
    weight = "bold" if style.bold else "normal"
    size, spacing = _points(style.size * _TWIPS_OF_POINT / 2), _points(style.spacing)
    return f"font-family: {family}; font-size: {size}; font-weight: {weight}; letter-spacing: {spacing};"


def _latin_faces(layout: Layout) -> Iterator[tuple[str, str, str]]:
    """The name, the weight and the sources of a face for each Latin font that styles take beside a Chinese one."""
    used = {style.latin for _, style in layout.styles if style.latin != style.font}
    for font in layout.fonts:
        if font.name in used:
            for weight, suffix in (("normal", ""), ("bold", " Bold")):
                yield _face(font.name), weight, ", ".join(_local(font, suffix))


def _local(font: Font, suffix: str) -> Iterator[str]:
    return (f"local({_quoted(name + suffix)})" for name in (font.name, *font.alternatives))


def _face(font: str) -> str:
    """The name of a Latin font's face for Latin letters; the font itself has its own name."""
    return _quoted(f"{font} (Latin)")


def _quoted(name: str) -> str:
    """A CSS string that no name can end, nor the style sheet with it."""
    return '"' + _NOT_IN_STRINGS.sub(lambda found: f"\\{ord(found[0]):x} ", name) + '"'
