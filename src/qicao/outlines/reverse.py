"""A speech back into an outline: what it is made of, in order, for a writer to change and draft anew."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from qicao.lexicons import load_lexicon
from qicao.lexicons.kinds import TASKS, block_kind, section_kind
from qicao.outlines.byline import speaker_and_date
from qicao.outlines.gaps import slots_again
from qicao.outlines.keys import LEAST_CHARACTERS, MOST_CHARACTERS
from qicao.outlines.model import SALUTATION, Block, Outline, Point, Section, Speaker
from qicao.outlines.occasions import find_occasion, guess_occasion
from qicao.outlines.printing import print_outline
from qicao.outlines.records import MOST_PARTS, MOST_POINTS
from qicao.speech.head import salutation, title
from qicao.speech.model import Item, Role, text_of
from qicao.speech.text import count_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.speech.model import Paragraph, Speech

_OUTSIDE = {Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.SALUTATION, Role.CREDIT}
_SECTION = {Role.HEADING, Role.LEAD, Role.POINT}
_HEADER = """# 由“{name}”还原的提纲：改成这次会议的，删去不要的，再用 qicao draft 起草。
# 写出来的照用，删去标题或原文就由工具组配；地名、活动名等写进“事实”，文中写成 {{{{ 名 }}}}。
"""
_MEETING = re.compile(r"召开(?:了)?(?:的)?([^，,。；：]{2,60}?会议?)(?=[，,。；：”])")
_TEMPLATE_START = re.compile(r"\{(?=[{%#])")
_PLAIN_OCCASION = "工作会议"


class _Run(NamedTuple):
    """An item with the 0-based number of its paragraph within its part."""

    paragraph: int
    role: Role
    item: Item


def outline_of(speech: Speech, name: str, *, with_text: bool = False) -> str:
    """Return the YAML text of the outline of a speech; it always loads.

    `name` is the speech's file, for the comment, and for the title if the speech tells none.
    With `with_text` the speech's own words stand in it as 原文.
    """
    shown = "".join(filter(str.isprintable, name))
    return _HEADER.format(name=shown) + print_outline(outline_from(speech, name, with_text))


def outline_from(speech: Speech, name: str, with_text: bool) -> Outline:
    """The outline of a speech as a value. Its occasion is guessed from the title, else from the opening."""
    speaker, day = speaker_and_date([_inert(p.plain) for p in speech.of_role(Role.BYLINE)])
    body = [p for p in speech.paragraphs if p.role not in _OUTSIDE and p.plain]
    opening = "".join(p.plain for p in takewhile(lambda p: p.role not in _SECTION, body))
    heading = _clean(title(speech) or _title_of(opening)) or _clean(name) or "讲话"
    occasion = guess_occasion(heading) or guess_occasion(opening) or find_occasion(_PLAIN_OCCASION)
    length = sum(count_characters(p.plain) for p in body)
    return Outline(
        occasion=occasion.name,
        title=heading,
        subtitle=_clean("".join(p.plain for p in speech.of_role(Role.SUBTITLE))).lstrip("—-") or None,
        speaker=Speaker(*(text and slots_again(text) for text in speaker)),
        date=day,
        salutation=_clean(salutation(speech) or "") or SALUTATION,
        characters=max(LEAST_CHARACTERS, min(MOST_CHARACTERS, length)),
        phrase_set=occasion.name,
        body=tuple(_part(group, with_text) for group in _groups(body))[:MOST_PARTS] or (Block("主旨"),),
    )


def _title_of(opening: str) -> str:
    """今天我们召开全镇…动员会，… → 在全镇…动员会上的讲话; empty when the opening names no meeting."""
    found = _MEETING.search(opening)
    return f"在{found[1]}上的讲话" if found else ""


def _groups(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each block and each section."""
    groups: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if groups and _belongs(paragraph, groups[-1][0]):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups


def _belongs(paragraph: Paragraph, first: Paragraph) -> bool:
    if paragraph.role in (Role.LEAD, Role.POINT):
        return first.role in _SECTION
    if paragraph.role is Role.PLEDGE:
        return first.role in (Role.PLEDGE_INTRO, Role.PLEDGE)
    return paragraph.role is first.role is not Role.HEADING and paragraph.items[0].marker is not None


def _part(group: Sequence[Paragraph], with_text: bool) -> Block | Section:
    runs = [_Run(number, p.role, item) for number, p in enumerate(group) for item in p.items]
    if group[0].role not in _SECTION:
        return _block(block_kind(group[0].role) or "主旨", runs, with_text)
    heading = _clean(group[0].items[0].title) if group[0].role is Role.HEADING else ""
    if group[0].role is Role.HEADING:
        runs[0] = runs[0]._replace(item=Item(text=runs[0].item.text))
    kind = section_kind(heading) if heading else TASKS
    style = next((r.item.marker.style for r in runs if r.role is not Role.LEAD and r.item.marker), None)
    before, points = _split(runs, style)
    words = _text(before)
    lead = bool(words) if not with_text else words or False
    return Section(kind, heading or None, lead, (), _points(points, with_text), _known(style))


def _block(kind: str, runs: Sequence[_Run], with_text: bool) -> Block:
    listed = next(row for row in load_lexicon("kinds")["blocks"] if row["name"] == kind).get("marker")
    style = next((r.item.marker.style for r in runs if r.item.marker), None) if listed else None
    before, points = _split(runs, style) if style else (runs, [])
    text = _text(before) if with_text else ""
    return Block(kind, text or None, (), _points(points, with_text), _known(style))


def _split(runs: Sequence[_Run], style: str | None) -> tuple[list[_Run], list[list[_Run]]]:
    """What stands before the first point, and the items of each point; without markers each paragraph is a point."""
    before: list[_Run] = []
    points: list[list[_Run]] = []
    for run in runs:
        if _begins(run, style, points):
            points.append([run])
        else:
            (points[-1] if points else before).append(run)
    return before, points


def _begins(run: _Run, style: str | None, points: Sequence[Sequence[_Run]]) -> bool:
    if run.role in (Role.HEADING, Role.LEAD) and not run.item.marker:
        return False
    if style is None:
        return not points or points[-1][0].paragraph != run.paragraph
    return run.role is not Role.LEAD and run.item.marker is not None and run.item.marker.style == style


def _points(points: Sequence[Sequence[_Run]], with_text: bool) -> tuple[Point, ...]:
    return tuple(_point(runs, with_text) for runs in points[:MOST_POINTS])


def _point(runs: Sequence[_Run], with_text: bool) -> Point:
    first = runs[0]
    marked = first.item.marker is not None
    heading = _clean(first.item.title) if marked else ""
    own = text_of(first.item.text) if marked else first.item.plain
    text = _text([first._replace(item=Item(text=())), *runs[1:]], own) if with_text else ""
    return Point(heading or None, text or None)


def _text(runs: Sequence[_Run], start: str = "") -> str:
    """The runs as text, the paragraphs a line each."""
    text = start
    for number, run in enumerate(runs):
        text += ("\n" if number and run.paragraph != runs[number - 1].paragraph else "") + run.item.plain
    return _clean(text)


def _known(style: str | None) -> str | None:
    return style if any(row["style"] == style for row in load_lexicon("kinds")["markers"]) else None


def _clean(text: str) -> str:
    """Text for an outline: no blanks around it, no tags but those that its gaps were."""
    return slots_again(_inert(text)).strip()


def _inert(text: str) -> str:
    """Text that is safe in an outline: nothing in it reads as the start of a template tag."""
    return _TEMPLATE_START.sub("｛", text)
