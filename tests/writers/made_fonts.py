"""Small fonts with the names that a test gives them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

if TYPE_CHECKING:
    from pathlib import Path


def make_font(path: Path, english: str, chinese: str = "") -> Path:
    """Write a font that holds no character; its family is called so in English and in Chinese."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_font(english, chinese))
    return path


def make_collection(path: Path, *names: tuple[str, str]) -> Path:
    """Write several fonts into one file."""
    collection = TTCollection()
    collection.fonts = [TTFont(BytesIO(_font(english, chinese))) for english, chinese in names]
    collection.save(str(path))
    return path


def _font(english: str, chinese: str) -> bytes:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    family = {"en": english, "zh-Hans": chinese} if chinese else {"en": english}
    builder.setupNameTable({"familyName": family, "styleName": {"en": "Regular"}})
    builder.setupOS2()
    builder.setupPost()
    data = BytesIO()
    builder.save(data)
    return data.getvalue()
