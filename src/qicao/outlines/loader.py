"""Outlines: YAML becomes values, or an error that tells a writer what to change, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from qicao import lexicons
from qicao.errors import OutlineError, Place
from qicao.outlines.facts import NOTHING, check_names, follow
from qicao.outlines.model import LINE, SALUTATION, Block, Outline, Point, Section, Speaker
from qicao.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VOCABULARY = ("occasions", "kinds")


def load_outline(path: Path, overrides: Mapping[str, str] = NOTHING) -> Outline:
    """Read an outline; `overrides` are facts that win over its own (`--set 镇=青石镇`), an empty one takes a fact away.

    Raises OutlineError with file and line for a missing, empty or binary file, broken YAML, a wrong key or value.
    """
    return override(_outline(_values(path), str(path)), overrides)


def _values(path: Path) -> dict[str, Any]:
    """What the file says, remembered until it changes, or the words it may use, or the code that reads it."""

    def read() -> dict[str, Any]:
        from qicao.outlines.reading import read_values

        return read_values(path)

    if not path.is_file():
        return read()
    words = [lexicons.FOLDER / f"{name}.yaml" for name in _VOCABULARY]
    values: dict[str, Any] = remembered(
        "outline", [path.resolve(), *words, *sorted(Path(__file__).parent.glob("*.py"))], read
    )
    return values


def override(outline: Outline, overrides: Mapping[str, str]) -> Outline:
    """The same outline with other facts; a unit's name in the speaker's post follows its fact (facts.follow)."""
    check_names(overrides)
    facts = {name: text for name, text in {**outline.facts, **overrides}.items() if text}
    post = outline.speaker.post and follow(outline.speaker.post, outline.facts, overrides)
    return outline._replace(facts=MappingProxyType(facts), speaker=outline.speaker._replace(post=post))


def _outline(values: Mapping[str, Any], file: str) -> Outline:
    speaker = values.get("主讲", {})
    body = tuple(_part(kind, part) for kind, part in values["正文"])
    _check_answers(body, file)
    return Outline(
        occasion=values["会议类型"],
        title=values["标题"],
        body=body,
        subtitle=values.get("副标题"),
        speaker=Speaker(speaker.get("职务"), speaker.get("姓名")),
        date=date.fromisoformat(values["日期"]) if "日期" in values else None,
        salutation=values.get("称谓", SALUTATION),
        minutes=values.get("时长"),
        characters=values.get("字数"),
        pace=values.get("语速"),
        banned=values.get("禁用", ()),
        phrase_set=values.get("用语") or values["会议类型"],
        facts=MappingProxyType(values.get("事实", {})),
        path=file,
    )


def _check_answers(body: Sequence[Block | Section], file: str) -> None:
    """Raise OutlineError where a section answers what does not stand before it, or other points than are asked."""
    before: dict[str, Block | Section] = {}
    for part in body:
        answers = part.answers if isinstance(part, Section) else None
        if answers and answers not in before:
            hint = f"把“{answers}”写在这一项前面，或删去“对应”。"
            raise OutlineError(f"“对应”写的是“{answers}”，前面没有这个部分。", Place(file, part.line), hint)
        if answers and part.points and len(part.points) != len(before[answers].points):
            message = f"这里有 {len(part.points)} 条，对应的“{answers}”有 {len(before[answers].points)} 条。"
            raise OutlineError(message, Place(file, part.line), "写成一样多；或不写条目，就照前面的条数和主题来。")
        before.setdefault(part.kind, part)


def _part(kind: str, values: Mapping[str, Any]) -> Block | Section:
    points = tuple(_point(point) for point in values.get("条目", ()))
    shared: dict[str, Any] = {"topics": values.get("主题", ()), "points": points, "marker": values.get("序号")}
    shared |= {"line": values[LINE], "pinned": values.get("选用", ())}
    if kind == "段":
        return Block(values["段"], values.get("原文"), **shared)
    lead, answers = values.get("引子", True), values.get("对应")
    return Section(values["部分"], values.get("标题"), lead, answers=answers, **shared)


def _point(values: Mapping[str, Any]) -> Point:
    return Point(values.get("标题"), values.get("原文"), values.get("主题", ()), values[LINE], values.get("选用", ()))
