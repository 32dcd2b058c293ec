"""Choosing again by hand: what else could stand at a place, and the record with one of them taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qicao.compose.campaign import with_noun
from qicao.compose.picks import WHOLE
from qicao.compose.places import TITLE
from qicao.compose.wording import spans_of, with_count
from qicao.errors import OutlineError, nearest
from qicao.speech.model import Origin, OriginKind, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qicao.bank.phrase import Parts, Phrase
    from qicao.compose.composer import Work
    from qicao.compose.picks import PickedHeadings, Picks
    from qicao.compose.writing import Desk

_PHRASE = re.compile(r"(.+?)\.(\d+)")


class Spot(NamedTuple):
    """A place that can be chosen again: headings of a section (全篇: level 1), or a place's phrase of that number."""

    name: str
    number: int | None = None

    @property
    def written(self) -> str:
        """As a writer names it: 任务/2.3, 标题, 任务/标题."""
        if self.number is not None:
            return f"{self.name}.{self.number}"
        return TITLE if self.name == WHOLE else f"{self.name}/{TITLE}"


class Alternative(NamedTuple):
    """What could stand there: its score, its wording, the speeches it comes from, and the record with it taken.

    `wordings` with their slots, `shown` as they would be read.
    """

    score: float
    wordings: tuple[Parts, ...]
    shown: tuple[str, ...]
    speeches: tuple[str, ...]
    picks: Picks


def find_spots(picks: Picks, written: str) -> tuple[Spot, ...]:
    """The spots that a writer means: 任务/2.3 a phrase, 任务/2 each of its phrases, 标题, 任务/标题.

    Raises OutlineError for a place that is not there.
    """
    name = _plain(written)
    phrase = _PHRASE.fullmatch(name)
    name = phrase[1] if phrase else name
    if name == TITLE or name.endswith(f"/{TITLE}"):
        return (Spot(_headings_of(picks, written)),)
    place = picks.places.get(name)
    count = len(place.phrases) if place else 0
    if phrase and 1 <= int(phrase[2]) <= count:
        return (Spot(name, int(phrase[2])),)
    if count and phrase:
        raise OutlineError(f"“{written}”这里只有 {count} 句。", hint=f"写 1 到 {count}，如“{name}.1”。")
    if not count:
        raise _unknown(picks, name)
    return tuple(Spot(name, index + 1) for index in range(count))


def find_place(picks: Picks, written: str) -> str:
    """The place that a writer wants drawn again, or the section whose headings he wants. Raises OutlineError."""
    name = _plain(written)
    if name == TITLE or name.endswith(f"/{TITLE}"):
        return _headings_of(picks, written)
    if name in picks.places:
        return name
    if (phrase := _PHRASE.fullmatch(name)) and phrase[1] in picks.places:
        hint = f"写“{phrase[1]}”；只换一句，用 qicao swap。"
        raise OutlineError("重选是把整处重选，不能只选其中一句。", hint=hint)
    raise _unknown(picks, name)


def _plain(written: str) -> str:
    return written.strip().strip("/").replace("．", ".")


def _headings_of(picks: Picks, written: str) -> str:
    """The name under which headings are recorded: 标题 → 全篇, 任务/标题 → 任务."""
    name = _plain(written)
    name = WHOLE if name == TITLE else name.removesuffix(f"/{TITLE}")
    headings = picks.headings.get(name)
    if headings is None:
        raise _unknown(picks, written)
    if headings.headings and all(parts is None for parts in headings.headings):
        raise OutlineError(f"“{written}”都是提纲里写好的。", hint="要换，就改提纲里的标题。")
    return name


def _unknown(picks: Picks, written: str) -> OutlineError:
    names = [name for name, place in picks.places.items() if place.phrases]
    names += [TITLE, *(f"{name}/{TITLE}" for name in picks.headings if name != WHOLE)]
    return OutlineError(f"草稿里没有“{written}”这一处，或者这一处是提纲里写好的。", hint=nearest(written, names))


def standing(picks: Picks, spot: Spot) -> tuple[Parts, ...]:
    """What stands at a spot."""
    if spot.number is None:
        return tuple(parts for parts in picks.headings[spot.name].headings if parts)
    return (picks.places[spot.name].phrases[spot.number - 1].phrase.parts,)


def as_read(work: Work, spot: Spot, wordings: Iterable[Parts]) -> tuple[str, ...]:
    """Wordings as they would be read at a spot: slots filled, with how many things are announced there."""
    counts = (place.announced for place in work.composed if place.name == spot.name)
    facts = with_count(work.facts, next(counts, None))
    origin = Origin(OriginKind.PHRASE, spot.name)
    return tuple(text_of(spans_of(with_noun(parts, facts), facts, origin)) for parts in wordings)


def alternatives(work: Work, desk: Desk, spot: Spot) -> Iterator[Alternative]:
    """What else could stand at a spot of the draft that lies on the desk, the best first."""
    if spot.number is None:
        for score, headings, speeches in work.planner.other_headings(spot.name):
            wordings = tuple(parts for parts in headings.headings if parts)
            picks = _with_headings(work.kept, spot.name, headings)
            yield Alternative(score, wordings, as_read(work, spot, wordings), speeches, picks)
        return
    place = next(place for place in work.composed if place.name == spot.name)
    if work.is_pinned(spot.name, work.kept.places[spot.name].phrases[spot.number - 1].phrase.id):
        raise OutlineError("这一句是提纲里“选用”指定的。", hint="要换，就改提纲里的“选用”。")
    for score, candidate in desk.alternatives(place, spot.number - 1):
        wordings = (candidate.phrase.parts,)
        picks = _with_phrase(work.kept, spot.name, spot.number - 1, candidate.phrase)
        yield Alternative(score, wordings, as_read(work, spot, wordings), candidate.speeches, picks)


def _with_headings(picks: Picks, name: str, headings: PickedHeadings) -> Picks:
    return picks._replace(headings={**picks.headings, name: headings})


def _with_phrase(picks: Picks, name: str, index: int, taken: Phrase) -> Picks:
    place = picks.places[name]
    stood = place.phrases[index]
    phrases = (*place.phrases[:index], stood._replace(phrase=taken), *place.phrases[index + 1 :])
    return picks._replace(places={**picks.places, name: place._replace(phrases=phrases)})
