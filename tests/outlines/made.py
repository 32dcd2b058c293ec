"""Outline files and speeches for the tests of outlines."""

from __future__ import annotations

from pathlib import Path

from qicao.outlines.loader import load_outline
from qicao.outlines.model import Outline
from qicao.speech.markers import Marker
from qicao.speech.model import Item, Paragraph, Role, Span

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates/outlines").glob("*.yaml"))
HEAD = "会议类型: 动员会\n标题: 在全镇动员会上的讲话\n"


def load(folder: Path, text: str, **overrides: str) -> Outline:
    path = folder / "提纲.yaml"
    path.write_text(text, encoding="utf-8")
    return load_outline(path, overrides)


def spans(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()


def paragraph(role: Role, *items: Item) -> Paragraph:
    return Paragraph(role, items)


def plain(role: Role, text: str) -> Paragraph:
    return paragraph(role, item(text))


def item(text: str, style: str | None = None, number: int = 1, heading: str = "") -> Item:
    return Item(Marker(style, number) if style else None, spans(heading), spans(text))
