"""Reading a layout profile. What a key means stands in one table per part, so that a message can name the one meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from qicao.errors import LayoutError, Place, nearest
from qicao.files import read_utf8
from qicao.writers import units
from qicao.writers.layout import Alignment, Font, Layout, Page, StyleName, TextStyle
from qicao.yamlfile import Node, load_nodes

if TYPE_CHECKING:
    from pathlib import Path

_Keys = Mapping[str, tuple[str, Callable[[str], Any]]]

_ALIGNMENTS = {
    "两端对齐": Alignment.JUSTIFY,
    "左对齐": Alignment.LEFT,
    "居中": Alignment.CENTRE,
    "右对齐": Alignment.RIGHT,
}
_SWITCHES = {"是": True, "否": False}
_OUTLINE_LEVELS: dict[str, int | None] = {"无": None} | {str(level): level for level in range(1, 10)}


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("一个名字")
    return text.strip()


def _choice(values: Mapping[str, Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        if text not in values:
            raise ValueError("、".join(values))
        return values[text]

    return read


_PAGE_KEYS: _Keys = {
    "纸宽": ("width", units.length),
    "纸高": ("height", units.length),
    "上边距": ("top", units.length),
    "下边距": ("bottom", units.length),
    "左边距": ("left", units.length),
    "右边距": ("right", units.length),
    "页眉距": ("header", units.length),
    "页脚距": ("footer", units.length),
    "行距": ("pitch", units.length),
    "题下空": ("after_head", units.lines),
}
_STYLE_KEYS: _Keys = {
    "字体": ("font", _name),
    "西文": ("latin", _name),
    "字号": ("size", units.size),
    "加粗": ("bold", _choice(_SWITCHES)),
    "对齐": ("align", _choice(_ALIGNMENTS)),
    "首行缩进": ("first_line", units.characters),
    "左缩进": ("left", units.characters),
    "右缩进": ("right", units.characters),
    "行距": ("pitch", units.length),
    "字距": ("spacing", units.adjustment),
    "段前": ("before", units.lines),
    "段后": ("after", units.lines),
    "对齐网格": ("snap", _choice(_SWITCHES)),
    "大纲级别": ("outline", _choice(_OUTLINE_LEVELS)),
    "与下段同页": ("keep_next", _choice(_SWITCHES)),
}
_PARTS = ("名称", "页面", "基准", "样式", "字体")


def parse_layout(path: Path) -> Layout:
    """Read one profile. Raises LayoutError with file and line, and the key or value that was probably meant."""
    root = load_nodes(path, read_utf8(path, LayoutError), LayoutError)
    parts = _mapping(root, _PARTS, path)
    page = Page(**_fields(parts["页面"], _PAGE_KEYS, path, complete=True))
    base = TextStyle(**_fields(parts["基准"], _STYLE_KEYS, path, complete=True))
    styles = _styles(parts["样式"], base, path)
    layout = Layout(_value("名称", parts["名称"], _name, path), page, base, styles, _fonts(parts["字体"], path))
    _check(layout, parts, path)
    return layout


def _mapping(node: Node, known: tuple[str, ...], path: Path, *, complete: bool = True) -> dict[str, Node]:
    if not isinstance(node.value, dict):
        raise LayoutError("这里要写成“键: 值”。", Place(str(path), node.line), f"可以写的键有：{'、'.join(known)}")
    for key in node.value:
        if key not in known:
            raise LayoutError(f"没有“{key}”这个键。", Place(str(path), node.key_lines[key]), nearest(key, known))
    missing = [key for key in known if key not in node.value] if complete else []
    if missing:
        raise LayoutError(f"缺少“{'、'.join(missing)}”。", Place(str(path), node.line), "补上，可参照 printed.yaml。")
    return node.value


def _fields(node: Node, keys: _Keys, path: Path, *, complete: bool) -> dict[str, Any]:
    values = _mapping(node, tuple(keys), path, complete=complete)
    return {keys[key][0]: _value(key, value, keys[key][1], path) for key, value in values.items()}


def _value(key: str, node: Node, read: Callable[[str], Any], path: Path) -> Any:
    try:
        return read(node.raw)
    except ValueError as expected:
        message = f"“{key}”的值“{node.raw}”不对。" if node.raw else f"“{key}”没有写一个值。"
        raise LayoutError(message, Place(str(path), node.line), f"写成：{expected}") from None


def _styles(node: Node, base: TextStyle, path: Path) -> tuple[tuple[StyleName, TextStyle], ...]:
    styles = _mapping(node, tuple(StyleName), path)
    return tuple(
        (name, base._replace(**_fields(styles[name], _STYLE_KEYS, path, complete=False))) for name in StyleName
    )


def _fonts(node: Node, path: Path) -> tuple[Font, ...]:
    if not isinstance(node.value, dict):
        raise LayoutError("这里要写成“字体名: [代替它的字体]”。", Place(str(path), node.line), "可参照 printed.yaml。")
    return tuple(Font(name, _names(name, value, path)) for name, value in node.value.items())


def _names(font: str, node: Node, path: Path) -> tuple[str, ...]:
    if not isinstance(node.value, list):
        hint = f"写成“{font}: [甲字体, 乙字体]”，没有就写 []。"
        raise LayoutError("代替的字体要写成列表。", Place(str(path), node.line), hint)
    return tuple(_value(font, child, _name, path) for child in node.value)


def _check(layout: Layout, parts: Mapping[str, Node], path: Path) -> None:
    page, base = layout.page, layout.base
    if page.text_width <= base.twips(100) or page.text_height < page.pitch or not page.pitch:
        raise LayoutError("边距太大，版心放不下字。", Place(str(path), parts["页面"].line), "改小边距，或改大纸张。")
    known = [font.name for font in layout.fonts]
    for style in (base, *(style for _, style in layout.styles)):
        for font in (style.font, style.latin):
            if font not in known:
                where = Place(str(path), parts["字体"].line)
                raise LayoutError(f"样式用了“{font}”，“字体”里却没有它。", where, nearest(font, known))
