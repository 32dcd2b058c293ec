"""The JSON Schema of layout profiles, for editors that complete keys: made from the tables in keys.py, never by hand.

`python -m qicao.writers.schema docs/layout.schema.json` writes the committed file again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.writers import units
from qicao.writers.keys import BASE, BASED_ON, FONTS, NAME, PAGE, PAGE_KEYS, PARTS, STYLE_KEYS, STYLES
from qicao.writers.layout import StyleName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.writers.keys import Key
    from qicao.writers.units import Schema

_ABOUT = {
    NAME: "版式的名称，--layout 后面写它",
    BASED_ON: "照哪种版式；写了它，下面只写与它不同的",
    PAGE: "纸张、边距、页码",
    BASE: "各样式没有写的，照这里",
    STYLES: "每种段落什么样",
    FONTS: "字体名: [没有它时依次用来代替的字体]",
}


def layout_schema() -> Schema:
    """Return the schema: a profile says everything, or names the one that it is based on."""
    heading = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "起草：版式"}
    shapes = {
        NAME: units.name.schema(),
        BASED_ON: units.name.schema(),
        PAGE: _record(PAGE_KEYS),
        BASE: {"$ref": "#/$defs/样式"},
        STYLES: _closed({style.value: {"$ref": "#/$defs/样式"} for style in StyleName}),
        FONTS: {"type": "object", "additionalProperties": {"type": "array", "items": units.name.schema()}},
    }
    properties = {part: {"description": _ABOUT[part], **shapes[part]} for part in PARTS}
    definitions = {"$defs": {"样式": _record(STYLE_KEYS)}}
    return (
        heading | _closed(properties) | {"required": [NAME], "anyOf": [{"required": [BASED_ON]}, _all()]} | definitions
    )


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(layout_schema(), ensure_ascii=False, indent=1) + "\n"


def _all() -> Schema:
    """What a profile must say that is based on no other."""
    needed = {
        PAGE: [key.name for key in PAGE_KEYS if key.field],
        BASE: [key.name for key in STYLE_KEYS],
        STYLES: [style.value for style in StyleName],
    }
    return {
        "required": [part for part in PARTS if part != BASED_ON],
        "properties": {part: {"required": names} for part, names in needed.items()},
    }


def _record(keys: Sequence[Key]) -> Schema:
    return _closed({k.name: {"description": k.about, "examples": [k.example], **k.shape.schema()} for k in keys})


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
