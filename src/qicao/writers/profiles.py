"""Layout profiles: `templates/layouts/*.yaml` as `Layout` values, remembered until the file changes.

A profile has a Chinese name inside and a short file name; either finds it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qicao.errors import LayoutError, nearest
from qicao.remember import remembered
from qicao.writers.layout import Alignment, Font, Layout, Page, StyleName, TextStyle


def load_layout(name: str, folders: tuple[Path, ...]) -> Layout:
    """Find the profile of that name (印发稿) or file name (printed) in the folders, first wins, and read it.

    Raises LayoutError when there is none, with the nearest name, or when it is wrong, with file and line.
    """
    paths = tuple(path for folder in folders for path in sorted(folder.glob("*.yaml")))
    for path in paths:
        if path.stem == name:
            return read_layout(path)
    layouts = tuple(map(read_layout, paths))
    for layout in layouts:
        if layout.name == name:
            return layout
    known = [layout.name for layout in layouts]
    hint = nearest(name, known) if known else "版式放在 templates/layouts/ 里，现在那里没有。"
    raise LayoutError(f"没有“{name}”这种版式。", hint=hint)


def read_layout(path: Path) -> Layout:
    """Read one profile. Raises LayoutError with file and line, and the key or value that was probably meant."""

    def read() -> tuple[Any, ...]:
        from qicao.writers.reading import parse_layout

        return _plain(parse_layout(path))

    made_by = sorted(Path(__file__).parent.glob("*.py"))
    return _layout(*remembered("layout", [path.resolve(), *made_by], read) if path.is_file() else read())


def _plain(layout: Layout) -> tuple[Any, ...]:
    """The layout as tuples of text and numbers; the inverse of `_layout`."""
    styles = tuple((name.value, _plain_style(style)) for name, style in layout.styles)
    fonts = tuple((font.name, font.alternatives) for font in layout.fonts)
    return layout.name, tuple(layout.page), _plain_style(layout.base), styles, fonts


def _plain_style(style: TextStyle) -> tuple[Any, ...]:
    return tuple(style._replace(align=style.align.value))  # type: ignore[arg-type] # plain text until it is read back


def _layout(name: str, page: tuple[Any, ...], base: tuple[Any, ...], styles: Any, fonts: Any) -> Layout:
    named = tuple((StyleName(style), _style(values)) for style, values in styles)
    return Layout(name, Page._make(page), _style(base), named, tuple(Font._make(font) for font in fonts))


def _style(values: tuple[Any, ...]) -> TextStyle:
    style = TextStyle._make(values)
    return style._replace(align=Alignment(style.align))
