"""What a layout profile promises, against what its numbers give: that text fits, so many lines, so many characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.errors import LayoutError, Place
from qicao.writers import units
from qicao.writers.keys import BASE, CHARACTERS_A_LINE, LINES_A_PAGE, PAGE
from qicao.writers.layout import StyleName

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from qicao.writers.layout import Layout
    from qicao.yamlfile import Node

_HUNDREDTHS = 100
_TWIPS_OF_POINT = 20


def check_page(layout: Layout, parts: Mapping[str, Node], root: Node, path: Path) -> None:
    """Raises LayoutError when the type area has no room for a line of text."""
    page, body = layout.page, layout.style(StyleName.BODY)
    if page.text_width <= body.twips(_HUNDREDTHS) or page.text_height < page.pitch or not page.pitch:
        line = parts.get(PAGE, parts.get(BASE, root)).line
        raise LayoutError("边距太大，版心放不下字。", Place(str(path), line), "改小边距，或改大纸张。")


def check_promises(layout: Layout, parts: Mapping[str, Node], path: Path) -> None:
    """Raises LayoutError when a page has not the lines, or a line not the characters, that this file says it has.

    What a profile takes over from another it does not promise: the other's numbers held for the other's margins.
    """
    said = parts[PAGE].value if PAGE in parts else {}
    if LINES_A_PAGE in said:
        _check_lines(layout, said[LINES_A_PAGE], path)
    if CHARACTERS_A_LINE in said:
        _check_characters(layout, said[CHARACTERS_A_LINE], path)


def _check_lines(layout: Layout, node: Node, path: Path) -> None:
    wanted, page = units.lines(node.raw), layout.page
    if wanted == page.lines * _HUNDREDTHS:
        return
    right = page.text_height * _HUNDREDTHS // wanted if wanted else page.text_height
    hint = f"“行距”写 {_points(right)} pt 正好是 {node.raw}；或改边距；或把“{LINES_A_PAGE}”改成 {page.lines} 行。"
    message = f"“{LINES_A_PAGE}”写的是 {node.raw}，照这里的边距和行距，一页是 {page.lines} 行。"
    raise LayoutError(message, Place(str(path), node.line), hint)


def _check_characters(layout: Layout, node: Node, path: Path) -> None:
    wanted, fitting = units.characters(node.raw), layout.width(StyleName.BODY)
    if wanted == fitting * _HUNDREDTHS:
        return
    size = layout.style(StyleName.BODY).twips(_HUNDREDTHS)
    right = (layout.page.text_width * _HUNDREDTHS // wanted if wanted else 0) - size
    hint = f"“字距”写 {_points(right)} pt 正好是 {node.raw}；或改边距；或把“{CHARACTERS_A_LINE}”改成 {fitting} 字。"
    message = f"“{CHARACTERS_A_LINE}”写的是 {node.raw}，照这里的边距、字号和字距，一行是 {fitting} 字。"
    raise LayoutError(message, Place(str(path), node.line), hint)


def _points(twips: int) -> str:
    return f"{twips / _TWIPS_OF_POINT:g}"
