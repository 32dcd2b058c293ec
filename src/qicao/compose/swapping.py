"""Choosing again by hand: what else could stand at a place, and the record with one of them taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.phrase import print_parts
from qicao.compose.picks import WHOLE
from qicao.compose.places import TITLE
from qicao.errors import OutlineError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qicao.bank.phrase import Phrase
    from qicao.compose.composer import Work
    from qicao.compose.picks import PickedHeadings, Picks
    from qicao.compose.rendering import PassageTemplates

_SENTENCE = re.compile(r"(.+?)[.．](\d+)")


class Spot(NamedTuple):
    """A place that can be chosen again: headings of a section (全篇: level 1), or a place's phrase of that number."""

    name: str
    number: int | None = None


class Alternative(NamedTuple):
    """What could stand there: its score, its wording, the speeches it comes from, and the record with it taken."""

    score: float
    texts: tuple[str, ...]
    speeches: tuple[str, ...]
    picks: Picks


def find_spots(picks: Picks, written: str) -> tuple[Spot, ...]:
    """The spots that a writer means: 任务/2.3 a sentence, 任务/2 each of its sentences, 标题, 任务/标题.

    Raises OutlineError for a place that is not there.
    """
    name = written.strip().strip("/")
    sentence = _SENTENCE.fullmatch(name)
    name = sentence[1] if sentence else name
    headings = heading_name(name)
    if headings in picks.headings and not sentence:
        return (Spot(headings),)
    place = picks.places.get(name)
    count = len(place.phrases) if place else 0
    if sentence and 1 <= int(sentence[2]) <= count:
        return (Spot(name, int(sentence[2])),)
    if sentence or not count:
        raise _unknown(picks, written, count)
    return tuple(Spot(name, index + 1) for index in range(count))


def standing(picks: Picks, spot: Spot) -> tuple[str, ...]:
    """What stands at a spot."""
    if spot.number is None:
        return tuple(print_parts(parts) for parts in picks.headings[spot.name].headings if parts)
    return (picks.places[spot.name].phrases[spot.number - 1].phrase.text,)


def heading_name(written: str) -> str:
    """The name under which the headings that a writer means are recorded: 标题 → 全篇, 任务/标题 → 任务."""
    return WHOLE if written == TITLE else written.removesuffix(f"/{TITLE}")


def _unknown(picks: Picks, written: str, count: int) -> OutlineError:
    if count:
        return OutlineError(
            f"“{written}”这里只有 {count} 句。", hint=f"写 1 到 {count}，如“{written.split('.', maxsplit=1)[0]}.1”。"
        )
    names = [name for name, place in picks.places.items() if place.phrases]
    names += [TITLE, *(f"{name}/{TITLE}" for name in picks.headings if name != WHOLE)]
    return OutlineError(f"草稿里没有“{written}”这一处。", hint=nearest(written, names))


def alternatives(work: Work, templates: PassageTemplates, spot: Spot) -> Iterator[Alternative]:
    """What else could stand at a spot of a draft, the best first."""
    if spot.number is None:
        for score, headings, speeches in work.planner.other_headings(spot.name):
            texts = tuple(print_parts(parts) for parts in headings.headings if parts)
            yield Alternative(score, texts, speeches, _with_headings(work.kept, spot.name, headings))
        return
    desk = work.written(templates)
    place = next(place for place in work.composed if place.name == spot.name)
    for score, candidate in desk.alternatives(place, spot.number - 1):
        picks = _with_phrase(work.kept, spot.name, spot.number - 1, candidate.phrase)
        yield Alternative(score, (candidate.text,), candidate.speeches, picks)


def _with_headings(picks: Picks, name: str, headings: PickedHeadings) -> Picks:
    return picks._replace(headings={**picks.headings, name: headings})


def _with_phrase(picks: Picks, name: str, index: int, taken: Phrase) -> Picks:
    place = picks.places[name]
    stood = place.phrases[index]
    phrases = (*place.phrases[:index], stood._replace(phrase=taken), *place.phrases[index + 1 :])
    return picks._replace(places={**picks.places, name: place._replace(phrases=phrases)})
