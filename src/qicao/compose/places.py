"""The places of a speech to be: each paragraph, and each point inside one, with all that writing it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.compose.kinds import PLAIN_MARKER, Pattern, marker_style
from qicao.compose.wording import MUST
from qicao.lexicons import load_lexicon
from qicao.speech.markers import Marker
from qicao.speech.model import Role, Spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.bank.phrase import Passage
    from qicao.compose.kinds import Kind
    from qicao.compose.printed import Heading
    from qicao.outlines.model import Block, Section

LEAD, POINT, TITLE, PLAIN = "引子", "条目", "标题", "一般"
_SERIES = "|"
_VERBS = (MUST, "抓")


class Place(NamedTuple):
    """A place of a speech: a paragraph, or a point inside one.

    `name` says where it is (任务/2); `templates` are the kinds of template that may write it, the first that exists
    does. `text` is what the writer wrote. `characters` is its usual length; a `fixed` one is not stretched. `topics` is
    all that it may be about (None: anything), `own` what it says itself that it is about, `main_topic` the first of it;
    `topical` is that of chooser.Want. `announced` is how many things it announces, `points` are the points inside;
    `followed`: another point of the same block or section comes after it; `pinned`: the ids of phrases that must stand;
    `closes`: it ends with a sentence on all that was told; `order`: the topics that have their turn in it.
    `named`: the heading over it names the campaign. `wish`: what the outline asks for here, in words: while it asks for
    the same, what was chosen may stay.
    """

    name: str
    kind: Kind
    roles: tuple[Role, Role] = (Role.HEADING, Role.HEADING)
    templates: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    characters: int = 0
    fixed: bool = True
    topics: frozenset[str] | None = frozenset()
    own: frozenset[str] = frozenset()
    main_topic: str = ""
    heading: Heading | None = None
    marker: Marker | None = None
    text: Spans | None = None
    announced: int | None = None
    points: tuple[Place, ...] = ()
    topical: bool | None = None
    followed: bool = False
    pinned: tuple[str, ...] = ()
    closes: bool = False
    order: tuple[str, ...] = ()
    named: bool = False
    wish: str = ""

    @property
    def is_composed(self) -> bool:
        """Whether a template writes it: it is neither the writer's own text nor a mere heading."""
        return self.text is None and bool(self.templates)

    @property
    def is_point(self) -> bool:
        """Whether it is a point of a block or a section."""
        return POINT in self.templates

    @property
    def main_role(self) -> str | None:
        """The role of the phrases that it has most of; None: its patterns have none."""
        return next((pattern.main for pattern in self.patterns if pattern.main), None)

    @property
    def is_argued(self) -> bool:
        """Whether it tells one thing at length: a point, or a paragraph that neither leads in nor lists."""
        return self.is_point or not (self.leads_in or self.kind.whole or self.topical is not None)

    @property
    def is_lead(self) -> bool:
        """Whether it stands between a level-1 heading and its first point."""
        return LEAD in self.templates

    @property
    def leads_in(self) -> bool:
        """Whether it says what follows: a lead, or what a block says before its points."""
        return self.is_lead or bool(self.points)

    @property
    def goes_on(self) -> bool:
        """Whether its text goes on after a 要 of its marker: it has no heading of its own."""
        return self.heading is None and self.marker is not None and self.marker.label.endswith(MUST)


def names_of(parts: Sequence[Block | Section]) -> tuple[str, ...]:
    """A name for each part of a body: its kind, with a number from the second of its kind on (任务, 任务2)."""
    kinds = [part.kind for part in parts]
    numbers = [kinds[: i + 1].count(kind) for i, kind in enumerate(kinds)]
    return tuple(kind + (str(number) if number > 1 else "") for kind, number in zip(kinds, numbers, strict=True))


def markers(style: str, number: int) -> tuple[Marker | None, ...]:
    """The markers of `number` siblings. One alone has none; a series of words that is too short gives way to 一是."""
    style, after = marker_style(style)
    if number == 1:
        return (None,)
    if _SERIES in style and len(style.split(_SERIES)) < number:
        style, after = PLAIN_MARKER, ""
    return tuple(Marker(style, i + 1, after) for i in range(number))


def patterns_of(usual: tuple[Pattern, ...], passages: Sequence[Passage], kinds: Sequence[str]) -> tuple[Pattern, ...]:
    """The patterns for a kind of paragraph: the usual ones, and those of the bank that have the same main role."""
    mains = {pattern.main for pattern in usual}
    own = (_pattern(passage, mains) for passage in passages if passage.kind in kinds)
    return tuple(dict.fromkeys((*usual, *(pattern for pattern in own if pattern))))


def _pattern(passage: Passage, mains: set[str | None]) -> Pattern | None:
    inside = {*mains, *load_lexicon("composing")["inside"]}
    roles = [role.chinese for role in passage.roles if role.chinese in inside]
    places = [i for i, role in enumerate(roles) if role in mains]
    if not places:
        return None
    last = load_lexicon("composing")["after"]
    before, after = roles[: places[0]], [role for role in roles[places[-1] + 1 :] if role in last]
    return Pattern(tuple(dict.fromkeys(before)), roles[places[0]], tuple(dict.fromkeys(after)))


def without_repeat(spans: Spans, marker: Marker | None) -> Spans:
    """The words without the verb at their head, where the marker brings it (一要 + 要强化责任, 一抓 + 抓项目)."""
    verb = str(marker)[-1] if marker else ""
    if verb not in _VERBS or not spans or not spans[0].text.startswith(verb):
        return spans
    return (spans[0]._replace(text=spans[0].text[1:]), *spans[1:])
