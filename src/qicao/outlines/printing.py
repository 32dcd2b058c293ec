"""Outlines as YAML text, the inverse of loading: the keys in the order of keys.py, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.outlines.model import Section
from qicao.yamltext import flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qicao.outlines.model import Block, Outline, Point, Speaker


def print_outline(outline: Outline) -> str:
    """Return the YAML text that loads as this outline (`path` and lines apart)."""
    return "\n".join(_head(outline)) + "\n正文:\n" + "".join(map(_part, outline.body))


def _head(outline: Outline) -> Iterator[str]:
    yield f"会议类型: {outline.occasion}"
    yield f"标题: {scalar(outline.title)}"
    yield from _written("副标题", outline.subtitle)
    yield from _speaker(outline.speaker)
    yield from (f"日期: {day.isoformat()}" for day in (outline.date,) if day)
    yield f"称谓: {scalar(outline.salutation)}"
    yield from (f"时长: {minutes:g}" for minutes in (outline.minutes,) if minutes)
    yield from (f"字数: {characters}" for characters in (outline.characters,) if characters)
    yield from _written("用语", outline.phrase_set if outline.phrase_set != outline.occasion else None)
    if outline.facts:
        yield "事实:"
        yield from (f"  {name}: {scalar(text)}" for name, text in outline.facts.items())


def _speaker(speaker: Speaker) -> Iterator[str]:
    if speaker.post or speaker.name:
        yield "主讲:"
        yield from _written("  职务", speaker.post)
        yield from _written("  姓名", speaker.name)


def _written(key: str, text: str | None) -> Iterator[str]:
    if text:
        yield f"{key}: {scalar(text)}"


def _part(part: Block | Section) -> str:
    section = isinstance(part, Section)
    lines = [f"{'部分' if section else '段'}: {part.kind}"]
    if isinstance(part, Section):
        lines += [*_written("标题", part.heading), *_lead(part.lead)]
    else:
        lines += _written("原文", part.text)
    lines += [*_topics(part.topics), *_marker(part.marker), *_points(part.points)]
    return _item(lines, "  ")


def _lead(lead: bool | str) -> Iterator[str]:
    if isinstance(lead, str):
        yield f"引子: {scalar(lead)}"
    elif not lead:
        yield "引子: 无"


def _topics(topics: Sequence[str]) -> Iterator[str]:
    if topics:
        yield "主题: " + (scalar(topics[0]) if len(topics) == 1 else flow(topics))


def _marker(style: str | None) -> Iterator[str]:
    rows = load_lexicon("kinds")["markers"]
    yield from (f"序号: {scalar(row['form'])}" for row in rows if row["style"] == style)


def _points(points: Sequence[Point]) -> Iterator[str]:
    lines = [[*_written("标题", p.heading), *_written("原文", p.text), *_topics(p.topics)] for p in points]
    if not any(lines):
        yield from (f"条目: {len(points)}" for _ in points[:1])
        return
    yield "条目:"
    for point in lines:
        yield from _item(point or ["{}"], "  ").rstrip("\n").split("\n")


def _item(lines: Sequence[str], indent: str) -> str:
    return "".join(f"{indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))
