"""Reading a layout profile, and what it is based on: a profile says only what it changes of another (依据)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.errors import LayoutError, Place, nearest
from qicao.files import read_utf8
from qicao.lexicons import load_lexicon
from qicao.writers import units
from qicao.writers.finding import find_layout
from qicao.writers.keys import BASE, BASED_ON, FONT_KEYS, FONTS, NAME, PAGE, PAGE_KEYS, PARTS, STYLE_KEYS, STYLES, Key
from qicao.writers.layout import Font, Layout, Page, StyleName, TextStyle
from qicao.writers.promises import check_page, check_promises
from qicao.yamlfile import Node, load_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from qicao.writers.units import Shape

_EXAMPLE = "补上，可参照 printed.yaml；只写与现成版式不同的，就加一行“依据: 印发稿”。"


class _Said(NamedTuple):
    """What a profile says, by field; a style says only what differs from 基准."""

    page: Mapping[str, Any]
    base: Mapping[str, Any]
    styles: Mapping[StyleName, Mapping[str, Any]]
    fonts: Mapping[str, tuple[str, ...]]

    def changed(self, own: _Said) -> _Said:
        """All of this, and over it what another profile says."""
        styles = {name: {**self.styles.get(name, {}), **own.styles.get(name, {})} for name in StyleName}
        return _Said({**self.page, **own.page}, {**self.base, **own.base}, styles, {**self.fonts, **own.fonts})


_NOTHING = _Said({}, {}, {}, {})


def parse_layout(path: Path, others: Sequence[Path] = ()) -> Layout:
    """Read one profile; what it is based on is looked for among the others, first wins.

    Raises LayoutError with file and line, and the key or value that was probably meant.
    """
    name, said = _parse(path, others, ())
    return _layout(name, said)


def _parse(path: Path, others: Sequence[Path], above: tuple[Path, ...]) -> tuple[str, _Said]:
    """The name of a profile, and what it says with all it is based on; `above` are the profiles based on this one."""
    root = load_nodes(path, read_utf8(path, LayoutError), LayoutError)
    parts = _mapping(root, PARTS, path)
    below = _below(parts.get(BASED_ON), path, others, (*above, path))
    if below is None:
        _require_all(root, path)
    name = _value(NAME, _required(root, (NAME,), path)[NAME], units.name, path)
    said = (below or _NOTHING).changed(_own(parts, path))
    _check_fonts(said, parts, path)
    layout = _layout(name, said)
    check_page(layout, parts, root, path)
    check_promises(layout, parts, path)
    return name, said


def _below(node: Node | None, path: Path, others: Sequence[Path], above: tuple[Path, ...]) -> _Said | None:
    if node is None:
        return None
    wanted = _value(BASED_ON, node, units.name, path)
    return _parse(find_layout(wanted, others, above, Place(str(path), node.line)), others, above)[1]


def _layout(name: str, said: _Said) -> Layout:
    base = TextStyle(**said.base)
    styles = tuple((style, base._replace(**said.styles[style])) for style in StyleName)
    page = Page(**said.page, pitch=dict(styles)[StyleName.BODY].pitch)
    return Layout(name, page, base, styles, tuple(Font(*font) for font in said.fonts.items()))


def _own(parts: Mapping[str, Node], path: Path) -> _Said:
    styles = _mapping(parts[STYLES], tuple(StyleName), path) if STYLES in parts else {}
    return _Said(
        _fields(parts.get(PAGE), PAGE_KEYS, path),
        _fields(parts.get(BASE), STYLE_KEYS, path),
        {StyleName(name): _fields(node, STYLE_KEYS, path) for name, node in styles.items()},
        dict(_fonts(parts.get(FONTS), path)),
    )


def _mapping(node: Node, known: Sequence[str], path: Path) -> dict[str, Node]:
    if not isinstance(node.value, dict):
        raise LayoutError("这里要写成“键: 值”。", Place(str(path), node.line), f"可以写的键有：{'、'.join(known)}")
    for key in node.value:
        if key not in known:
            raise LayoutError(f"没有“{key}”这个键。", Place(str(path), node.key_lines[key]), _meant(key, known))
    return node.value


def _meant(key: str, known: Sequence[str]) -> str:
    """The hint for a key that there is not: what others call so, else what is written like it."""
    meant = [word for word in load_lexicon("layout_words").get(key.strip(), ()) if word in known]
    return f"是不是想写“{'”“'.join(meant)}”？" if meant else nearest(key, known)


def _required(node: Node, keys: Sequence[str], path: Path) -> dict[str, Node]:
    values: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
    missing = [key for key in keys if key not in values]
    if missing:
        raise LayoutError(f"缺少“{'、'.join(missing)}”。", Place(str(path), node.line), _EXAMPLE)
    return values


def _require_all(root: Node, path: Path) -> None:
    """A profile that is based on no other says everything."""
    parts = _required(root, [part for part in PARTS if part != BASED_ON], path)
    for part, keys in ((PAGE, PAGE_KEYS), (BASE, STYLE_KEYS)):
        _mapping(parts[part], [key.name for key in keys], path)
        _required(parts[part], [key.name for key in keys if key.field], path)
    _mapping(parts[STYLES], tuple(StyleName), path)
    _required(parts[STYLES], tuple(StyleName), path)


def _fields(node: Node | None, keys: Sequence[Key], path: Path) -> dict[str, Any]:
    if node is None:
        return {}
    known = {key.name: key for key in keys}
    values = _mapping(node, tuple(known), path)
    read = ((known[name].field, _value(name, value, known[name].shape, path)) for name, value in values.items())
    return {field: value for field, value in read if field}


def _value(key: str, node: Node, read: Shape, path: Path) -> Any:
    try:
        return read(node.raw)
    except ValueError as expected:
        message = f"“{key}”的值“{node.raw}”不对。" if node.raw else f"“{key}”没有写一个值。"
        raise LayoutError(message, Place(str(path), node.line), f"写成：{expected}") from None


def _fonts(node: Node | None, path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    if node is None:
        return
    if not isinstance(node.value, dict):
        raise LayoutError("这里要写成“字体名: [代替它的字体]”。", Place(str(path), node.line), "可参照 printed.yaml。")
    for font, names in node.value.items():
        if not isinstance(names.value, list):
            hint = f"写成“{font}: [甲字体, 乙字体]”，没有就写 []。"
            raise LayoutError("代替的字体要写成列表。", Place(str(path), names.line), hint)
        yield font, tuple(_value(font, child, units.name, path) for child in names.value)


def _check_fonts(said: _Said, parts: Mapping[str, Node], path: Path) -> None:
    """A font that a style names stands in 字体, too: so a misspelt one is found, and what stands in for it is known."""
    styles = parts[STYLES].value.values() if STYLES in parts else ()
    for style in (*((parts[BASE],) if BASE in parts else ()), *styles):
        for node in (style.value[key] for key in FONT_KEYS if key in style.value):
            font = node.raw.strip()
            if font not in said.fonts:
                hint = f"{nearest(font, said.fonts)}没有写错，就在“字体”里加一行“{font}: [代替它的字体]”。"
                raise LayoutError(f"样式用了“{font}”，“字体”里却没有它。", Place(str(path), node.line), hint)
