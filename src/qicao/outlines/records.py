"""Values made of values: a record of named keys, the items of a section, the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.errors import FULL_WIDTH_COLON, HALF_WIDTH_COLON, nearest
from qicao.outlines.model import LINE
from qicao.outlines.shapes import Number, Schema, Shape, Spot, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qicao.yamlfile import Node

MOST_POINTS = 30
MOST_PARTS = 200


class Key(NamedTuple):
    """A key of a record: its name, the shape of its value, what it is for, how it is written."""

    name: str
    shape: Shape
    about: str
    example: str = ""
    required: bool = False


class Record(NamedTuple):
    """A mapping with fixed keys. `noun` names it in messages."""

    noun: str
    keys: tuple[Key, ...]

    def read(self, node: Node, spot: Spot) -> dict[str, Any]:
        """Return the values that are written, by key, and the line where the record begins (under `行`)."""
        if not isinstance(node.value, dict):
            self._refuse_scalar(node, spot)
        known = {key.name: key for key in self.keys}
        for name in node.value:
            if name not in known:
                raise self._unknown(name, node.key_lines[name], spot)
        written = {name: value for name, value in node.value.items() if value.value is not None}
        self._require(written, node, spot)
        values = {name: known[name].shape.read(value, Spot(spot.file, name)) for name, value in written.items()}
        return {**values, LINE: node.line}

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """An object with these keys and no others."""
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [key.name for key in self.keys if key.required],
            "properties": {key.name: _property(key, words) for key in self.keys},
        }

    def _refuse_scalar(self, node: Node, spot: Spot) -> None:
        if "：" in node.raw:
            raise spot.wrong(node.line, FULL_WIDTH_COLON, HALF_WIDTH_COLON)
        example = next(key for key in self.keys if key.example)
        message = f"{self.noun}里应当写“键: 值”，这里是{kind_of(node)}。"
        raise spot.wrong(node.line, message, f"如“{example.name}: {example.example}”。")

    def _unknown(self, name: str, line: int, spot: Spot) -> Exception:
        hint = nearest(name, [key.name for key in self.keys])
        return spot.wrong(line, f"{self.noun}里没有“{name}”这个键。", hint)

    def _require(self, written: Mapping[str, Node], node: Node, spot: Spot) -> None:
        for key in self.keys:
            if key.required and key.name not in written:
                line = node.key_lines.get(key.name, node.line)
                hint = f"写上，如“{key.name}: {key.example}”。"
                raise spot.wrong(line, f"{self.noun}里没有写“{key.name}”{'的内容' * (key.name in node.value)}。", hint)


def _property(key: Key, words: Mapping[str, Sequence[str]]) -> Schema:
    schema = key.shape.schema(words)
    is_text = "string" in schema.get("type", ())
    if key.required and is_text:
        schema["type"] = "string"
    return {"description": key.about, **({"examples": [key.example]} if key.example and is_text else {}), **schema}


class Points(NamedTuple):
    """The items of a block or a section: how many there shall be, or one record for each."""

    point: Record
    number: Number

    def read(self, node: Node, spot: Spot) -> tuple[dict[str, Any], ...]:
        """Return one record for each item; a mere number gives empty ones."""
        if not isinstance(node.value, list):
            return tuple({LINE: node.line} for _ in range(int(self.number.read(node, spot))))
        if len(node.value) > self.number.high:
            message = f"“{spot.name}”有 {len(node.value)} 条，最多 {self.number.high} 条。"
            raise spot.wrong(node.value[self.number.high].line, message, "合并一些，或分成几个部分。")
        return tuple(self.point.read(child, spot) for child in node.value)

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """A number, or a list of records."""
        items = {"type": "array", "maxItems": self.number.high, "items": self.point.schema(words)}
        return {"anyOf": [self.number.schema(words), items]}


class Body(NamedTuple):
    """The list of blocks and sections; the first key of each record (段, 部分) tells which it is."""

    records: tuple[Record, ...]

    def read(self, node: Node, spot: Spot) -> tuple[tuple[str, dict[str, Any]], ...]:
        """Return each part with the key that tells what it is."""
        if not isinstance(node.value, list) or not node.value:
            message = f"“{spot.name}”应当是一串段和部分，这里是{kind_of(node) if node.value != [] else '空的'}。"
            raise spot.wrong(node.line, message, "每项一行，如“  - 段: 主旨”。")
        if len(node.value) > MOST_PARTS:
            line = node.value[MOST_PARTS].line
            raise spot.wrong(line, f"“{spot.name}”最多 {MOST_PARTS} 项。", "看看是不是重复粘贴了。")
        return tuple(self._part(child, spot) for child in node.value)

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """A list in which each item is one of the records."""
        items = {"anyOf": [record.schema(words) for record in self.records]}
        return {"type": "array", "minItems": 1, "maxItems": MOST_PARTS, "items": items}

    def _part(self, node: Node, spot: Spot) -> tuple[str, dict[str, Any]]:
        heads = {record.keys[0].name: record for record in self.records}
        if not isinstance(node.value, dict):
            if "：" in node.raw:
                raise spot.wrong(node.line, FULL_WIDTH_COLON, HALF_WIDTH_COLON)
            raise spot.wrong(node.line, f"正文的每一项要写“键: 值”，这里是{kind_of(node)}。", "如“- 段: 主旨”。")
        found = [head for head in heads if head in node.value]
        if len(found) != 1:
            raise self._no_head(node, spot, tuple(heads), both=bool(found))
        return found[0], heads[found[0]].read(node, spot)

    def _no_head(self, node: Node, spot: Spot, heads: tuple[str, ...], *, both: bool) -> Exception:
        if both:
            return spot.wrong(node.line, f"一项里同时写了{'和'.join(heads)}。", "拆成两项，各以一个减号开头。")
        first = next(iter(node.value), "")
        hint = f"改成“- 段: 主旨”或“- 部分: 任务”这样开头；这一项开头写的是“{first}”。"
        return spot.wrong(node.line, f"正文的这一项没有写{'或'.join(heads)}。", hint)
