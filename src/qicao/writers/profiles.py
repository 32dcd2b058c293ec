"""Layout profiles: `templates/layouts/*.yaml` as `Layout` values, remembered until a file changes."""

from __future__ import annotations

from hashlib import blake2s
from pathlib import Path
from typing import Any

from qicao.remember import remembered
from qicao.writers.layout import Alignment, Font, Layout, Page, StyleName, TextStyle


def load_layout(name: str, folders: tuple[Path, ...]) -> Layout:
    """Find the profile of that name (印发稿) or file name (printed) in the folders, first wins, and read it.

    Raises LayoutError when there is none, with the nearest name, or when it is wrong, with file and line.
    """
    paths = tuple(path for folder in folders for path in sorted(folder.glob("*.yaml")) if path.is_file())

    def read() -> tuple[Any, ...]:
        from qicao.writers.finding import find_layout
        from qicao.writers.reading import parse_layout

        return _plain(parse_layout(find_layout(name, paths), paths))

    # any profile may be what this one is based on; a name may hold what a file name cannot
    files = [*paths, *sorted(Path(__file__).parent.glob("*.py"))]
    return _layout(*remembered(f"layout-{blake2s(name.encode(), digest_size=8).hexdigest()}", files, read))


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
