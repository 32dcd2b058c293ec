"""An outline becomes places: headings are chosen, things are counted and numbered, lengths and topics are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.bank.phrase import parse_parts
from qicao.compose.headings import Headings, Wish
from qicao.compose.kinds import LINE_MARKER, block_kind, marker_style, section_kind
from qicao.compose.length import shares, usual_lengths
from qicao.compose.places import LEAD, PLAIN, POINT, TITLE, Place, markers, names_of, patterns_of, without_repeat
from qicao.compose.printed import Heading
from qicao.compose.rendering import outline_parts
from qicao.compose.scoring import generator
from qicao.compose.topics import Topics, known_topics, topics_in
from qicao.compose.wording import MUST, spans_of, with_count
from qicao.errors import Place as FilePlace
from qicao.outlines.model import Point, Section
from qicao.speech.finding import Finding, Severity
from qicao.speech.model import Origin, OriginKind, Role, Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qicao.compose.kinds import Kind
    from qicao.compose.stock import Stock
    from qicao.outlines.model import Block, Outline

HEADINGS_CODE = "C04"
_POINTS_LEAD = 60


class Planner:
    """Plans one draft. After `places()`, `findings` tells where headings could not be had as a set."""

    def __init__(self, outline: Outline, stock: Stock, facts: Mapping[str, str], seed: int) -> None:
        self._outline, self._stock, self._facts, self._seed = outline, stock, facts, seed
        self._topics = Topics(outline, facts)
        self._sections = [part for part in outline.body if isinstance(part, Section)]
        kinds = [section_kind(section.kind) for section in self._sections]
        self._headings = Headings(stock.heading_sets, facts, outline.date, kinds, self._topics.about)
        self.findings: list[Finding] = []

    def places(self) -> tuple[Place, ...]:
        """The places of the body, in order; the points of a block stand inside it."""
        body, found = self._outline.body, list[Place]()
        titles = iter(self._title_places())
        headings = iter(self._all_point_headings())
        for index, (name, usual) in enumerate(zip(names_of(body), usual_lengths(self._outline), strict=True)):
            part = body[index]
            if isinstance(part, Section):
                found += self._section(part, next(titles)._replace(name=name), usual, next(headings))
            else:
                found.append(self._block(part, name, usual, body[index:]))
        return tuple(found)

    def _title_places(self) -> tuple[Place, ...]:
        marks = markers(LINE_MARKER, len(self._sections)) if self._sections else ()
        each = zip(self._sections, self._titles(), marks, strict=True)
        return tuple(Place("", section_kind(s.kind), heading=title, marker=mark) for s, title, mark in each)

    def _all_point_headings(self) -> list[tuple[Heading | None, ...]]:
        """The headings of the points of each section; what they are about, the blocks before them may be about."""
        names = [
            name
            for part, name in zip(self._outline.body, names_of(self._outline.body), strict=True)
            if part in self._sections
        ]
        found = [self._point_headings(section, name) for section, name in zip(self._sections, names, strict=True)]
        self._topics.about |= topics_in("，".join(heading.text for each in found for heading in each if heading))
        return found

    def _titles(self) -> tuple[Heading, ...]:
        """The level-1 headings, from one set; where the bank has none, those of their kinds. One alone is not printed
        unless the writer gave it: there is nothing that it would stand apart from.
        """
        kinds = [section_kind(section.kind) for section in self._sections]
        given = [self._given(section.heading, section.line, TITLE) for section in self._sections]
        wishes = [Wish(heading, kind=kind) for heading, kind in zip(given, kinds, strict=True)]
        choice = self._headings.choose(wishes, None, generator(self._seed, TITLE))
        if not choice.agree and len(kinds) > 1:
            self._note(f"{len(kinds)} 个一级标题没有凑成字数、句式一致的一组。")
        return tuple(found or self._usual(kind) for found, kind in zip(choice.headings, kinds, strict=True))

    def _usual(self, kind: Kind) -> Heading:
        return Heading(spans_of(parse_parts(kind.title), self._facts, Origin(OriginKind.TEMPLATE, kind.name)))

    def _block(self, block: Block, name: str, usual: int, rest: Sequence[Block | Section]) -> Place:
        kind = block_kind(block.kind)
        topics = self._topics.of_block(block, kind)
        place = Place(name, kind, (kind.role, kind.point_role), (block.kind, PLAIN), topics=topics)
        if block.text is not None:
            return place._replace(text=self._written(block.text, block.line, name, _announced(kind, (), rest)))
        headings = [self._given(point.heading, point.line, name) for point in block.points]
        lead, characters = shares(usual, _POINTS_LEAD, len(block.points))
        points = self._points(block, block.points, name, headings, characters)
        patterns = kind.lead if points else kind.passages
        return place._replace(
            patterns=patterns_of(patterns, self._stock.passages, (block.kind, kind.role.value)),
            characters=lead if points else usual,
            fixed=kind.fixed or bool(points),
            announced=_announced(kind, points, rest),
            points=points,
            topical=False if kind.topical else None,
        )

    def _section(
        self, section: Section, title: Place, usual: int, headings: Sequence[Heading | None]
    ) -> Iterator[Place]:
        points = _points_of(section)
        lead, characters = shares(usual, title.kind.lead_characters if section.lead is True else 0, len(points))
        if len(self._sections) > 1 or section.heading:
            yield title._replace(name=f"{title.name}/{TITLE}")
        yield from self._lead(section, title, lead, len(points))
        yield from self._points(section, points, title.name, headings, characters)

    def _lead(self, section: Section, title: Place, characters: int, count: int) -> Iterator[Place]:
        kind = title.kind
        place = Place(
            f"{title.name}/{LEAD}",
            kind,
            (Role.LEAD, Role.LEAD),
            (kind.name + LEAD, LEAD, PLAIN),
            announced=count if count > 1 else None,
        )
        if isinstance(section.lead, str):
            yield place._replace(text=self._written(section.lead, section.line, place.name, count))
        elif section.lead and kind.lead:
            topics = self._topics.of_lead(section, title.heading.text if title.heading else "")
            patterns = patterns_of(kind.lead, self._stock.passages, (kind.name + LEAD, Role.LEAD.value))
            yield place._replace(patterns=patterns, topics=topics, characters=characters)

    def _points(
        self,
        part: Block | Section,
        points: Sequence[Point],
        name: str,
        headings: Sequence[Heading | None],
        characters: int,
    ) -> tuple[Place, ...]:
        kind = section_kind(part.kind) if isinstance(part, Section) else block_kind(part.kind)
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
        each = enumerate(zip(points, headings, marks, strict=True), start=1)
        return tuple(
            self._point(place._replace(name=f"{name}/{i}", heading=heading, marker=mark), point, part, i < len(points))
            for i, (point, heading, mark) in each
        )

    def _point(self, place: Place, point: Point, part: Block | Section, followed: bool) -> Place:
        """The place of one point; its heading or text does not repeat the 要 that its marker brings."""
        heading, marker = place.heading, place.marker
        text = None if point.text is None else self._written(point.text, point.line, place.name)
        return place._replace(
            heading=heading and Heading(without_repeat(heading.spans, marker)),
            text=text and (text if heading else without_repeat(text, marker)),
            topics=self._topics.of_point(part, place.kind, point, heading.text if heading else ""),
            own=self._topics.own(place.kind, point, heading.text if heading else ""),
            followed=followed,
        )

    def _point_headings(self, section: Section, name: str) -> tuple[Heading | None, ...]:
        """The headings of the points of a section. A point whose text the writer gave keeps what he gave."""
        points = _points_of(section)
        composed = [point for point in points if point.heading or point.text is None]
        given = [self._given(point.heading, point.line, name) for point in composed]
        wishes = [Wish(given, known_topics(point.topics)) for given, point in zip(given, composed, strict=True)]
        kind = section_kind(section.kind)
        random = generator(self._seed, f"{name}/{TITLE}")
        after_must = marker_style(section.marker or kind.marker)[0].endswith(MUST)
        choice = self._headings.choose(wishes, kind, random, after_must=after_must)
        if not choice.agree:
            self._note(f"“{name}”部分 {len(points)} 条的标题没有凑成字数、句式一致的一组。")
        found = iter(choice.headings)
        return tuple(next(found) if point.heading or point.text is None else None for point in points)

    def _given(self, text: str | None, line: int | None, name: str) -> Heading | None:
        return Heading(self._written(text, line, name)) if text else None

    def _written(self, text: str, line: int | None, name: str, count: int | None = None) -> Spans:
        """The writer's own words, facts filled in."""
        parts = outline_parts(text.strip(), FilePlace(self._outline.path, line) if self._outline.path else None)
        return spans_of(parts, with_count(self._facts, count), Origin(OriginKind.OUTLINE, name))

    def _note(self, message: str) -> None:
        hint = "在提纲里写上标题，或在用语库里加一组合用的标题。"
        self.findings.append(Finding(HEADINGS_CODE, Severity.DOUBT, message, suggestion=hint))


def _points_of(section: Section) -> tuple[Point, ...]:
    """The points of a section; where the outline leaves them open, as many as are usual."""
    return section.points or (Point(),) * section_kind(section.kind).items


def _announced(kind: Kind, points: tuple[Place, ...], rest: Sequence[Block | Section]) -> int | None:
    """What a block announces: its points, or, before the sections, how many of them follow."""
    if points or kind.role is not Role.TRANSITION:
        return len(points) if len(points) > 1 else None
    return sum(isinstance(part, Section) for part in rest) or None
