"""What stands before the body: title, subtitle, who speaks and when, the salutation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.compose.rendering import outline_parts
from qicao.compose.wording import spans_of
from qicao.errors import Place
from qicao.speech.model import Item, Origin, OriginKind, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qicao.outlines.model import Outline


def front(outline: Outline, facts: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """The paragraphs before the body; what the outline leaves out is left out."""
    place = Place(outline.path) if outline.path else None
    return tuple(
        Paragraph(role, (Item(text=spans_of(outline_parts(text, place), facts, Origin(OriginKind.OUTLINE, name))),))
        for role, name, text in _lines(outline)
        if text
    )


def _lines(outline: Outline) -> Iterator[tuple[Role, str, str]]:
    yield Role.TITLE, "标题", outline.title.strip()
    subtitle = (outline.subtitle or "").strip().lstrip("—")
    yield Role.SUBTITLE, "副标题", f"——{subtitle}" if subtitle else ""
    yield Role.BYLINE, "主讲", " ".join(part for part in (outline.speaker.post, outline.speaker.name) if part)
    day = outline.date
    yield Role.BYLINE, "日期", f"（{day.year}年{day.month}月{day.day}日）" if day else ""
    yield Role.SALUTATION, "称谓", outline.salutation.strip()
