"""What a layout profile promises, against what its numbers give: that text fits, so many lines, so many characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.errors import LayoutError, Place
from qicao.writers import units
from qicao.writers.keys import BASE, CHARACTERS_A_LINE, LINES_A_PAGE, PAGE, STYLES
from qicao.writers.layout import StyleName

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from qicao.writers.layout import Layout
    from qicao.yamlfile import Node

_HUNDREDTHS = 100
_TWIPS_OF_POINT = 20
_BELOW_TEXT = 258  # twips: what is left of the 7 mm below the type area (GB/T 9704-2012 7.5) above the number


def check_page(layout: Layout, parts: Mapping[str, Node], root: Node, path: Path) -> None:
    """Raises LayoutError where something has no room: the text on the page, the page number, letters in a line."""
    page, body = layout.page, layout.style(StyleName.BODY)
    at_page = Place(str(path), parts.get(PAGE, parts.get(BASE, root)).line)
    if page.text_width <= body.twips(_HUNDREDTHS) or page.text_height < page.pitch or not page.pitch:
        raise LayoutError("边距太大，版心放不下字。", at_page, "改小边距，或改大纸张。")
    _check_number(layout, at_page)
    for name, style in layout.styles:
        size = style.twips(_HUNDREDTHS)
        said = parts[STYLES].value.get(name) if STYLES in parts else None
        place = Place(str(path), (said or parts.get(BASE, root)).line)
        if size + style.spacing > page.text_width:
            raise LayoutError(f"“{name}”的字比版心还宽，一行一个字也放不下。", place, "改小字号、字距，或改小边距。")
        if style.pitch < size:
            message = f"“{name}”的行距 {_points(style.pitch)} pt 小于字号 {_points(size)} pt，字会被切掉。"
            raise LayoutError(message, place, "改大行距，或改小字号。")


def _check_number(layout: Layout, place: Place) -> None:
    """The page number stands below the type area: it would push the text up."""
    page = layout.page
    tallest = max(layout.style(name).pitch for name in (StyleName.PAGE_NUMBER_ODD, StyleName.PAGE_NUMBER_EVEN))
    if page.number is None or page.footer + tallest <= page.bottom:
        return
    room = max(0, page.bottom - tallest - _BELOW_TEXT)
    message = f"页脚距 {_millimetres(page.footer)} mm，下边距 {_millimetres(page.bottom)} mm：页码放不下，会挤正文。"
    raise LayoutError(message, place, f"“页脚距”写 {_millimetres(room)} mm，或改大下边距。")


def check_promises(layout: Layout, parts: Mapping[str, Node], path: Path) -> None:
    """Raises LayoutError when a page has not the lines, or a line not the characters, that this file says it has.

    What a profile takes over from another it does not promise: the other's numbers held for the other's margins.
    """
    said = parts[PAGE].value if PAGE in parts else {}
    if LINES_A_PAGE in said:
        _check_lines(layout, said[LINES_A_PAGE], path)
    if CHARACTERS_A_LINE in said:
        _check_characters(layout, said[CHARACTERS_A_LINE], path)


def _whole(wanted: int, node: Node, path: Path) -> int:
    if wanted % _HUNDREDTHS:
        raise LayoutError(f"“{node.raw}”不是整数。", Place(str(path), node.line), "写整数，如 22 行、28 字。")
    return wanted


def _check_lines(layout: Layout, node: Node, path: Path) -> None:
    wanted, page = _whole(units.lines(node.raw), node, path), layout.page
    if wanted == page.lines * _HUNDREDTHS:
        return
    right = page.text_height * _HUNDREDTHS // wanted if wanted else page.text_height
    hint = f"“行距”写 {_points(right)} pt 正好是 {node.raw}；或改边距；或把“{LINES_A_PAGE}”改成 {page.lines} 行。"
    message = f"“{LINES_A_PAGE}”写的是 {node.raw}，照这里的边距和行距，一页是 {page.lines} 行。"
    raise LayoutError(message, Place(str(path), node.line), hint)


def _check_characters(layout: Layout, node: Node, path: Path) -> None:
    wanted, fitting = _whole(units.characters(node.raw), node, path), layout.width(StyleName.BODY)
    if wanted == fitting * _HUNDREDTHS:
        return
    size = layout.style(StyleName.BODY).twips(_HUNDREDTHS)
    right = (layout.page.text_width * _HUNDREDTHS // wanted if wanted else 0) - size
    hint = f"“字距”写 {_points(right)} pt 正好是 {node.raw}；或改边距；或把“{CHARACTERS_A_LINE}”改成 {fitting} 字。"
    message = f"“{CHARACTERS_A_LINE}”写的是 {node.raw}，照这里的边距、字号和字距，一行是 {fitting} 字。"
    raise LayoutError(message, Place(str(path), node.line), hint)


def _millimetres(twips: int) -> str:
    return f"{twips * 25.4 / 1440:.1f}".removesuffix(".0")


def _points(twips: int) -> str:
    return f"{twips / _TWIPS_OF_POINT:g}"
