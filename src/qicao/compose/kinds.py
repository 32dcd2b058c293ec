"""The kinds of blocks and sections as they are composed: what they draw on, in what order, how long they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.errors import OutlineError, nearest
from qicao.lexicons import load_lexicon
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINE_MARKER = "{一}、"
PLAIN_MARKER = "{一}是"


class Pattern(NamedTuple):
    """The order of roles in a paragraph: `main` is repeated until the paragraph is long enough (None: nothing is)."""

    before: tuple[str, ...] = ()
    main: str | None = None
    after: tuple[str, ...] = ()


class Kind(NamedTuple):
    """A kind of block or section. Lengths are in characters, `characters` is that of a usual one as a whole.

    `passages` are the patterns of a block without points, `lead` those of what stands before the points, `points` those
    of a point; `items` is the number of points when the outline leaves it open. `borrows`: the kinds of sections whose
    headings its points may have, too.

    What it may be about: `topical`: an overview leads, then one topic after another; `any_topic`: anything; `broad`:
    its points may also be about what the speech as a whole is about; `whole`: it speaks of the meeting as a whole.
    `tells`: the facts that it is there to tell; `closes`: it ends with a sentence on all that it told (这些问题…);
    `concludes`: in so many of its points what is said is brought back to the campaign (正因为如此，开展…).
    """

    name: str
    role: Role
    point_role: Role
    marker: str
    characters: int
    passages: tuple[Pattern, ...] = ()
    lead: tuple[Pattern, ...] = ()
    points: tuple[Pattern, ...] = ()
    lead_characters: int = 0
    items: int = 0
    inline: bool = False
    fixed: bool = False
    topics: tuple[str, ...] = ()
    topical: bool = False
    any_topic: bool = False
    broad: bool = False
    whole: bool = False
    tells: tuple[str, ...] = ()
    closes: bool = False
    concludes: int = 0
    borrows: tuple[str, ...] = ()
    title: str = ""
    cues: tuple[str, ...] = ()


def block_kind(name: str) -> Kind:
    """The kind of a block (段). Raises OutlineError when there is no such kind."""
    return _kind("blocks", "段", name)


def section_kind(name: str) -> Kind:
    """The kind of a section (部分). Raises OutlineError when there is no such kind."""
    return _kind("sections", "部分", name)


def section_names() -> frozenset[str]:
    """The names of all kinds of sections."""
    return frozenset(_kinds("sections"))


@cache
def section_kinds() -> tuple[Kind, ...]:
    """All kinds of sections."""
    return tuple(_kinds("sections").values())


def _kind(part: str, called: str, name: str) -> Kind:
    known = _kinds(part)
    if name not in known:
        raise OutlineError(f"没有“{name}”这种{called}。", None, nearest(name, known))
    return known[name]


@cache
def _kinds(part: str) -> Mapping[str, Kind]:
    composing = load_lexicon("composing")[part]
    return {entry["name"]: _read(entry, composing.get(entry["name"], {})) for entry in load_lexicon("kinds")[part]}


def _read(entry: Mapping[str, Any], more: Mapping[str, Any]) -> Kind:
    passages = more.get("passages", ["部署+"])
    return Kind(
        name=entry["name"],
        role=Role(entry["role"]),
        point_role=Role(entry.get("point_role", entry["role"])),
        marker=entry.get("marker", PLAIN_MARKER),
        characters=more.get("characters", 300),
        passages=_patterns(passages),
        lead=_patterns(more.get("lead", passages)),
        points=_patterns(more.get("points", passages)),
        lead_characters=more.get("lead_characters", 0),
        items=more.get("items", 0),
        inline=entry.get("inline", False),
        fixed=more.get("fixed", False),
        topics=tuple(more.get("topics", ())),
        topical=more.get("topical", False),
        any_topic=more.get("any_topic", False),
        broad=more.get("broad", False),
        whole=more.get("whole", False),
        tells=tuple(more.get("tells", ())),
        closes=more.get("closes", False),
        concludes=more.get("concludes", 0),
        borrows=tuple(more.get("borrows", ())),
        title=more.get("title", ""),
        cues=tuple(entry.get("cues", ())),
    )


def _patterns(texts: Iterable[str]) -> tuple[Pattern, ...]:
    return tuple(map(read_pattern, texts))


def read_pattern(text: str) -> Pattern:
    """Read `论断 部署+ 成效`; the role with a + is the main one."""
    roles = text.split()
    place = next((i for i, role in enumerate(roles) if role.endswith("+")), None)
    if place is None:
        return Pattern(tuple(roles))
    return Pattern(tuple(roles[:place]), roles[place][:-1], tuple(roles[place + 1 :]))


@cache
def marker_style(written: str) -> tuple[str, str]:
    """The style of a marker and what stands after it: `{一}要` and nothing for 一要, `第{一}` and ， for 第一."""
    for entry in load_lexicon("kinds")["markers"]:
        if written in (entry["form"], entry["style"], *map(str, entry.get("also", ()))):
            return entry["style"], entry.get("after", "")
    return written, ""
