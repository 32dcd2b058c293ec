"""An outline becomes places: headings are chosen, things are counted and numbered, lengths and topics are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank.phrase import parse_parts
from qicao.compose.campaign import BARE_CAMPAIGN
from qicao.compose.counting import point_counts
from qicao.compose.heading_plan import HeadingPlan
from qicao.compose.headings import Headings
from qicao.compose.kinds import LINE_MARKER, Kind, block_kind, marker_style, section_kind
from qicao.compose.length import shares, usual_lengths
from qicao.compose.places import LEAD, PLAIN, POINT, TITLE, Place, markers, names_of, patterns_of, without_repeat
from qicao.compose.printed import Heading
from qicao.compose.rendering import outline_parts
from qicao.compose.report import on_points
from qicao.compose.topics import Topics, known_topics, topics_in
from qicao.compose.wording import MUST, heading_spans, spans_of, with_count
from qicao.errors import Place as FilePlace
from qicao.outlines.model import PROBLEM_LEAD, Point, Section
from qicao.speech.model import Origin, OriginKind, Role, Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qicao.compose.dice import Dice
    from qicao.compose.heading_plan import OtherHeadings
    from qicao.compose.picks import PickedHeadings, Picks
    from qicao.compose.stock import Stock
    from qicao.outlines.model import Block, Outline
    from qicao.speech.finding import Finding

_POINTS_LEAD = 60
_PROBLEM = 45
# The point that is about what the meeting is about has more to say than the others.
_MAIN_POINT = 1.35
# Nobody says as much on one point as on the next.
_UNEVEN = (0.7, 0.85, 1.0, 1.0, 1.25)
_RESPONSE = "承前"


class Planner:
    """Plans one draft. After `places()`, `findings` tells where headings could not be had as a set, `picked` which
    were chosen.
    """

    def __init__(self, outline: Outline, stock: Stock, facts: Mapping[str, str], dice: Dice, kept: Picks) -> None:
        self._outline, self._stock, self._facts = outline, stock, facts
        self._topics = Topics(outline, facts)
        self._names = names_of(outline.body)
        self._sections = [part for part in outline.body if isinstance(part, Section)]
        kinds = [section_kind(section.kind) for section in self._sections]
        headings = Headings(stock.heading_sets, facts, outline.date, kinds, self._topics.about)
        self._headings = HeadingPlan(headings, facts, dice, kept)
        self._dice = dice
        self._points_of: dict[str, tuple[Point, ...]] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Where headings could not be had as a set, and which points there was no room for."""
        named = zip(self._names, self._outline.body, strict=True)
        cut = {name: len(part.points) - len(self._points_of.get(name, part.points)) for name, part in named}
        return (*self._headings.findings, *on_points({name: count for name, count in cut.items() if count > 0}))

    @property
    def picked(self) -> dict[str, PickedHeadings]:
        """The headings that were chosen, by section."""
        return self._headings.picked

    def other_headings(self, name: str) -> list[OtherHeadings]:
        """Other headings for a section (全篇: the level-1 headings), the best first."""
        return self._headings.alternatives(name)

    def places(self) -> tuple[Place, ...]:
        """The places of the body, in order; the points of a block stand inside it."""
        body, found = self._outline.body, list[Place]()
        titles = iter(self._title_places())
        headings = iter(self._all_point_headings())
        for index, (name, usual) in enumerate(zip(self._names, usual_lengths(self._outline), strict=True)):
            part = body[index]
            if isinstance(part, Section):
                found += self._section(part, next(titles)._replace(name=name), usual, next(headings))
            else:
                found.append(self._block(part, name, usual, self._following(index)))
        return tuple(found)

    def _following(self, index: int) -> list[int]:
        """How many points each section has that stands after a part."""
        after = zip(self._outline.body[index:], self._names[index:], strict=True)
        return [len(self._points_of[name]) for part, name in after if isinstance(part, Section)]

    def _title_places(self) -> tuple[Place, ...]:
        marks = markers(LINE_MARKER, len(self._sections)) if self._sections else ()
        each = zip(self._sections, self._titles(), marks, strict=True)
        return tuple(Place("", section_kind(s.kind), heading=title, marker=mark) for s, title, mark in each)

    def _titles(self) -> tuple[Heading, ...]:
        """The level-1 headings, from one set; where the bank has none, those of their kinds. One alone is not printed
        unless the writer gave it: there is nothing that it would stand apart from.
        """
        kinds = [section_kind(section.kind) for section in self._sections]
        given = [self._given(section.heading, section.line, TITLE) for section in self._sections]
        found = self._headings.titles(given, kinds)
        return tuple(heading or self._usual(kind) for heading, kind in zip(found, kinds, strict=True))

    def _usual(self, kind: Kind) -> Heading:
        return Heading(heading_spans(parse_parts(kind.title), self._facts, Origin(OriginKind.TEMPLATE, kind.name)))

    def _all_point_headings(self) -> list[tuple[Heading | None, ...]]:
        """The headings of the points of each section; what they are about, the blocks before them may be about."""
        found: list[tuple[Heading | None, ...]] = []
        of_kind: dict[str, tuple[Heading | None, ...]] = {}
        for part, name, count in zip(self._outline.body, self._names, point_counts(self._outline), strict=True):
            self._points_of[name] = self._points_for(part, count, of_kind)
            if isinstance(part, Section):
                found.append(self._point_headings(part, name))
                of_kind.setdefault(part.kind, found[-1])
        self._topics.about |= topics_in("，".join(heading.words for each in found for heading in each if heading))
        return found

    def _points_for(
        self, part: Block | Section, count: int, of_kind: Mapping[str, tuple[Heading | None, ...]]
    ) -> tuple[Point, ...]:
        """The points of a part: its own, those that answer another part's, or as many as suit its length."""
        answered = part.answers if isinstance(part, Section) else None
        if part.points or not answered:
            return part.points[:count] or (Point(),) * count
        named = zip(self._outline.body, self._names, strict=True)
        points = self._points_of.get(next((name for one, name in named if one.kind == answered), ""), ())
        headings = of_kind.get(answered, ()) or (None,) * len(points)
        about = (p.topics or (tuple(sorted(h.topics)) if h else ()) for p, h in zip(points, headings, strict=True))
        return tuple(Point(topics=topics) for topics in about) or (Point(),) * count

    def _block(self, block: Block, name: str, usual: int, following: Sequence[int]) -> Place:
        kind = block_kind(block.kind)
        topics = self._topics.of_block(block, kind)
        if kind.whole and kind.role is not Role.RESPONSE and any(part.kind == _RESPONSE for part in self._outline.body):
            kind = kind._replace(tells=())
        place = Place(name, kind, (kind.role, kind.point_role), (block.kind, PLAIN), topics=topics, pinned=block.pinned)
        order = () if kind.whole or block.points else block.topics
        place = place._replace(own=known_topics(block.topics), order=order, wish=_wish(kind, block.topics))
        own = self._points_of[name]
        headings = [self._given(point.heading, point.line, name) for point in own]
        lead, characters = shares(usual, _POINTS_LEAD, len(own))
        each = tuple(zip(own, headings, strict=True))
        points = self._points(block, kind, each, name, characters)
        if block.text is not None:
            text = self._written(block.text, block.line, name, _announced(kind, points, following))
            return place._replace(text=text, points=points)
        patterns = kind.lead if points else kind.passages
        return place._replace(
            patterns=patterns_of(patterns, self._stock.passages, (block.kind, kind.role.value)),
            characters=lead if points else usual,
            fixed=kind.fixed or bool(points),
            announced=_announced(kind, points, following),
            points=points,
            topical=False if kind.topical else None,
            closes=kind.closes and not points,
        )

    def _section(
        self, section: Section, title: Place, usual: int, headings: Sequence[Heading | None]
    ) -> Iterator[Place]:
        points = self._points_of[title.name]
        lead, characters = shares(usual, title.kind.lead_characters if section.lead is True else 0, len(points))
        if len(self._sections) > 1 or section.heading:
            yield title._replace(name=f"{title.name}/{TITLE}")
        each = tuple(zip(points, headings, strict=True))
        yield from self._lead(section, title, lead, each)
        yield from self._points(section, title.kind, each, title.name, characters)

    def _lead(
        self, section: Section, title: Place, characters: int, each: Sequence[tuple[Point, Heading | None]]
    ) -> Iterator[Place]:
        kind, count = title.kind, len(each)
        place = Place(
            f"{title.name}/{LEAD}",
            kind,
            (Role.LEAD, Role.LEAD),
            (kind.name + LEAD, LEAD, PLAIN),
            announced=count if count > 1 else None,
            pinned=section.pinned,
            named=self._is_named(title.heading),
            wish=_wish(kind, (LEAD, *section.topics)),
        )
        if section.lead == PROBLEM_LEAD:
            yield self._problem_lead(place, section, title, each)
        elif isinstance(section.lead, str):
            yield place._replace(text=self._written(section.lead, section.line, place.name, count))
        elif section.lead and kind.lead:
            topics = self._topics.of_lead(section, title.heading.words if title.heading else "")
            patterns = patterns_of(kind.lead, self._stock.passages, (kind.name + LEAD, Role.LEAD.value))
            own = known_topics(section.topics)
            yield place._replace(patterns=patterns, topics=topics, own=own, characters=characters)

    def _problem_lead(
        self, place: Place, section: Section, title: Place, each: Sequence[tuple[Point, Heading | None]]
    ) -> Place:
        """A lead that lists a problem for each point of its section: what is named there is answered here."""
        kind = block_kind(PROBLEM_LEAD)
        about = [self._topics.own(title.kind, p, h.words if h else "") for p, h in each]
        asked = tuple((Point(topics=tuple(sorted(topics))), None) for topics in about)
        listed = section._replace(marker=None, kind=kind.name)
        return place._replace(
            kind=kind,
            patterns=kind.lead,
            topics=frozenset(),
            characters=_POINTS_LEAD,
            points=self._points(listed, kind, asked, place.name, _PROBLEM),
            topical=False,
        )

    def _points(
        self,
        part: Block | Section,
        kind: Kind,
        points: Sequence[tuple[Point, Heading | None]],
        name: str,
        characters: int,
    ) -> tuple[Place, ...]:
        role = kind.point_role
        place = Place(
            name,
            kind,
            (role, role),
            (kind.name + POINT, POINT),
            patterns_of(kind.points, self._stock.passages, (kind.name, kind.name + POINT, role.value)),
            characters,
            fixed=False,
            topical=True if kind.topical else None,
        )
        marks = markers(part.marker or kind.marker, len(points)) if points else ()
        each = enumerate(zip(points, marks, strict=True), start=1)
        return tuple(
            self._point(place._replace(name=f"{name}/{i}", heading=heading, marker=mark), point, part, i < len(points))
            for i, ((point, heading), mark) in each
        )

    def _point(self, place: Place, point: Point, part: Block | Section, followed: bool) -> Place:
        """The place of one point; its heading or text does not repeat the 要 that its marker brings."""
        heading, marker = place.heading, place.marker
        text = None if point.text is None else self._written(point.text, point.line, place.name)
        about = heading.words if heading else ""
        own = self._topics.own(place.kind, point, about)
        return place._replace(
            characters=round(place.characters * self._weight(place, own)),
            heading=heading and heading.reworded(without_repeat(heading.spans, marker)),
            text=text and (text if heading else without_repeat(text, marker)),
            topics=self._topics.of_point(part, place.kind, point, about),
            own=own,
            main_topic=point.topics[0] if len(point.topics) > 1 else "",
            named=self._is_named(heading),
            wish=_wish(place.kind, (*point.topics, *([point.heading] if point.heading else []))),
            followed=followed,
            closes=place.kind.closes and not followed,
            pinned=point.pinned,
        )

    def _is_named(self, heading: Heading | None) -> bool:
        """Whether the campaign was just named: by the heading or, without quotation marks, by the speech's title."""
        return BARE_CAMPAIGN in self._facts or (heading is not None and heading.names_campaign)

    def _weight(self, place: Place, own: frozenset[str]) -> float:
        """How much a point has to say, where they have 1 on average."""
        if own & self._topics.campaign:
            return _MAIN_POINT
        return 1.0 if place.topical else self._dice.of(place.name, "轻重").choice(_UNEVEN)

    def _point_headings(self, section: Section, name: str) -> tuple[Heading | None, ...]:
        """The headings of the points of a section. A point whose text the writer gave keeps what he gave."""
        points = self._points_of[name]
        composed = [point for point in points if point.heading or point.text is None]
        given = [self._given(point.heading, point.line, name) for point in composed]
        kind = section_kind(section.kind)
        after_must = marker_style(section.marker or kind.marker)[0].endswith(MUST)
        found = iter(self._headings.of_points(name, given, [point.topics for point in composed], kind, after_must))
        return tuple(next(found) if point.heading or point.text is None else None for point in points)

    def _given(self, text: str | None, line: int | None, name: str) -> Heading | None:
        return Heading(self._written(text, line, name)) if text else None

    def _written(self, text: str, line: int | None, name: str, count: int | None = None) -> Spans:
        """The writer's own words, facts filled in."""
        parts = outline_parts(text.strip(), FilePlace(self._outline.path, line) if self._outline.path else None)
        return spans_of(parts, with_count(self._facts, count), Origin(OriginKind.OUTLINE, name))


def _wish(kind: Kind, asked: Sequence[str]) -> str:
    return f"{kind.name}：{'、'.join(asked)}" if asked else kind.name


def _announced(kind: Kind, points: tuple[Place, ...], following: Sequence[int]) -> int | None:
    """What a block announces: its points, or, before the sections, how many of them follow; of one alone, its points.

    `following`: how many points each section after it has.
    """
    if points or kind.role is not Role.TRANSITION:
        return len(points) if len(points) > 1 else None
    return (len(following) if len(following) > 1 else sum(following)) or None
