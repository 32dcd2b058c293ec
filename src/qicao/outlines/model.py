"""An outline as values: what is written out is used as it stands, what is None or empty is composed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

SALUTATION = "同志们："
# 整治形式主义为基层减负若干规定 (2024): a leader's speech takes no more than an hour.
MOST_MINUTES = 60
# A lead that lists the problems which the points of its section answer, one for each.
PROBLEM_LEAD = "问题"
# Where a value that was read keeps the line it stands in.
LINE = "行"


class Point(NamedTuple):
    """An item of a section (条目): its heading, its text, its topics; each may be left to the composer.

    `pinned`: the ids of phrases that must stand here.
    """

    heading: str | None = None
    text: str | None = None
    topics: tuple[str, ...] = ()
    line: int | None = None
    pinned: tuple[str, ...] = ()


class Block(NamedTuple):
    """Text outside the numbered sections (段): 主旨, 承前, 成绩, 问题, 依据, 意义, 过渡, 表态, 号召 …

    `points` are its items (成绩 with three 一是); `marker` the style of their markers (None: the kind's own).
    """

    kind: str
    text: str | None = None
    topics: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    marker: str | None = None
    line: int | None = None
    pinned: tuple[str, ...] = ()


class Section(NamedTuple):
    """A numbered section (部分): 意义, 任务, 保障 …, with a level-1 heading, a lead (引子) and its points.

    `lead` is True (compose one), False (none), PROBLEM_LEAD, or the writer's own words. `answers`: the kind of an
    earlier part whose points these answer, one for one. `pinned` phrases stand in the lead.
    """

    kind: str
    heading: str | None = None
    lead: bool | str = True
    topics: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    marker: str | None = None
    line: int | None = None
    answers: str | None = None
    pinned: tuple[str, ...] = ()


class Speaker(NamedTuple):
    """Who speaks (主讲): post and name."""

    post: str | None = None
    name: str | None = None


class Outline(NamedTuple):
    """What a new speech shall contain. `path` is the file it was loaded from, for messages.

    `pace`: the characters spoken in a minute (None: as usual); `banned`: ids, or words, of phrases not to be used.
    """

    occasion: str
    title: str
    body: tuple[Block | Section, ...]
    subtitle: str | None = None
    speaker: Speaker = Speaker()
    date: date | None = None
    salutation: str = SALUTATION
    minutes: float | None = None
    characters: int | None = None
    phrase_set: str | None = None
    pace: int | None = None
    banned: tuple[str, ...] = ()
    facts: Mapping[str, str] = MappingProxyType({})
    path: str = ""
